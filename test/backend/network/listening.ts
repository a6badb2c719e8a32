import { once } from 'node:events'
import { connect, type AddressInfo, type Server, type Socket } from 'node:net'
import type { Duplex } from 'node:stream'

export interface Listening {
  readonly port: number
  /** Ends the server with all its connections. A second time nothing happens. */
  readonly close: () => Promise<void>
}

/** Lets a server listen on any free port of this computer. */
export async function listening(server: Server): Promise<Listening> {
  const open = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    open.add(socket)
    // Broken connections are part of the test.
    socket.on('error', () => undefined).once('close', () => open.delete(socket))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    port,
    close: async () => {
      if (!server.listening) return
      const closed = once(server, 'close')
      server.close()
      for (const socket of open) socket.destroy()
      await closed
    },
  }
}

/** Hands everything on to a port of this computer, and back; ends both ends together. */
export function join(line: Duplex, port: number): void {
  const onward = connect(port, '127.0.0.1')
  line.on('error', () => undefined).once('close', () => onward.destroy())
  onward.on('error', () => undefined).once('close', () => line.destroy())
  line.pipe(onward).pipe(line)
}
