import { describe, expect, test } from 'vitest'
import { groupPlans, sampleVenues } from '#backend/sample/groups'
import { startSampleServer } from '#backend/sample/server'
import { defaultCredentials, specialValues } from '#backend/sample/sign-in'
import { auth, call, handClock, idsOf, rowsOf, sampleServer, tokenOf } from './client'

const special = specialValues(defaultCredentials)
const customers = '/customers?sort[0]=id&sort[1]=1'

describe('sign-in', () => {
  test('gives a token as documented', async () => {
    const clock = handClock()
    const server = await sampleServer({ now: clock.now })
    const { status, body } = await auth(server)
    expect(status).toBe(200)
    expect(Object.keys(body)).toEqual([
      'success',
      'token',
      'token_type',
      'expires_in',
      'expires_at',
      'message',
    ])
    expect(body).toMatchObject({
      success: true,
      token_type: 'Bearer',
      expires_in: 3600,
      expires_at: clock.now() / 1000 + 3600,
      message: 'Authentication successful',
    })
    expect(body['token']).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/)
  })

  const missing = 'Missing client_id, client_secret, brand, or integrator_id'
  const mixed = 'Integrator is in test mode. But brand is not in test mode'
  test.each<[string, Record<string, unknown>, number, string | undefined]>([
    ['without a client id', { client_id: '' }, 400, missing],
    ['without a client secret', { client_secret: undefined }, 400, missing],
    ['without a brand', { brand: null }, 400, missing],
    ['without an integrator', { integrator_id: ' ' }, 400, missing],
    ['of an unknown integrator', { integrator_id: 'nobody' }, 400, 'Invalid integrator_id'],
    [
      'of an integrator switched off',
      { integrator_id: special.switchedOffIntegrator },
      401,
      'Invalid integrator_id',
    ],
    ['of a test integrator with the brand', { integrator_id: special.testIntegrator }, 200, mixed],
    ['of the integrator with a test brand', { brand: special.testBrand }, 200, mixed],
    ['of an unknown client', { client_id: 'other' }, 401, undefined],
    ['with a wrong secret', { client_secret: 'other' }, 401, undefined],
    ['with an unknown brand', { brand: 'other' }, 401, undefined],
    ['of a disabled client', { client_id: special.disabledClient }, 401, 'Client is disabled'],
  ])('%s is refused', async (_, changes, status, error) => {
    const answer = await auth(await sampleServer(), changes)
    expect(answer.status).toBe(status)
    expect(answer.body).toMatchObject({ success: false })
    expect(answer.body['error']).toBe(error)
    expect(answer.body['message']).toEqual(expect.any(String))
    expect(answer.body).not.toHaveProperty('token')
  })

  test('of a test integrator with a test brand works', async () => {
    const { body } = await auth(await sampleServer(), {
      integrator_id: special.testIntegrator,
      brand: special.testBrand,
    })
    expect(body['success']).toBe(true)
  })

  test('with a body that is no JSON lacks its fields', async () => {
    const server = await sampleServer()
    const response = await fetch(`${server.baseUrl}/auth`, { method: 'POST', body: '{"client_id":' })
    expect(response.status).toBe(400)
  })

  test('takes other credentials when told so', async () => {
    const server = await sampleServer({ credentials: { brand: 'cafe', clientSecret: 'x' } })
    expect((await auth(server)).body['success']).toBe(true)
    expect((await auth(server, { brand: 'sample' })).status).toBe(401)
  })
})

describe('data calls', () => {
  test.each(['/customers', '/customer-groups', '/venues'])('to %s need a token', async (path) => {
    const server = await sampleServer()
    const none = await fetch(server.baseUrl + path)
    expect([none.status, await none.json()]).toMatchObject([
      401,
      { success: false, error: 'Headers are missing' },
    ])
    for (const token of ['nonsense', 'a.b.c', `${await tokenOf(server)}x`]) {
      const bad = await call(server, path, token)
      expect([bad.status, bad.body['error']]).toEqual([401, 'Invalid token'])
    }
  })

  test('with a token that is too old say when it expired, as an ISO text', async () => {
    const clock = handClock()
    const server = await sampleServer({ now: clock.now, tokenLifetime: 100 })
    const token = await tokenOf(server)
    const expires = new Date(clock.now() + 100_000).toISOString()
    clock.pass(99_000)
    expect((await call(server, '/venues', token)).status).toBe(200)
    clock.pass(1000)
    const { status, body } = await call(server, '/venues', token)
    expect([status, body]).toMatchObject([401, { error: 'Token expired', expires_at: expires }])
    server.expireTokens()
    expect((await call(server, '/venues', await tokenOf(server))).status).toBe(200)
  })

  test('are refused with a token of another server', async () => {
    const token = await tokenOf(await sampleServer())
    expect((await call(await sampleServer(), '/venues', token)).body['error']).toBe('Invalid token')
  })

  test('may name a venue, by its number', async () => {
    const server = await sampleServer()
    const token = await tokenOf(server)
    expect((await call(server, '/customers', token, { 'x-venue': '7' })).status).toBe(200)
    expect((await call(server, '/customers', token, { 'x-venue': 'main' })).status).toBe(400)
    expect(server.requests.map((request) => request.venue)).toEqual([null, '7', 'main'])
  })

  test('work at the root as well', async () => {
    const server = await sampleServer()
    const atRoot = { ...server, baseUrl: `http://127.0.0.1:${String(server.port)}` }
    expect((await call(atRoot, '/customers', await tokenOf(atRoot))).status).toBe(200)
  })

  test('elsewhere find nothing, and other methods are not allowed', async () => {
    const server = await sampleServer()
    const token = await tokenOf(server)
    for (const path of ['/orders', '/customers/1', '/']) {
      const { status, body } = await call(server, path, token)
      expect([status, body]).toMatchObject([404, { success: false, error: 'not_found' }])
    }
    const posted = await fetch(`${server.baseUrl}/customers`, { method: 'POST' })
    expect([posted.status, posted.headers.get('allow')]).toEqual([405, 'GET'])
    expect((await fetch(`${server.baseUrl}/auth`)).status).toBe(405)
  })
})

