import { once } from 'node:events'
import { connect as connectTcp, isIP, type Socket } from 'node:net'
import { connect as connectTls, type SecureContext, type TLSSocket } from 'node:tls'

/** Where a connection leads. */
export interface Target {
  readonly host: string
  readonly port: number
}

/** Waits until a new socket is connected. It is destroyed if that fails or `signal` aborts (error code `ETIMEDOUT`). */
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

/** Connects to `target`. Throws Node's errors, and `ETIMEDOUT` if `signal` aborts. */
export function dial({ host, port }: Target, signal: AbortSignal): Promise<Socket> {
  return ready(connectTcp({ host, port }), 'connect', signal)
}

/** Starts TLS on a connection to `target` and checks its certificate. Throws what `dial` throws. */
export function secure(
  socket: Socket,
  { host }: Target,
  secureContext: SecureContext | undefined,
  signal: AbortSignal,
): Promise<TLSSocket> {
  const secured = connectTls({
    socket,
    // The name that the certificate must match. The handshake may not name an IP address (RFC 6066, section 3).
    host,
    servername: isIP(host) === 0 ? host : '',
    ALPNProtocols: ['http/1.1'],
    ...(secureContext === undefined ? {} : { secureContext }),
  })
  return ready(secured, 'secureConnect', signal)
}
