import { describe, expect, test } from 'vitest'
import type { Fault, PlannedFault } from '#backend/sample/faults'
import type { SampleServer, SampleServerOptions } from '#backend/sample/server'
import { auth, call, idsOf, sampleServer, tokenOf, type Reply } from './client'

const page = (number: number, limit = 20): string =>
  `/customers?sort[0]=id&sort[1]=1&limit=${String(limit)}&page=${String(number)}`

/** A server that makes `fault` at the second request for customers, and a token for it. */
async function faulty(
  fault: Fault,
  options: Partial<SampleServerOptions> = {},
): Promise<[SampleServer, string]> {
  const server = await sampleServer({ faults: [{ page: 2, fault }], ...options })
  return [server, await tokenOf(server)]
}

/** The answers to pages 1, 2 and 2 again: before, with and after the fault. */
async function three(fault: Fault): Promise<readonly [Reply, Reply, Reply]> {
  const [server, token] = await faulty(fault)
  const answers = [
    await call(server, page(1), token),
    await call(server, page(2), token),
    await call(server, page(2), token),
  ] as const
  expect([answers[0].status, answers[2].status]).toEqual([200, 200])
  return answers
}

/** What `fetch` gives for the page with the fault, as text. */
async function text(fault: Fault): Promise<{ status: number; type: string | null; text: string }> {
  const [server, token] = await faulty(fault)
  await call(server, page(1), token)
  const response = await fetch(server.baseUrl + page(2), { headers: { 'x-token': token } })
  return { status: response.status, type: response.headers.get('content-type'), text: await response.text() }
}

