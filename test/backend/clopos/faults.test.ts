import type { ServerResponse } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { describe, expect, onTestFinished, test } from 'vitest'
import { createAuthority } from '../network/certificates'
import {
  customersAnswer,
  cutOff,
  firstPage,
  fixture,
  hang,
  json,
  never,
  reset,
  sourceOf,
  startApi,
  text,
  type Respond,
} from './api-server'

const html = text(200, '<!doctype html><title>Wi-Fi sign-in</title>', { 'content-type': 'text/html' })
const broken = text(200, '{"success":true,"data":[{"id":1,')
const busy = (headers: Readonly<Record<string, string>>): Respond => json(429, { success: false }, headers)

describe('what may pass is repeated', () => {
  const cases: readonly (readonly [string, Respond])[] = [
    ['408', text(408, '')],
    ['500', json(500, { message: 'Server Error' })],
    ['502', text(502, '<html>')],
    ['503', text(503, '')],
    ['504', text(504, '')],
    ['reset', reset],
    ['cut body', cutOff],
    ['invalid JSON', broken],
    ['an empty body', text(200, '')],
    ['HTML', html],
  ]
  test.each(cases)('%s', async (_, fault) => {
    const api = await startApi({ '/customers': [fault, fault, customersAnswer] })
    const { source, time } = sourceOf(api)
    const page = await source.customers(firstPage, never)
    expect(page.customers).toHaveLength(2)
    expect(time.waits).toEqual([375, 750])
    expect(source.requests()).toBe(4)
  })
})

describe('what does not pass ends with its error', () => {
  const cases: readonly (readonly [string, Respond, object, number])[] = [
    ['504', text(504, ''), { code: 'server.failing', status: 504 }, 6],
    ['501', text(501, ''), { code: 'server.failing', status: 501 }, 1],
    ['reset', reset, { code: 'network.unreachable' }, 6],
    ['cut body', cutOff, { code: 'server.nonsense', problem: 'cut-off' }, 6],
    ['invalid JSON', broken, { code: 'server.nonsense', problem: 'not-json' }, 4],
    ['HTML', html, { code: 'server.nonsense', problem: 'web-page' }, 4],
  ]
  test.each(cases)('%s', async (_, fault, error, attempts) => {
    const api = await startApi({ '/customers': [fault] })
    const { source } = sourceOf(api)
    await expect(source.customers(firstPage, never)).rejects.toMatchObject({ data: error })
    expect(api.count('/customers')).toBe(attempts)
  })
})

describe('waiting is told, with its reason and its end', () => {
  const told = async (responses: readonly Respond[]): Promise<readonly unknown[]> => {
    const api = await startApi({ '/customers': responses })
    const heard: unknown[] = []
    const { source, time } = sourceOf(api, { onContact: (contact) => heard.push(contact) })
    const start = time.clock()
    await source.customers(firstPage, never).catch(() => undefined)
    return heard.map((contact) =>
      JSON.parse(JSON.stringify(contact), (key, value: unknown) =>
        key === 'until' && typeof value === 'number' ? value - start : value,
      ),
    )
  }
  const answered = { is: 'answered' }

  test('429', async () => {
    const responses = [busy({ 'retry-after': '7' }), customersAnswer]
    expect(await told(responses)).toEqual([answered, { is: 'busy', until: 7000 }, answered])
  })

  test('500, unless it passes in a moment', async () => {
    const fault = json(500, {})
    expect(await told([fault, fault, customersAnswer])).toEqual([answered])
    expect(await told([fault, fault, fault, customersAnswer])).toEqual([
      answered,
      { is: 'failing', status: 500, until: 375 + 750 + 1500 },
      { is: 'failing', status: 500, until: null },
      answered,
    ])
  })

  test('no answer', async () => {
    expect(await told([reset, reset, reset, customersAnswer])).toEqual([
      answered,
      { is: 'failing', status: null, until: 375 + 750 + 1500 },
      { is: 'failing', status: null, until: null },
      answered,
    ])
  })

  test('a spent budget', async () => {
    const api = await startApi({ '/customers': [customersAnswer] })
    const heard: unknown[] = []
    const { source } = sourceOf(api, {
      onContact: (contact) => heard.push(contact),
      limits: { requestsPerMinute: 3 },
    })
    for (let page = 0; page < 4; page += 1) await source.customers(firstPage, never)
    expect(heard).toEqual([answered, { is: 'busy', until: expect.any(Number) }, answered])
  })
})

describe('429', () => {
  const asked: readonly (readonly [string, Readonly<Record<string, string>>, number])[] = [
    ['Retry-After in seconds', { 'retry-after': '7' }, 7000],
    ['Retry-After as a date', { 'retry-after': 'Thu, 01 Jan 2026 00:00:30 GMT' }, 30_000],
    ['RateLimit-Reset', { 'ratelimit-reset': '12', 'ratelimit-remaining': '0' }, 12_000],
    ['the longer of both', { 'ratelimit-reset': '5', 'retry-after': '9' }, 9000],
    ['neither', {}, 1000],
  ]
  test.each(asked)('%s', async (_, headers, wait) => {
    const api = await startApi({ '/customers': [busy(headers), customersAnswer] })
    const { source, time } = sourceOf(api)
    await source.customers(firstPage, never)
    expect(time.waits).toEqual([wait])
  })

  test('without an end: busy', async () => {
    const api = await startApi({ '/customers': [busy({ 'retry-after': '50' })] })
    const { source } = sourceOf(api)
    await expect(source.customers(firstPage, never)).rejects.toMatchObject({
      data: { code: 'server.busy', seconds: 50 },
    })
    expect(api.count('/customers')).toBe(4)
  })

  test('a pause that is too long ends this call and those after it at once', async () => {
    const api = await startApi({ '/customers': [busy({ 'retry-after': '3600' })] })
    const { source } = sourceOf(api)
    const error = { data: { code: 'server.busy', seconds: 3600 } }
    await expect(source.customers(firstPage, never)).rejects.toMatchObject(error)
    await expect(source.venues(never)).rejects.toMatchObject(error)
    expect(source.requests()).toBe(2)
  })
})

