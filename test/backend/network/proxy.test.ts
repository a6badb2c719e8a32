/** Clopos reached only through proxies: real ones, over real TLS. */
import { once } from 'node:events'
import { createServer } from 'node:net'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { createCloposSource, type CloposOptions } from '#backend/clopos/client'
import type { CustomerSource } from '#backend/clopos/source'
import type { Proxy, Route } from '#backend/network/way'
import { startSampleServer, type SampleServer } from '#backend/sample/server'
import { firstPage, never } from '../clopos/api-server'
import { createAuthority, type Authority } from './certificates'
import { listening, type Listening } from './listening'
import { startConnectProxy, startOddity, startSocksProxy } from './proxies'
import { cloposHost, cloposUrl, startSecure } from './secure-clopos'

let authority: Authority
let clopos: SampleServer
let secure: Listening

beforeAll(async () => {
  authority = await createAuthority()
  setDefaultCACertificates([...getCACertificates('default'), authority.cert])
  clopos = await startSampleServer({ customers: 30 })
  secure = await startSecure(await authority.issue(cloposHost), clopos.port)
})

afterAll(async () => {
  await secure.close()
  await clopos.close()
})

async function during<Kind extends Listening>(starting: Promise<Kind>): Promise<Kind> {
  const started = await starting
  onTestFinished(started.close)
  return started
}

const proxyAt = (port: number, kind: Proxy['kind'] = 'http', account: Proxy['account'] = null): Proxy => ({
  kind,
  host: kind === 'https' ? 'localhost' : '127.0.0.1',
  port,
  account,
})

function sourceAlong(route: Route, limits: CloposOptions['limits'] = {}): CustomerSource {
  return createCloposSource({
    baseUrl: cloposUrl,
    credentials: clopos.credentials,
    route,
    limits: { backoffMs: 1, longestBackoffMs: 2, ...limits },
  })
}

const failure = (route: Route, limits?: CloposOptions['limits']): Promise<unknown> =>
  sourceAlong(route, limits)
    .signIn(never)
    .then(
      () => null,
      (thrown: unknown) => thrown,
    )

describe('a proxy of each kind leads to Clopos', () => {
  const right = { user: 'ana@office', password: 'pass:wörd/1' }
  const account = `${right.user}:${right.password}`
  const kinds = [
    ['HTTP', 'http', () => startConnectProxy({ leadsTo: secure.port }), null],
    ['HTTP with an account', 'http', () => startConnectProxy({ leadsTo: secure.port, account }), right],
    [
      'HTTPS',
      'https',
      async () => startConnectProxy({ leadsTo: secure.port }, await authority.issue('localhost')),
      null,
    ],
    ['SOCKS 5', 'socks5', () => startSocksProxy(5, { leadsTo: secure.port }), null],
    ['SOCKS 5 with an account', 'socks5', () => startSocksProxy(5, { leadsTo: secure.port, account }), right],
    ['SOCKS 4', 'socks4', () => startSocksProxy(4, { leadsTo: secure.port }), null],
  ] as const

  test.each(kinds)('%s, over one connection', async (_, kind, start, signIn) => {
    const proxy = await during(start())
    const source = sourceAlong([proxyAt(proxy.port, kind, signIn)])
    const page = await source.customers(firstPage, never)
    expect(page.customers).toHaveLength(30)
    expect(await source.venues(never)).not.toHaveLength(0)
    expect(proxy.asked).toEqual([`${cloposHost}:443`])
  })
})

