/** A browser as the server sees it: real requests and a real WebSocket, with every header in the test's hand. */
import { request, type IncomingHttpHeaders, type OutgoingHttpHeaders } from 'node:http'
import { WebSocket } from 'ws'

export interface Reply {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** Asks 127.0.0.1 for exactly this path, without the cleaning that `fetch` does. */
export function ask(
  port: number,
  path: string,
  headers: OutgoingHttpHeaders = {},
  method = 'GET',
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const asking = request({ host: '127.0.0.1', port, path, method, headers, agent: false }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('end', () => {
        const body = Buffer.concat(parts).toString('utf8')
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body })
      })
    })
    asking.on('error', reject)
    asking.end()
  })
}

/** The pass that the address with its token is traded for; empty if it is refused. */
export async function enter(address: string): Promise<string> {
  const url = new URL(address)
  const path = `/enter/${url.searchParams.get('token') ?? ''}`
  const { status, body } = await ask(Number(url.port), path, { origin: url.origin }, 'POST')
  return status === 200 ? body : ''
}

/** Opens the socket; gives it, or the status with which it was refused. */
export function knock(
  port: number,
  headers: Readonly<Record<string, string>>,
  path: string,
): Promise<WebSocket | number> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`ws://127.0.0.1:${String(port)}${path}`, { headers })
    socket.on('open', () => {
      resolve(socket)
    })
    socket.on('unexpected-response', (_request, response) => {
      resolve(response.statusCode ?? 0)
      socket.terminate()
    })
    socket.on('error', reject)
  })
}
