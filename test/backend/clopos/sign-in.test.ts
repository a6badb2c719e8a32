import { describe, expect, test } from 'vitest'
import {
  credentials,
  firstPage,
  json,
  never,
  refusal,
  sourceOf,
  startApi,
  text,
  type Respond,
} from './api-server'

const modeMismatch = 'Integrator is in test mode. But brand is not in test mode'

describe('each refusal of the sign-in has its own code', () => {
  const table: readonly (readonly [string, Respond, object])[] = [
    [
      'missing field',
      refusal(400, 'Missing client_id, client_secret, brand, or integrator_id'),
      { code: 'sign-in.missing-field', fields: ['brand', 'clientId', 'clientSecret', 'integratorId'] },
    ],
    [
      'one missing field',
      refusal(400, 'Missing brand'),
      { code: 'sign-in.missing-field', fields: ['brand'] },
    ],
    [
      'unknown integrator, 400',
      refusal(400, 'Invalid integrator_id'),
      { code: 'sign-in.unknown-integrator' },
    ],
    [
      'unknown integrator, 401',
      refusal(401, 'Invalid integrator_id'),
      { code: 'sign-in.unknown-integrator' },
    ],
    ['test mode', json(200, { success: false, error: modeMismatch }), { code: 'sign-in.mode-mismatch' }],
    ['message only', json(401, { message: 'Invalid credentials' }), { code: 'sign-in.rejected' }],
    ['no words', json(401, {}), { code: 'sign-in.rejected' }],
    [
      'disabled, 200',
      json(200, { success: false, message: 'Client is disabled' }),
      { code: 'sign-in.disabled' },
    ],
    ['disabled, 403', refusal(403, 'Client is disabled'), { code: 'sign-in.disabled' }],
    ['disabled, 500', refusal(500, 'Client is disabled'), { code: 'sign-in.disabled' }],
    [
      'another that turns the text around',
      refusal(422, '\u202Eevil\u202C \u2067No\u2069.\u200F'),
      { code: 'server.refused', status: 422, message: 'evil No.' },
    ],
    [
      'another that goes on and on',
      refusal(422, 'No. '.repeat(100)),
      { code: 'server.refused', status: 422, message: 'No. '.repeat(50) },
    ],
    ['another', refusal(422, 'No.'), { code: 'server.refused', status: 422, message: 'No.' }],
  ]
  test.each(table)('%s', async (_, respond, error) => {
    const api = await startApi({ '/auth': [respond] })
    const { source, time } = sourceOf(api)
    await expect(source.signIn(never)).rejects.toMatchObject({ data: error })
    expect(api.count('/auth')).toBe(1)
    expect(time.waits).toEqual([])
  })
})

test('empty fields are named without asking the server', async () => {
  const api = await startApi({})
  const { source } = sourceOf(api, { credentials: { ...credentials, clientSecret: ' ', brand: '' } })
  await expect(source.signIn(never)).rejects.toMatchObject({
    data: { code: 'sign-in.missing-field', fields: ['brand', 'clientSecret'] },
  })
  expect(source.requests()).toBe(0)
})

test('the four fields go out as JSON, and the bare token comes back in x-token', async () => {
  const api = await startApi({ '/venues': [json(200, { success: true, data: [] })] })
  const { source } = sourceOf(api, { credentials: { ...credentials, venueId: 7, brand: ' omega\n' } })
  await source.venues(never)
  const [signIn, venues] = api.received
  expect(signIn?.method).toBe('POST')
  expect(JSON.parse(signIn?.body ?? '')).toEqual({
    brand: 'omega',
    client_id: 'client-1',
    client_secret: 'very-secret-value',
    integrator_id: 'integrator-1',
  })
  expect(venues?.headers).toMatchObject({
    'x-token': expect.stringMatching(/^eyJ/) as string,
    'x-venue': '7',
  })
  expect(venues?.headers).not.toHaveProperty('authorization')
  expect(venues?.headers['user-agent']).toBe('CustomerDesk')
})

test('refused credentials are not sent again until somebody asks for it', async () => {
  const api = await startApi({ '/auth': [refusal(401, 'Invalid credentials')] })
  const { source } = sourceOf(api)
  await expect(source.signIn(never)).rejects.toMatchObject({ code: 'sign-in.rejected' })
  await expect(source.venues(never)).rejects.toMatchObject({ code: 'sign-in.rejected' })
  await expect(source.groups(never)).rejects.toMatchObject({ code: 'sign-in.rejected' })
  expect(api.count('/auth')).toBe(1)
  await expect(source.signIn(never)).rejects.toMatchObject({ code: 'sign-in.rejected' })
  expect(api.count('/auth')).toBe(2)
})

test('calls at the same time share one sign-in', async () => {
  const api = await startApi({ '/venues': [json(200, { success: true, data: [] })] })
  const { source } = sourceOf(api)
  await Promise.all([source.venues(never), source.venues(never), source.signIn(never), source.venues(never)])
  expect(api.count('/auth')).toBe(1)
  expect(source.requests()).toBe(4)
})