describe('what goes wrong at the proxy is told apart', () => {
  test('an account that is missing or wrong, without repeating', async () => {
    const account = 'ana:right'
    const http = await during(startConnectProxy({ leadsTo: secure.port, account }))
    const socks = await during(startSocksProxy(5, { leadsTo: secure.port, account }))
    const wrong = { user: 'ana', password: 'secret-word' }
    for (const proxy of [
      proxyAt(http.port),
      proxyAt(http.port, 'http', wrong),
      proxyAt(socks.port, 'socks5', wrong),
    ]) {
      const thrown = await failure([proxy])
      const data = { code: 'network.proxy-sign-in', proxy: `127.0.0.1:${String(proxy.port)}` }
      expect(thrown).toMatchObject({ data })
      expect(JSON.stringify([thrown, Object.getOwnPropertyDescriptors(thrown)])).not.toContain('secret-word')
    }
    expect(http.asked).toHaveLength(2)
  })

  const oddities = [
    ['403', 'HTTP/1.1 403 Forbidden\r\n\r\n', { code: 'network.proxy-refused', status: 403 }],
    ['502', 'HTTP/1.1 502 Bad Gateway\r\n\r\n', { code: 'network.proxy-refused', status: 502 }],
    ['what is no HTTP', 'SSH-2.0-OpenSSH_9.2\r\n', { code: 'network.proxy-nonsense' }],
    ['words of its own in a tunnel', 'HTTP/1.1 200 OK\r\n\r\n<html>', { code: 'network.proxy-nonsense' }],
    ['a line that is hung up', '', { code: 'network.proxy-unreachable' }],
  ] as const

  test.each(oddities)('%s', async (_, answer, data) => {
    const { port } = await during(startOddity(answer))
    expect(await failure([proxyAt(port)])).toMatchObject({
      data: { ...data, proxy: `127.0.0.1:${String(port)}` },
    })
  })

  const refused = { code: 'network.proxy-refused', status: null }
  const socksOddities = [
    ['not allowed', '\x05\0\x05\x02\0\x01\0\0\0\0\0\0', refused],
    ['not reachable', '\x05\0\x05\x04\0\x01\0\0\0\0\0\0', refused],
    ['no way to sign in', '\x05\xff', { code: 'network.proxy-sign-in' }],
    ['what is no SOCKS', 'HTTP/1.1 400 Bad Request\r\n\r\n', { code: 'network.proxy-nonsense' }],
  ] as const

  test.each(socksOddities)('SOCKS: %s', async (_, answer, data) => {
    const { port } = await during(startOddity(answer))
    expect(await failure([proxyAt(port, 'socks5')])).toMatchObject({ data })
  })

  test.each(['http', 'https', 'socks5'] as const)('%s that never answers', async (kind) => {
    const { port } = await during(startOddity(null))
    expect(await failure([proxyAt(port, kind)], { connectMs: 100 })).toMatchObject({
      code: 'network.proxy-unreachable',
    })
  })

  test('a proxy that nobody trusts, and a server behind one', async () => {
    const stranger = await createAuthority('Stranger')
    const proxy = await during(startConnectProxy({ leadsTo: secure.port }, await stranger.issue('localhost')))
    const host = `localhost:${String(proxy.port)}`
    expect(await failure([proxyAt(proxy.port, 'https')])).toMatchObject({
      data: { code: 'network.certificate', host },
    })

    const spy = await during(startSecure(await stranger.issue(cloposHost), clopos.port))
    const open = await during(startConnectProxy({ leadsTo: spy.port }))
    expect(await failure([proxyAt(open.port)])).toMatchObject({
      data: { code: 'network.certificate', host: cloposHost },
    })
  })

  test('a server whose certificate is for another name, behind a proxy and without one', async () => {
    const other = await during(startSecure(await authority.issue('other.test'), clopos.port))
    const proxy = await during(startConnectProxy({ leadsTo: other.port }))
    expect(await failure([proxyAt(proxy.port)])).toMatchObject({
      data: { code: 'network.certificate', host: cloposHost },
    })
    const host = `localhost:${String(other.port)}`
    const source = createCloposSource({ baseUrl: `https://${host}`, credentials: clopos.credentials })
    await expect(source.signIn(never)).rejects.toMatchObject({ data: { code: 'network.certificate', host } })
  })

  test('a tunnel in which Clopos never answers', async () => {
    const silent = await during(startOddity(null))
    const proxy = await during(startConnectProxy({ leadsTo: silent.port }))
    expect(await failure([proxyAt(proxy.port)], { connectMs: 200 })).toMatchObject({
      data: { code: 'network.timeout', host: cloposHost },
    })
  })
})

/** A port where nobody listens. */
async function deserted(): Promise<number> {
  const { port, close } = await listening(createServer())
  await close()
  return port
}

describe('several ways', () => {
  test('a proxy that is not there gives way to the next, which is kept', async () => {
    const gone = proxyAt(await deserted())
    const proxy = await during(startConnectProxy({ leadsTo: secure.port }))
    await sourceAlong([gone, proxyAt(proxy.port)]).signIn(never)
    expect(proxy.asked).toHaveLength(1)
    expect(await failure([gone])).toMatchObject({ code: 'network.proxy-unreachable' })
    expect(await failure([gone, 'direct'])).toMatchObject({
      data: { code: 'network.unreachable', host: cloposHost },
    })
  })

  test('one that refuses does not', async () => {
    const locked = await during(startConnectProxy({ leadsTo: secure.port, account: 'a:b' }))
    const proxy = await during(startConnectProxy({ leadsTo: secure.port }))
    expect(await failure([proxyAt(locked.port), proxyAt(proxy.port)])).toMatchObject({
      code: 'network.proxy-sign-in',
    })
    expect(proxy.asked).toEqual([])
  })
})

test.each(['http', 'socks5'] as const)('cancelling hangs up on a silent proxy (%s)', async (kind) => {
  const server = createServer()
  const { port } = await during(listening(server))
  const cancel = new AbortController()
  const signingIn = sourceAlong([proxyAt(port, kind)]).signIn(cancel.signal)
  const [line] = (await once(server, 'connection')) as [NodeJS.EventEmitter]
  const hungUp = once(line, 'close')
  await new Promise((resolve) => line.once('data', resolve))
  cancel.abort()
  await expect(signingIn).rejects.toMatchObject({ code: 'cancelled' })
  await hungUp
})