describe('GET /customers', () => {
  test('answers in the documented envelope', async () => {
    const server = await sampleServer({ now: handClock(1768820869000).now })
    const { body } = await call(server, '/customers', await tokenOf(server))
    expect(Object.keys(body)).toEqual(['success', 'data', 'total', 'time', 'timestamp', 'unix', 'sorts'])
    expect(body).toMatchObject({
      success: true,
      total: 60,
      timestamp: '2026-01-19 11:07:49',
      unix: 1768820869,
      sorts: ['id', 'cid', 'group_id', 'name', 'email', 'address', 'created_at', 'updated_at'],
    })
  })

  test('gives 50 at first, the newest first, without groups', async () => {
    const server = await sampleServer({ oddRows: false })
    const answer = await call(server, '/customers', await tokenOf(server))
    const all = [...server.store.rows()].map((row) => row.id)
    expect(idsOf(answer)).toEqual(all.toReversed().slice(0, 50))
    for (const row of rowsOf(answer)) expect(row).not.toHaveProperty('group')
  })

  test('gives groups when asked, page after page, as the store holds them', async () => {
    const server = await sampleServer({ customers: 2500 })
    const token = await tokenOf(server)
    const rows = []
    for (const page of [1, 2, 3, 4]) {
      const answer = await call(
        server,
        `${customers}&limit=999&with[0]=group&with[1]=balance&with[2]=cashback_balance&page=${String(page)}`,
        token,
      )
      expect(answer.body['total']).toBe(2500)
      rows.push(...rowsOf(answer))
    }
    expect(rows).toEqual(JSON.parse(JSON.stringify([...server.store.rows()])))
  })

  test('filters', async () => {
    const server = await sampleServer({ customers: 500 })
    const { body } = await call(
      server,
      '/customers?filters[0][0]=name&filters[0][1]=ova&filters[1][0]=group_id&filters[1][1]=2',
      await tokenOf(server),
    )
    const expected = [...server.store.rows()].filter(
      (row) => row['group_id'] === 2 && String(row['name']).toLowerCase().includes('ova'),
    )
    expect(expected.length).toBeGreaterThan(3)
    expect(body['total']).toBe(expected.length)
  })

  test.each([
    ['limit=0', 'invalid_parameter'],
    ['limit=1000', 'invalid_parameter'],
    ['limit=many', 'invalid_parameter'],
    ['page=0', 'invalid_parameter'],
    ['page=-1', 'invalid_parameter'],
    ['sort[0]=spent', [{ field: 'sort[0]', message: expect.any(String) }]],
    ['sort[0]=id&sort[1]=up', [{ field: 'sort[1]', message: expect.any(String) }]],
    ['filters[0][0]=phone&filters[0][1]=1', [{ field: 'filters[0][0]', message: expect.any(String) }]],
    ['with[0]=receipts', [{ field: 'with[0]', message: expect.any(String) }]],
  ])('refuses %s', async (query, error) => {
    const server = await sampleServer()
    const { status, body } = await call(server, `/customers?${query}`, await tokenOf(server))
    expect([status, body]).toEqual([400, { success: false, message: expect.any(String), error }])
  })

  test('ignores what it does not know, such as search', async () => {
    const server = await sampleServer()
    const { body } = await call(server, '/customers?search=nobody', await tokenOf(server))
    expect(body['total']).toBe(60)
  })
})

describe('groups and venues', () => {
  test('groups are paged, at most 200 at a time', async () => {
    const server = await sampleServer()
    const token = await tokenOf(server)
    const first = await call(server, '/customer-groups?limit=5', token)
    const second = await call(server, '/customer-groups?limit=5&page=2', token)
    expect(first.body['total']).toBe(groupPlans.length)
    expect([...rowsOf(first), ...rowsOf(second)]).toEqual(groupPlans.map(({ group }) => group))
    expect((await call(server, '/customer-groups?limit=200', token)).status).toBe(200)
    expect((await call(server, '/customer-groups?limit=201', token)).status).toBe(400)
  })

  test('groups sort by what their members spent', async () => {
    const server = await sampleServer({ customers: 400, oddRows: false })
    const answer = await call(
      server,
      '/customer-groups?sort[0]=total_amount&sort[1]=-1',
      await tokenOf(server),
    )
    const spent = (group: number): number =>
      [...server.store.rows()]
        .filter((row) => row['group_id'] === group)
        .reduce((sum, row) => sum + Number(row['spent']), 0)
    const sums = idsOf(answer).map(spent)
    expect(sums).toEqual(sums.toSorted((first, second) => second - first))
  })

  test('venues come all at once, in the short envelope', async () => {
    const server = await sampleServer()
    const { body } = await call(server, '/venues', await tokenOf(server))
    expect(body).toEqual({ success: true, data: sampleVenues, total: sampleVenues.length })
  })
})

test('a port in use is said in a sentence', async () => {
  const { port } = await sampleServer()
  await expect(startSampleServer({ customers: 1, port })).rejects.toMatchObject({
    data: { code: 'invalid-input', problem: expect.stringContaining(String(port)) },
  })
  await expect(startSampleServer({ customers: 1, port: 70_000 })).rejects.toMatchObject({
    code: 'invalid-input',
  })
})
