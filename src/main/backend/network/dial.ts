import { once } from 'node:events'
import { connect as connectTcp, isIP, type Socket } from 'node:net'
import { connect as connectTls, type SecureContext, type TLSSocket } from 'node:tls'

/** Where a connection leads. */
export interface Target {
  readonly host: string
  readonly port: number
}

/** Waits for a new socket. It is destroyed where it fails, and where `signal` aborts: error code `ETIMEDOUT`. */
async function ready<Kind extends Socket>(socket: Kind, event: string, signal: AbortSignal): Promise<Kind> {
  try {
    await once(socket, event, { signal })
    return socket
  } catch (thrown) {
    socket.destroy()
    if (signal.aborted) throw Object.assign(new Error('not connected in time'), { code: 'ETIMEDOUT' })
    throw thrown
  }
}

/** Connects to `target`. Throws Node's errors, `ETIMEDOUT` where `signal` aborts. */
export function dial({ host, port }: Target, signal: AbortSignal): Promise<Socket> {
  return ready(connectTcp({ host, port }), 'connect', signal)
}

/** Secures a connection that leads to `target`, and checks its certificate. Throws as `dial` does. */
export function secure(
  socket: Socket,
  { host }: Target,
  secureContext: SecureContext | undefined,
  signal: AbortSignal,
): Promise<TLSSocket> {
  const secured = connectTls({
    socket,
    // The name that the certificate must be for. Addresses may not be named in the handshake (RFC 6066, section 3).
    host,
    servername: isIP(host) === 0 ? host : '',
    ALPNProtocols: ['http/1.1'],
    ...(secureContext === undefined ? {} : { secureContext }),
  })
  return ready(secured, 'secureConnect', signal)
}