test('one caller that gives up does not end the sign-in of the others', async () => {
  const held: { answer: () => void }[] = []
  const api = await startApi({
    '/auth': [
      (response, received) => {
        held.push({
          answer: () => {
            text(200, JSON.stringify({ success: true, token: 't' }))(response, received)
          },
        })
        if (held.length === 1) gaveUp.abort()
      },
    ],
    '/venues': [json(200, { success: true, data: [] })],
  })
  const { source } = sourceOf(api)
  const gaveUp = new AbortController()
  const first = source.venues(gaveUp.signal)
  const second = source.venues(never)
  await expect(first).rejects.toMatchObject({ code: 'cancelled' })
  held[0]?.answer()
  await expect(second).resolves.toEqual([])
  expect(api.count('/auth')).toBe(1)
})

describe('the token is renewed before it ends', () => {
  const venues = { '/venues': [json(200, { success: true, data: [] })] }
  const expiring = (fields: object): Respond => json(200, { success: true, token: 't', ...fields })
  const start = Date.UTC(2026, 0, 1)
  const hour = 3_600_000

  test.each([
    ['expires_in', { expires_in: 3600 }],
    ['expires_at, Unix seconds', { expires_at: (start + hour) / 1000 }],
    ['expires_at, ISO', { expires_at: new Date(start + hour).toISOString() }],
    ['whichever is sooner', { expires_in: 7200, expires_at: (start + hour) / 1000 }],
    ['an expires_at in the past', { expires_in: 3600, expires_at: start / 1000 - 60 }],
  ])('%s', async (_, fields) => {
    const api = await startApi({ '/auth': [expiring(fields)], ...venues })
    const { source, time } = sourceOf(api)
    await source.venues(never)
    time.pass(hour - 6 * 60_000)
    await source.venues(never)
    expect(api.count('/auth')).toBe(1)
    time.pass(2 * 60_000)
    await source.venues(never)
    expect(api.count('/auth')).toBe(2)
  })

  test('though the clock was set back', async () => {
    const api = await startApi({ '/auth': [expiring({ expires_in: 3600 })], ...venues })
    const { source, time } = sourceOf(api)
    await source.venues(never)
    time.pass(-10 * hour)
    await source.venues(never)
    time.pass(hour)
    await source.venues(never)
    expect(api.count('/auth')).toBe(2)
  })
})

describe('a token that is refused', () => {
  const ok = json(200, { success: true, data: [] })
  test.each(['Headers are missing', 'Invalid token', 'Token expired'])(
    '%s: signs in again, once',
    async (words) => {
      const api = await startApi({ '/venues': [refusal(401, words), ok] })
      const { source } = sourceOf(api)
      await expect(source.venues(never)).resolves.toEqual([])
      expect(api.count('/auth')).toBe(2)
    },
  )

  test('twice: the sign-in was revoked', async () => {
    const expired = json(401, { success: false, error: 'Token expired', expires_at: '2026-01-01T00:00:00Z' })
    const api = await startApi({ '/venues': [expired] })
    const { source } = sourceOf(api)
    await expect(source.venues(never)).rejects.toMatchObject({ code: 'sign-in.revoked' })
    expect(api.count('/auth')).toBe(2)
    expect(api.count('/venues')).toBe(2)
  })

  test('by several calls at the same time: one new sign-in serves them all', async () => {
    let tokens = 0
    const api = await startApi({
      '/auth': [
        (response, received) => {
          tokens += 1
          json(200, { success: true, token: `token-${String(tokens)}`, expires_in: 3600 })(response, received)
        },
      ],
      '/venues': [
        (response, received) => {
          const valid = received.headers['x-token'] === 'token-2'
          ;(valid ? ok : refusal(401, 'Invalid token'))(response, received)
        },
      ],
    })
    const { source } = sourceOf(api)
    await Promise.all([source.venues(never), source.venues(never), source.venues(never)])
    expect(api.count('/auth')).toBe(2)
  })

  test('for another reason: no new sign-in', async () => {
    const api = await startApi({ '/venues': [refusal(401, 'Client is disabled')] })
    const { source } = sourceOf(api)
    await expect(source.venues(never)).rejects.toMatchObject({ code: 'sign-in.disabled' })
    expect(api.count('/auth')).toBe(1)
  })
})

test('a token that is too long for a header is not sent', async () => {
  const api = await startApi({ '/auth': [json(200, { success: true, token: 'x'.repeat(1_000_000) })] })
  await expect(sourceOf(api).source.customers(firstPage, never)).rejects.toMatchObject({
    data: { code: 'server.nonsense', problem: 'too-large' },
  })
  expect(api.count('/customers')).toBe(0)
})

test('an answer without a usable token is no sign-in', async () => {
  const api = await startApi({
    '/auth': [
      json(200, { success: true }),
      json(200, { token: 'x' }),
      json(200, { success: true, token: 'a\nb' }),
    ],
  })
  const { source } = sourceOf(api)
  for (let attempt = 0; attempt < 3; attempt += 1) {
    await expect(source.signIn(never)).rejects.toMatchObject({ code: 'server.nonsense' })
  }
})

test('a sign-in is repeated when the server fails or is busy, and the secret shows nowhere', async () => {
  const api = await startApi({
    '/auth': [
      text(503, '<html>'),
      json(429, {}, { 'retry-after': '20' }),
      refusal(422, 'very-secret-value is not to our taste'),
    ],
  })
  const { source, time } = sourceOf(api)
  const failure: unknown = await source.signIn(never).catch((thrown: unknown) => thrown)
  expect(failure).toMatchObject({ data: { status: 422, message: '… is not to our taste' } })
  expect(JSON.stringify(failure, Object.getOwnPropertyNames(failure))).not.toContain('very-secret-value')
  expect(time.waits).toEqual([375, 20_000])
})
