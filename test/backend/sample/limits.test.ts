import { describe, expect, test } from 'vitest'
import { createRateLimit } from '#backend/sample/rate-limit'
import { auth, call, handClock, sampleServer, tokenOf, type Reply } from './client'

const budgetOf = ({ headers }: Reply): (string | null)[] =>
  ['RateLimit-Limit', 'RateLimit-Remaining', 'RateLimit-Reset', 'Retry-After'].map((name) =>
    headers.get(name),
  )

describe('a window of one minute', () => {
  test('slides', () => {
    const clock = handClock()
    const limit = createRateLimit(2, clock.now)
    expect(limit.take('a')).toBe(true)
    clock.pass(40_000)
    expect([limit.take('a'), limit.take('a'), limit.open('a'), limit.take('b')]).toEqual([
      true,
      false,
      false,
      true,
    ])
    expect(limit.budget('a')).toEqual({ limit: 2, remaining: 0, reset: 20 })
    clock.pass(20_000)
    expect(limit.budget('a')).toEqual({ limit: 2, remaining: 1, reset: 40 })
    expect([limit.take('a'), limit.take('a')]).toEqual([true, false])
    clock.pass(60_000)
    expect(limit.budget('a')).toEqual({ limit: 2, remaining: 2, reset: 60 })
  })
})

describe('data calls', () => {
  test('are counted down, then refused until the oldest is a minute old', async () => {
    const clock = handClock()
    const server = await sampleServer({ rateLimit: 3, now: clock.now })
    const token = await tokenOf(server)
    expect(budgetOf(await call(server, '/venues', token))).toEqual(['3', '2', '60', null])
    clock.pass(15_000)
    expect(budgetOf(await call(server, '/customers', token))).toEqual(['3', '1', '45', null])
    expect(budgetOf(await call(server, '/customers?limit=0', token))).toEqual(['3', '0', '45', null])
    const refused = await call(server, '/venues', token)
    expect([refused.status, ...budgetOf(refused)]).toEqual([429, '3', '0', '45', '45'])
    expect(refused.body).toMatchObject({ success: false, message: expect.any(String) })
    clock.pass(45_000)
    expect((await call(server, '/venues', token)).status).toBe(200)
  })

  test('share their budget over all tokens, and allow 300 by default', async () => {
    const server = await sampleServer({ now: handClock().now })
    await call(server, '/venues', await tokenOf(server))
    expect(budgetOf(await call(server, '/venues', await tokenOf(server)))).toEqual(['300', '298', '60', null])
  })

  test('that fail too often are refused before their token is looked at', async () => {
    const clock = handClock()
    const server = await sampleServer({ failureLimit: 2, now: clock.now })
    const token = await tokenOf(server)
    expect((await call(server, '/venues', 'bad')).status).toBe(401)
    expect((await call(server, '/venues', 'bad')).status).toBe(401)
    expect((await call(server, '/venues', token)).status).toBe(429)
    clock.pass(60_000)
    expect((await call(server, '/venues', token)).status).toBe(200)
  })
})

describe('sign-ins', () => {
  test('are limited for themselves', async () => {
    const clock = handClock()
    const server = await sampleServer({ authLimit: 2, now: clock.now })
    const token = await tokenOf(server)
    expect((await auth(server, { client_secret: 'wrong' })).status).toBe(401)
    const refused = await auth(server)
    expect([refused.status, ...budgetOf(refused)]).toEqual([429, '2', '0', '60', '60'])
    expect((await call(server, '/venues', token)).status).toBe(200)
    clock.pass(60_000)
    expect((await auth(server)).status).toBe(200)
  })

  test('may be 60 a minute by default', async () => {
    expect((await auth(await sampleServer())).headers.get('RateLimit-Limit')).toBe('60')
  })
})