describe('the network', () => {
  test('nobody there: said at once, after one quick repeat', async () => {
    // The port of the discard service, which nobody offers any more. A free one could be taken by another test.
    const host = '127.0.0.1:9'
    const { source, time } = sourceOf({ url: `http://${host}` })
    await expect(source.signIn(never)).rejects.toMatchObject({ data: { code: 'network.unreachable', host } })
    expect(time.waits).toEqual([375])
  })

  test('a server that hangs', async () => {
    const api = await startApi({ '/customers': [hang] })
    const { source } = sourceOf(api, { limits: { responseMs: 150 } })
    await expect(source.customers(firstPage, never)).rejects.toMatchObject({
      data: { code: 'network.timeout', host: new URL(api.url).host },
    })
    expect(api.count('/customers')).toBe(3)
  })

  const drips: readonly (readonly [string, string, (response: ServerResponse) => void])[] = [
    ['a body that never ends', '/customers', (response) => response.writeHead(200).write('{"success":true,')],
    ['a sign-in that never ends', '/auth', (response) => response.writeHead(200).write('{"success":true,')],
    ['headers that never end', '/customers', (response) => response.socket?.write('HTTP/1.1 200 OK\r\n')],
  ]
  test.each(drips)('%s, a few bytes at a time', async (_, path, begin) => {
    const drip: Respond = (response) => {
      const { socket } = response
      begin(response)
      const timer = setInterval(() => socket?.write(response.headersSent ? '1\r\n \r\n' : 'x: y\r\n'), 5)
      socket?.on('close', () => {
        clearInterval(timer)
      })
    }
    const api = await startApi({ [path]: [drip] })
    const { source } = sourceOf(api, { limits: { requestMs: 200, repeats: 1 } })
    await expect(source.customers(firstPage, never)).rejects.toMatchObject({ code: 'network.timeout' })
    expect(api.count(path)).toBe(2)
  })

  test('a certificate that nobody trusted signed, and a line without TLS', async () => {
    const authority = await createAuthority()
    const server = createSecureServer(await authority.issue('localhost')).listen(0, '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve))
    onTestFinished(() => {
      server.close()
    })
    const { port } = server.address() as AddressInfo
    const host = `localhost:${String(port)}`
    const { source, time } = sourceOf({ url: `https://${host}` })
    const failure: unknown = await source.signIn(never).catch((thrown: unknown) => thrown)
    expect(failure).toMatchObject({ data: { code: 'network.certificate', host } })
    // The error of the request holds the credentials.
    expect(failure).not.toHaveProperty('cause')
    const plain = await startApi({})
    const { source: withoutTls } = sourceOf({ url: plain.url.replace('http:', 'https:') })
    await expect(withoutTls.signIn(never)).rejects.toMatchObject({ code: 'network.certificate' })
    expect(time.waits).toEqual([])
  })
})

test('an answer larger than the limit is refused, also when it was small on the line', async () => {
  const large = gzipSync(JSON.stringify({ success: true, data: ['x'.repeat(2_000_000)], total: 1 }))
  const respond: Respond = (response) => {
    response.writeHead(200, { 'content-encoding': 'gzip' }).end(large)
  }
  const api = await startApi({ '/customers': [respond] })
  const { source } = sourceOf(api, { limits: { bodyBytes: 1_000_000 } })
  await expect(source.customers(firstPage, never)).rejects.toMatchObject({ code: 'server.nonsense' })
  expect(api.count('/customers')).toBe(1)
  await expect(sourceOf(api).source.customers(firstPage, never)).resolves.toMatchObject({ total: 1 })
})

describe('cancelling', () => {
  test('before, during a request, and during a wait', async () => {
    await expectCancelled(AbortSignal.abort())
    const during = new AbortController()
    await expectCancelled(during.signal, () => {
      during.abort()
    })
    const api = await startApi({ '/customers': [text(504, '')] })
    const waiting = new AbortController()
    const { source } = sourceOf(api, {
      clock: Date.now,
      sleep: (_, signal) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => {
            reject(new Error('aborted'))
          })
          waiting.abort()
        }),
    })
    await expect(source.customers(firstPage, waiting.signal)).rejects.toMatchObject({ code: 'cancelled' })
  })

  async function expectCancelled(
    signal: AbortSignal,
    whileHanging: () => void = () => undefined,
  ): Promise<void> {
    const api = await startApi({ '/customers': [whileHanging] })
    const { source } = sourceOf(api)
    await expect(source.customers(firstPage, signal)).rejects.toMatchObject({ code: 'cancelled' })
  }
})

test('no failure carries the token or the secret', async () => {
  const { token } = JSON.parse(fixture('auth.json')) as { token: string }
  const answers = [reset, hang, html, json(400, { message: `Bad ${token}`, error: 'very-secret-value' })]
  for (const answer of answers) {
    const api = await startApi({ '/customers': [answer] })
    const { source } = sourceOf(api, { limits: { responseMs: 100, repeats: 0 } })
    const failure: unknown = await source.customers(firstPage, never).catch((thrown: unknown) => thrown)
    const all = JSON.stringify(failure, [...Object.getOwnPropertyNames(failure), 'data', 'cause'])
    expect(all).not.toContain(token)
    expect(all).not.toContain('very-secret-value')
    expect(failure).not.toHaveProperty('cause')
  }
})
