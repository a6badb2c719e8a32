import { request, type ClientRequestArgs } from 'node:http'
import type { Socket } from 'node:net'
import type { SecureContext } from 'node:tls'
import { SocksClient } from 'socks'
import { dial, secure, type Target } from './dial'
import { ProxyFailure } from './proxy-failure'
import { isUntrusted } from './trust'
import { proxyName, type Proxy } from './way'

const codeOf = (thrown: unknown): string =>
  thrown instanceof Error && 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : ''

const authority = ({ host, port }: Target): string =>
  `${host.includes(':') ? `[${host}]` : host}:${String(port)}`

/**
 * Connects to `target` through `proxy`, until `signal` aborts. Throws ProxyFailure: `network.proxy-*`, or
 * `network.certificate` if the proxy itself speaks TLS and cannot be trusted.
 */
export async function openTunnel(
  proxy: Proxy,
  target: Target,
  secureContext: SecureContext | undefined,
  signal: AbortSignal,
): Promise<Socket> {
  const socket = await reach(proxy, secureContext, signal)
  try {
    if (proxy.kind === 'http' || proxy.kind === 'https') return await askHttp(proxy, socket, target, signal)
    return await askSocks(proxy, socket, target, signal)
  } catch (thrown) {
    socket.destroy()
    throw thrown
  }
}

async function reach(
  proxy: Proxy,
  secureContext: SecureContext | undefined,
  signal: AbortSignal,
): Promise<Socket> {
  try {
    const socket = await dial(proxy, signal)
    return proxy.kind === 'https' ? await secure(socket, proxy, secureContext, signal) : socket
  } catch (thrown) {
    if (isUntrusted(codeOf(thrown))) {
      throw new ProxyFailure('lasting', { code: 'network.certificate', host: proxyName(proxy) })
    }
    throw unreachable(proxy)
  }
}

const unreachable = (proxy: Proxy): ProxyFailure =>
  new ProxyFailure('unreachable', { code: 'network.proxy-unreachable', proxy: proxyName(proxy) })

const nonsense = (proxy: Proxy): ProxyFailure =>
  new ProxyFailure('lasting', { code: 'network.proxy-nonsense', proxy: proxyName(proxy) })

/** The failure behind a proxy's answer that is not 2xx. 502 to 504: the proxy did not reach the server. */
function refusal(proxy: Proxy, status: number): ProxyFailure {
  const name = proxyName(proxy)
  if (status === 407) return new ProxyFailure('lasting', { code: 'network.proxy-sign-in', proxy: name })
  const kind = status >= 502 && status <= 504 ? 'passing' : 'lasting'
  return new ProxyFailure(kind, { code: 'network.proxy-refused', proxy: name, status })
}

function askingFor(target: Target, { account }: Proxy): ClientRequestArgs {
  const basic =
    account === null ? null : Buffer.from(`${account.user}:${account.password}`, 'utf8').toString('base64')
  return {
    method: 'CONNECT',
    path: authority(target),
    headers: {
      host: authority(target),
      // Without this header Node asks to close the connection after the answer.
      connection: 'keep-alive',
      ...(basic === null ? {} : { 'proxy-authorization': `Basic ${basic}` }),
    },
  }
}

/** Asks for a tunnel with CONNECT (RFC 9110, section 9.3.6; Basic sign-in: RFC 7617). */
function askHttp(proxy: Proxy, socket: Socket, target: Target, signal: AbortSignal): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const asking = request({ ...askingFor(target, proxy), createConnection: () => socket, signal })
    asking.once('connect', ({ statusCode = 0 }, _line, head) => {
      if (statusCode < 200 || statusCode > 299) reject(refusal(proxy, statusCode))
      // In TLS the client speaks first, so these bytes do not come from the server.
      else if (head.length > 0) reject(nonsense(proxy))
      else resolve(socket)
    })
    asking.once('error', (thrown) => {
      reject(codeOf(thrown).startsWith('HPE_') ? nonsense(proxy) : unreachable(proxy))
    })
    asking.end()
  })
}

/** The failures behind the library's messages; it has no codes. */
function socksFailure(proxy: Proxy, message: string): ProxyFailure {
  const name = proxyName(proxy)
  if (/authentication/i.test(message)) {
    return new ProxyFailure('lasting', { code: 'network.proxy-sign-in', proxy: name })
  }
  if (/rejected/i.test(message)) {
    const kind = /NotAllowed/.test(message) ? 'lasting' : 'passing'
    return new ProxyFailure(kind, { code: 'network.proxy-refused', proxy: name, status: null })
  }
  return /closed|timed out/i.test(message) ? unreachable(proxy) : nonsense(proxy)
}

/** Asks for a tunnel with SOCKS 4a or 5 (RFC 1928, 1929). The proxy looks up the name. */
async function askSocks(proxy: Proxy, socket: Socket, target: Target, signal: AbortSignal): Promise<Socket> {
  const giveUp = (): void => void socket.destroy()
  signal.addEventListener('abort', giveUp, { once: true })
  try {
    await SocksClient.createConnection({
      command: 'connect',
      destination: { host: target.host, port: target.port },
      existing_socket: socket,
      proxy: {
        host: proxy.host,
        port: proxy.port,
        type: proxy.kind === 'socks4' ? 4 : 5,
        ...(proxy.account === null ? {} : { userId: proxy.account.user, password: proxy.account.password }),
      },
    })
    return socket
  } catch (thrown) {
    throw signal.aborted ? unreachable(proxy) : socksFailure(proxy, String(thrown))
  } finally {
    signal.removeEventListener('abort', giveUp)
  }
}
