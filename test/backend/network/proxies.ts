/** Small proxies of each kind, which lead every connection to one port of this computer. */
import { createServer, type Server } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import { createServer as createTcpServer, type Socket } from 'node:net'
import type { Certificate } from './certificates'
import { join, listening, type Listening } from './listening'

export interface TestProxy extends Listening {
  /** Where each connection was to lead, such as `clopos.test:443`. */
  readonly asked: readonly string[]
}

export interface ProxyOptions {
  readonly leadsTo: number
  /** Who may use it, as `user:password`; everybody where it is left out. */
  readonly account?: string
}

/** An HTTP proxy that knows CONNECT. With a certificate it is reached over TLS. */
export async function startConnectProxy(
  options: ProxyOptions,
  certificate?: Certificate,
): Promise<TestProxy> {
  const { leadsTo, account } = options
  const asked: string[] = []
  const server: Server = certificate === undefined ? createServer() : createSecureServer(certificate)
  server.on('connect', (request, line) => {
    asked.push(request.url ?? '')
    const signIn = account === undefined ? undefined : `Basic ${Buffer.from(account).toString('base64')}`
    if (request.headers['proxy-authorization'] === signIn) {
      line.write('HTTP/1.1 200 Connection established\r\n\r\n')
      join(line, leadsTo)
    } else line.end('HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic\r\n\r\n')
  })
  return { ...(await listening(server)), asked }
}

/** What comes next on a line, at least `length` bytes of it. */
async function next(line: Socket, length: number): Promise<Buffer> {
  for (;;) {
    const read: unknown = line.read(length)
    if (Buffer.isBuffer(read)) return read
    await new Promise((resolve) => line.once('readable', resolve))
  }
}

/** SOCKS 5 with names (RFC 1928), and accounts (RFC 1929). */
async function admitSocks5(line: Socket, account: string | undefined): Promise<string | null> {
  const [, methods = 0] = await next(line, 2)
  await next(line, methods)
  line.write(Buffer.from([5, account === undefined ? 0 : 2]))
  if (account !== undefined) {
    const [, userLength = 0] = await next(line, 2)
    const user = await next(line, userLength)
    const [passwordLength = 0] = await next(line, 1)
    const password = await next(line, passwordLength)
    const admitted = `${user.toString()}:${password.toString()}` === account
    line.write(Buffer.from([1, admitted ? 0 : 1]))
    if (!admitted) return null
  }
  const head = await next(line, 5)
  const name = await next(line, head.readUInt8(4))
  const port = await next(line, 2)
  line.write(Buffer.from([5, 0, 0, 1, 0, 0, 0, 0, 0, 0]))
  return `${name.toString()}:${String(port.readUInt16BE())}`
}

/** SOCKS 4 with a name after the address 0.0.0.1 (SOCKS 4a). */
async function admitSocks4(line: Socket): Promise<string> {
  const head = await next(line, 8)
  const texts: string[] = ['']
  while (texts.length < 3) {
    const letter = (await next(line, 1)).toString()
    if (letter === '\0') texts.push('')
    else texts.push(`${texts.pop() ?? ''}${letter}`)
  }
  line.write(Buffer.from([0, 90, 0, 0, 0, 0, 0, 0]))
  return `${texts[1] ?? ''}:${String(head.readUInt16BE(2))}`
}

/** A SOCKS proxy of the given version. */
export async function startSocksProxy(
  version: 4 | 5,
  { leadsTo, account }: ProxyOptions,
): Promise<TestProxy> {
  const asked: string[] = []
  const server = createTcpServer((line) => {
    const admitted = version === 5 ? admitSocks5(line, account) : admitSocks4(line)
    void admitted.then((target) => {
      if (target === null) line.end()
      else {
        asked.push(target)
        join(line, leadsTo)
      }
    })
  })
  return { ...(await listening(server)), asked }
}

/** What answers every first word with `answer`, whatever it was; null: nothing at all. */
export function startOddity(answer: string | null): Promise<Listening> {
  return listening(
    createTcpServer((line) => {
      line.once('data', () => {
        if (answer !== null) line.end(answer, 'latin1')
      })
    }),
  )
}
