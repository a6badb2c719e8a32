import { expect, test } from 'vitest'
import {
  customersAnswer,
  firstPage,
  fixture,
  json,
  never,
  refusal,
  sourceOf,
  startApi,
  text,
  type Respond,
} from './api-server'

test('a page of customers, in the order asked for, with their groups', async () => {
  const api = await startApi({ '/customers': [customersAnswer] })
  const { source } = sourceOf(api)
  const page = await source.customers({ page: 3, limit: 200, sort: 'updated_at', descending: true }, never)
  // The answer itself does not tell the time; its Date header does.
  expect(page).toMatchObject({ total: 2, serverTime: expect.any(Number) })
  expect(page.customers.map(({ customer }) => [customer.id, customer.name, customer.spent])).toEqual([
    [1, 'Rəşid Nümunə', 1162.8],
    [2, 'Reyal', 714],
  ])
  expect(page.customers.flatMap(({ problems }) => problems)).toEqual([])
  expect(Object.fromEntries(api.received[1]?.query ?? [])).toEqual({
    page: '3',
    limit: '200',
    'with[0]': 'group',
    'with[1]': 'balance',
    'with[2]': 'cashback_balance',
    'sort[0]': 'updated_at',
    'sort[1]': '-1',
  })
  expect(api.received[1]?.headers).not.toHaveProperty('x-venue')
  expect(api.received[1]?.headers).toMatchObject({ 'cache-control': 'no-cache' })
})

test('a name whose bytes are no UTF-8 is a data problem', async () => {
  const body = Buffer.concat([
    Buffer.from('{"success":true,"total":1,"data":[{"id":1,"name":"Kama'),
    // An “n” with a tilde, as Windows writes it in Western Europe.
    Buffer.from([0xf1]),
    Buffer.from('"}]}'),
  ])
  const api = await startApi({
    '/customers': [
      (response) => {
        response.writeHead(200, { 'content-type': 'application/json' }).end(body)
      },
    ],
  })
  const [received] = (await sourceOf(api).source.customers(firstPage, never)).customers
  expect(received?.customer.name).toBe('Kama\ufffd')
  expect(received?.problems).toEqual([
    { customerId: 1, field: 'name', type: 'string', value: '"Kama\ufffd"' },
  ])
})

test('the older shape of an answer, with the server’s clock', async () => {
  const api = await startApi({ '/customers': [text(200, fixture('customers-older-shape.json'))] })
  const { customers, serverTime } = await sourceOf(api).source.customers(firstPage, never)
  expect(serverTime).toBe(1_761_284_295_000)
  expect(customers).toHaveLength(1)
  expect(customers[0]).toMatchObject({
    customer: { id: 7, groupId: 1, phone: '+994 50 555 01 07', loyalty: false },
    addresses: [],
    problems: [],
    extraFields: [
      'balance_id',
      'addresses',
      'bonus_balance_id',
      'cashback_balance_id',
      'deleted_at',
      'phone_verified_at',
    ],
  })
})

test('all groups, whatever number of pages they take', async () => {
  const group = (id: number): object => ({ id, name: `Group ${String(id)}` })
  const ids = Array.from({ length: 450 }, (_, index) => index + 1)
  const page = (number: number) =>
    json(200, { success: true, data: ids.slice((number - 1) * 200, number * 200).map(group), total: 450 })
  const api = await startApi({ '/customer-groups': [page(1), page(2), page(3)] })
  const groups = await sourceOf(api).source.groups(never)
  expect(groups.map(({ id }) => id)).toEqual(ids)
  expect(api.received.slice(1).map(({ query }) => [query.get('page'), query.get('limit')])).toEqual([
    ['1', '200'],
    ['2', '200'],
    ['3', '200'],
  ])
})

test('a group as the API sends it, and a server that repeats its first page for ever', async () => {
  const answer = fixture('customer-groups.json').replace('"total":1', '"total":100000')
  const api = await startApi({ '/customer-groups': [text(200, answer)] })
  const groups = await sourceOf(api).source.groups(never)
  expect(groups).toMatchObject([
    { id: 1, name: 'My Customers', raw: expect.stringContaining('my_customers') as string },
  ])
  expect(api.count('/customer-groups')).toBe(2)
})

test('groups without end are refused', async () => {
  let next = 0
  const endless: Respond = (response, received) => {
    const data = Array.from({ length: 200 }, () => ({ id: (next += 1), name: 'x'.repeat(500) }))
    // A number of requests that ends the test where nothing else does.
    const total = next < 20_000 ? 1_000_000_000 : next
    json(200, { success: true, data, total })(response, received)
  }
  const api = await startApi({ '/customer-groups': [endless] })
  const { source } = sourceOf(api, { limits: { bodyBytes: 1_000_000 } })
  await expect(source.groups(never)).rejects.toMatchObject({
    data: { code: 'server.nonsense', problem: 'too-large' },
  })
  expect(api.count('/customer-groups')).toBeLessThan(20)
})

test('venues, without those that no customer can refer to', async () => {
  const data = [{ id: 1, name: ' Baku\n' }, { id: '2', name: null, phone: '1' }, { name: 'no id' }, null]
  const api = await startApi({ '/venues': [json(200, { success: true, data })] })
  expect(await sourceOf(api).source.venues(never)).toEqual([
    { id: 1, name: 'Baku', raw: '{"id":1,"name":" Baku\\n"}' },
    { id: 2, name: '#2', raw: '{"id":"2","name":null,"phone":"1"}' },
  ])
})

test.each([
  ['null', 'not-object'],
  ['{}', 'no-success'],
  ['{"success":true,"total":1}', 'no-rows'],
  ['{"success":true,"data":{},"total":1}', 'no-rows'],
  ['{"success":true,"data":[],"total":"Aysel"}', 'no-total'],
  ['{"success":true,"data":[],"total":-1}', 'no-total'],
  [`{"success":true,"data":[${'['.repeat(50_000)}${']'.repeat(50_000)}],"total":1}`, 'too-deep'],
])('an answer of another shape is said to be one: %#', async (body, problem) => {
  const api = await startApi({ '/customers': [text(200, body)] })
  await expect(sourceOf(api).source.customers(firstPage, never)).rejects.toMatchObject({
    data: { code: 'server.nonsense', problem },
  })
  expect(api.count('/customers')).toBe(1)
})

test.each([
  [refusal(404, '', 'not_found'), 404, 'not_found'],
  [
    refusal(400, 'Bad request', [{ message: 'page is too large' }, { message: 'no' }]),
    400,
    'Bad request. page is too large. no',
  ],
  [json(200, { success: false, error: 'invalid_parameter' }), 200, 'invalid_parameter'],
  [json(403, { error: { message: 'a\nb' } }), 403, 'a b'],
  [text(413, '<html><h1>Too large</h1></html>'), 413, ''],
])('a refusal keeps the server’s words: %#', async (respond, status, message) => {
  const api = await startApi({ '/customers': [respond] })
  await expect(sourceOf(api).source.customers(firstPage, never)).rejects.toMatchObject({
    data: { code: 'server.refused', status, message },
  })
  // A bad request may come of what is asked for with the customers: they are asked for once without it.
  expect(api.count('/customers')).toBe(status === 400 ? 2 : 1)
})

test('the token goes to nobody else: redirects are not followed', async () => {
  const other = await startApi({ '/customers': [customersAnswer] })
  const api = await startApi({ '/customers': [text(302, '', { location: `${other.url}/customers` })] })
  await expect(sourceOf(api).source.customers(firstPage, never)).rejects.toMatchObject({
    code: 'server.nonsense',
  })
  expect(other.received).toEqual([])
})