describe('faults of one answer', () => {
  test('429 with the time to wait', async () => {
    const [, busy] = await three({ kind: 'busy', seconds: 7 })
    const waits = ['RateLimit-Reset', 'Retry-After'].map((name) => busy.headers.get(name))
    expect([busy.status, ...waits]).toEqual([429, '7', '7'])
  })

  test.each([
    [null, null],
    [30, '30'],
  ])('429 with a Retry-After of its own: %s', async (retryAfter, header) => {
    const [, busy] = await three({ kind: 'busy', seconds: 7, retryAfter })
    expect([busy.headers.get('RateLimit-Reset'), busy.headers.get('Retry-After')]).toEqual(['7', header])
  })

  test.each([500, 502, 503, 504] as const)('%d, as JSON and as HTML', async (status) => {
    const [, failed] = await three({ kind: 'status', status })
    expect([failed.status, failed.body['success']]).toEqual([status, false])
    expect(await text({ kind: 'status', status, html: true })).toMatchObject({
      status,
      text: expect.stringContaining('<html>'),
    })
  })

  test('HTML in place of JSON', async () => {
    expect(await text({ kind: 'html' })).toEqual({
      status: 200,
      type: 'text/html; charset=utf-8',
      text: expect.stringContaining('<html>'),
    })
  })

  test('invalid JSON, complete by its length', async () => {
    const { status, text: body } = await text({ kind: 'invalid-json' })
    expect(status).toBe(200)
    expect(body).toMatch(/^{"success":true,"data":\[/)
    expect(() => JSON.parse(body) as unknown).toThrow(SyntaxError)
  })

  test.each([0, 0.5, 1])('a body that ends after %d of it', async (share) => {
    const [server, token] = await faulty({ kind: 'cut', share })
    await call(server, page(1), token)
    const read = fetch(server.baseUrl + page(2), { headers: { 'x-token': token } }).then((response) =>
      response.text(),
    )
    await expect(read).rejects.toThrow()
    expect((await call(server, page(2), token)).status).toBe(200)
  })

  test('a connection that is reset', async () => {
    const [server, token] = await faulty({ kind: 'reset' })
    await call(server, page(1), token)
    await expect(call(server, page(2), token)).rejects.toThrow()
    expect((await call(server, page(2), token)).status).toBe(200)
  })

  test('no answer ever, until the server is closed', async () => {
    const [server, token] = await faulty({ kind: 'hang' })
    await call(server, page(1), token)
    const hanging = call(server, page(2), token)
    const ended = expect(hanging).rejects.toThrow()
    expect((await call(server, page(2), token)).status).toBe(200)
    await server.close()
    await ended
  })

  test('a token that expired', async () => {
    const [server, token] = await faulty({ kind: 'expired-token' })
    await call(server, page(1), token)
    for (let time = 0; time < 2; time += 1) {
      const { status, body } = await call(server, page(2), token)
      expect([status, body['error']]).toEqual([401, 'Token expired'])
    }
    expect((await call(server, page(2), await tokenOf(server))).status).toBe(200)
  })

  test('a refusal with 200', async () => {
    const [, refused] = await three({ kind: 'refused-with-200', error: 'Client is disabled' })
    expect([refused.status, refused.body]).toMatchObject([
      200,
      { success: false, error: 'Client is disabled' },
    ])
  })

  test('another total', async () => {
    const [before, shifted, after] = await three({ kind: 'total-shifted', by: -3 })
    expect([before, shifted, after].map(({ body }) => body['total'])).toEqual([60, 57, 60])
    expect(idsOf(shifted)).toEqual(idsOf(after))
  })

  test('another limit', async () => {
    const [, other] = await three({ kind: 'limit-ignored', limit: 50 })
    expect(idsOf(other)).toHaveLength(10)
  })

  test('the page before once more', async () => {
    const [before, repeated, after] = await three({ kind: 'page-repeated' })
    expect(idsOf(repeated)).toEqual(idsOf(before))
    expect(idsOf(after)).not.toEqual(idsOf(before))
  })

  test('a short envelope', async () => {
    const [, short] = await three({ kind: 'short-envelope' })
    expect(Object.keys(short.body)).toEqual(['success', 'data', 'total'])
    expect(short.headers.get('date')).not.toBeNull()
    const [, timeless] = await three({ kind: 'short-envelope', date: false })
    expect(timeless.headers.get('date')).toBeNull()
  })

  test('another order than was asked for', async () => {
    const [, backwards] = await three({ kind: 'sort-ignored', sort: 'id', descending: true })
    expect(idsOf(backwards)).toEqual(idsOf(backwards).toSorted((a, b) => b - a))
  })

  test('any other answer', async () => {
    const [, other] = await three({
      kind: 'answer',
      answer: { status: 418, body: { message: 'No success here' } },
    })
    expect([other.status, other.body]).toEqual([418, { message: 'No success here' }])
  })
})

describe('plans', () => {
  test('may name requests by their number, sign-ins included', async () => {
    const fault: Fault = { kind: 'status', status: 500 }
    const faults: PlannedFault[] = [
      { request: 1, fault },
      { request: 3, fault },
    ]
    const server = await sampleServer({ faults })
    await expect(tokenOf(server)).resolves.toBe('undefined')
    const token = await tokenOf(server)
    expect((await call(server, '/venues', token)).status).toBe(500)
    expect((await call(server, '/venues', token)).status).toBe(200)
  })

  test('may decide request by request', async () => {
    const server = await sampleServer({
      faults: ({ path, query }) =>
        path === '/customers' && query.get('page') === '2' ? { kind: 'html' } : null,
    })
    const token = await tokenOf(server)
    expect((await call(server, page(1), token)).status).toBe(200)
    await expect(call(server, page(2), token)).rejects.toThrow()
  })
})

describe('between two pages', () => {
  test('customers can be deleted, inserted and changed', async () => {
    const server = await sampleServer({
      oddRows: false,
      beforeAnswer: ({ pageNumber }, store) => {
        if (pageNumber !== 2) return
        const [first, second] = [...store.rows()]
        store.remove(first?.id ?? 0)
        store.update(second?.id ?? 0, { name: 'Changed' })
        store.insert({ name: 'New' })
      },
    })
    const all = [...server.store.rows()].map((row) => row.id)
    const token = await tokenOf(server)
    const first = await call(server, page(1), token)
    const second = await call(server, page(2), token)
    expect(idsOf(first)).toEqual(all.slice(0, 20))
    // The deletion moved one customer over the border: it is on neither page.
    expect(idsOf(second)).toEqual(all.slice(21, 41))
    expect(server.store.get(all[1] ?? 0)).toMatchObject({ name: 'Changed' })
    expect(idsOf(await call(server, page(3), token))).toHaveLength(20)
  })

  test('a hook that fails shows as a failing server', async () => {
    const server = await sampleServer({
      beforeAnswer: () => {
        throw new Error('from the test')
      },
    })
    expect((await call(server, page(1), await tokenOf(server))).status).toBe(500)
  })
})

test('the requests received are listed', async () => {
  const server = await sampleServer({ now: () => 1_000 })
  const token = await tokenOf(server)
  await call(server, page(2), token)
  await call(server, '/venues', token)
  expect(server.requests).toMatchObject([
    { number: 1, pageNumber: null, method: 'POST', path: '/auth', at: 1000 },
    { number: 2, pageNumber: 1, method: 'GET', path: '/customers' },
    { number: 3, pageNumber: null, method: 'GET', path: '/venues' },
  ])
  expect(server.requests[1]?.query.get('page')).toBe('2')
})

test('closing does not wait for answers under way', async () => {
  const server = await sampleServer({ latency: 600_000 })
  const token = await tokenOf(server)
  const waiting = expect(call(server, page(1), token)).rejects.toThrow()
  await server.close()
  await waiting
})

test('a server may give fewer at once than it is asked for, and be slow with some answers', async () => {
  const asked: string[] = []
  const server = await sampleServer({
    largestPage: 7,
    latency: ({ path }) => {
      asked.push(path)
      return 1
    },
  })
  const token = await tokenOf(server)
  expect(idsOf(await call(server, page(1), token))).toHaveLength(7)
  expect(asked).toEqual(['/customers'])
})

test('its clock stands in the header of every answer', async () => {
  const server = await sampleServer({ now: () => Date.UTC(2020, 1, 2, 3, 4, 5) })
  const { headers } = await auth(server)
  expect(headers.get('date')).toBe('Sun, 02 Feb 2020 03:04:05 GMT')
})
