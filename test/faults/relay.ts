import { connect, createServer, type Server, type Socket } from 'node:net'
import { once } from 'node:events'

/** A line to a server that can be cut and mended. */
export interface Relay {
  readonly port: number
  /** Ends every connection that is open now. */
  readonly cut: () => void
  /** Connections are refused from now on. */
  readonly refuse: () => Promise<void>
  /** Connections are taken again. */
  readonly accept: () => Promise<void>
  readonly close: () => Promise<void>
}

export async function openRelay(target: number): Promise<Relay> {
  const sockets = new Set<Socket>()
  const keep = (socket: Socket): void => {
    sockets.add(socket)
    // A cut line is what this is for.
    socket.on('error', () => undefined)
    socket.on('close', () => {
      sockets.delete(socket)
    })
  }
  const listen = async (port: number): Promise<Server> => {
    const server = createServer((incoming) => {
      const outgoing = connect(target, '127.0.0.1')
      keep(incoming)
      keep(outgoing)
      incoming.pipe(outgoing).pipe(incoming)
      incoming.on('close', () => outgoing.destroy())
      outgoing.on('close', () => incoming.destroy())
    })
    server.listen(port, '127.0.0.1')
    await once(server, 'listening')
    return server
  }
  const cut = (): void => {
    for (const socket of sockets) socket.resetAndDestroy()
  }
  let server: Server | null = await listen(0)
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const refuse = async (): Promise<void> => {
    if (server === null) return
    const closed = once(server, 'close')
    server.close()
    cut()
    server = null
    await closed
  }
  return {
    port,
    cut,
    refuse,
    accept: async () => {
      server ??= await listen(port)
    },
    close: refuse,
  }
}
