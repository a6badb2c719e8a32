import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readCustomer } from '#backend/clopos/customer-row'
import { rowWithGroup } from '#backend/copy/schema/raw-row'
import { documentedFields } from '#shared/fields/documented'
import { rowText } from '#backend/clopos/row-texts'

const complete = {
  id: 41,
  cid: '1266eb42-9bdb-4e93-9fe0-3603c110f100',
  venue_id: 1,
  group_id: 5,
  name: '  Əli\tHəsənov\r\n(VIP) 🎂 ',
  email: 'ali@example.az',
  phone: '+994 50 555 01 41',
  phones: [
    '0505550142',
    994505550143,
    { phone: '050 555 01 44' },
    { number: 505550145 },
    { value: '1' },
    '',
    null,
  ],
  address: 'Nizami küç. 1',
  address_data: [{ type: 'home', source: 'google', formatted_address: ' Bakı\n' }, 'Gəncə', null],
  description: '',
  discount: 10,
  spent: '1162.80',
  total_discount: ' -1.5 ',
  total_bonus: 0,
  receipt_count: '9',
  gender: 2,
  date_of_birth: '1988-02-29',
  code: 'C-41',
  source: 'LOYALTY',
  reference_id: null,
  status: 1,
  can_use_loyalty_system: 0,
  is_verified: true,
  created_at: '2026-01-31T16:23:27.123999Z',
  updated_at: '2026-01-31T20:23:27+04:00',
  balance: { id: 3, type: 'CUSTOMER', amount: '12.50' },
  cashback_balance: null,
  group: { id: 5, name: 'VIP', discount_value: 10 },
}

test('every field is read into its type', () => {
  const { group, ...rest } = complete
  expect(readCustomer(complete)).toEqual({
    customer: {
      id: 41,
      cid: '1266eb42-9bdb-4e93-9fe0-3603c110f100',
      venueId: 1,
      groupId: 5,
      name: 'Əli Həsənov (VIP) 🎂',
      email: 'ali@example.az',
      phone: '+994 50 555 01 41',
      phones: ['0505550142', '994505550143', '050 555 01 44', '505550145', '1'],
      address: 'Nizami küç. 1',
      description: null,
      discount: 10,
      spent: 1162.8,
      totalDiscount: -1.5,
      totalBonus: 0,
      receiptCount: 9,
      gender: 'female',
      dateOfBirth: '1988-02-29',
      code: 'C-41',
      source: 'LOYALTY',
      referenceId: null,
      active: true,
      loyalty: false,
      verified: true,
      createdAt: Date.UTC(2026, 0, 31, 16, 23, 27, 123),
      updatedAt: Date.UTC(2026, 0, 31, 16, 23, 27),
      balance: 12.5,
      cashback: null,
    },
    addresses: [
      { type: 'home', text: 'Bakı' },
      { type: null, text: 'Gəncə' },
    ],
    problems: [],
    raw: JSON.stringify(rest),
    group: JSON.stringify(group),
    extraFields: [],
  })
  expect(Object.keys(complete)).toEqual(documentedFields)
})

test('missing fields, null and blank text are no values, and no problems', () => {
  const onlyId = readCustomer({ id: 1 })
  const nulls = readCustomer({ ...Object.fromEntries(documentedFields.map((field) => [field, null])), id: 1 })
  const blanks = readCustomer({
    ...Object.fromEntries(documentedFields.map((field) => [field, ' '])),
    id: '1',
  })
  for (const { customer, addresses, problems, extraFields } of [onlyId, nulls, blanks]) {
    expect(problems).toEqual([])
    expect(extraFields).toEqual([])
    expect(addresses).toEqual([])
    expect(customer.phones).toEqual([])
    const values = Object.entries(customer).filter(([key]) => key !== 'id' && key !== 'phones')
    expect(values.map(([, value]) => value)).toEqual(values.map(() => null))
  }
})

describe('what cannot be read as its type is a problem, and stays in the raw row', () => {
  test.each<[keyof typeof complete, unknown, string]>([
    ['name', ['a'], 'array'],
    ['email', { a: 1 }, 'object'],
    ['phone', false, 'boolean'],
    ['phones', true, 'boolean'],
    ['phones', ['0505550142', true], 'array'],
    ['address_data', [{ type: 'home', formatted_address: true }], 'array'],
    ['spent', '1,162.80', 'string'],
    ['spent', true, 'boolean'],
    ['receipt_count', 1.5, 'number'],
    ['venue_id', '7a', 'string'],
    ['gender', 3, 'number'],
    ['gender', 'male', 'string'],
    ['status', 'yes', 'string'],
    ['is_verified', 2, 'number'],
    ['date_of_birth', '1990-02-29', 'string'],
    ['date_of_birth', '0000-00-00', 'string'],
    ['date_of_birth', '31.12.1990', 'string'],
    ['created_at', '203-05-25T12:08:43.000000Z', 'string'],
    ['created_at', '2026-02-30T00:00:00.000000Z', 'string'],
    ['created_at', '2026-02-03T24:00:00Z', 'string'],
    ['updated_at', 1_760_000_000, 'number'],
  ])('%s: %j', (field, value, type) => {
    const { problems, raw } = readCustomer({ ...complete, [field]: value })
    expect(problems).toEqual([{ customerId: 41, field, type, value: JSON.stringify(value) }])
    expect(JSON.parse(raw)).toMatchObject({ [field]: value })
  })

  test('its value is cut to 200 characters', () => {
    const [problem] = readCustomer({ id: 1, status: 'x'.repeat(500) }).problems
    expect(problem?.value).toHaveLength(200)
  })

  test.each([
    ['name', 'Ka\ufffdan', 'string'],
    ['phone', '050\ufffd', 'string'],
    ['phones', ['0505550142', '050\ufffd'], 'array'],
    ['address_data', [{ type: 'home', formatted_address: 'Nizami k\ufffd\ufffd' }], 'array'],
  ])('%s with letters that are no UTF-8 is kept as far as it is readable', (field, value, type) => {
    const { problems, customer, addresses } = readCustomer({ ...complete, [field]: value })
    expect(problems).toEqual([{ customerId: 41, field, type, value: JSON.stringify(value) }])
    expect(JSON.stringify([customer, addresses])).toContain('\ufffd')
  })

  test('the parts of a list that can be read are kept', () => {
    expect(readCustomer({ id: 1, phones: [true, '0505550142', {}] }).customer.phones).toEqual(['0505550142'])
  })
})

describe('a row without an id', () => {
  test.each([[{}], [{ id: null }], [{ id: 'a' }], [{ id: 1.5 }], [{ id: -4 }], [null], [[]], ['text'], [0]])(
    '%j gets one of its own',
    (row) => {
      const { customer, problems } = readCustomer(row)
      expect(Number.isSafeInteger(customer.id)).toBe(true)
      expect(customer.id).toBeLessThan(0)
      expect(problems).toMatchObject([{ customerId: customer.id, field: 'id' }])
      expect(readCustomer(structuredClone(row)).customer.id).toBe(customer.id)
    },
  )

  test('other rows, other ids', () => {
    const ids = ['a', 'b', 'c'].map((name) => readCustomer({ name }).customer.id)
    expect(new Set(ids).size).toBe(3)
  })

  test('equal rows of one answer, an id each, the same in every answer', () => {
    const idsOf = (rows: readonly unknown[]): number[] => {
      const equal = new Map<string, number>()
      return rows.map((row) => readCustomer(row, undefined, equal).customer.id)
    }
    const [a, b] = [{ name: 'a' }, { name: 'b' }]
    const [first, other, second, third] = idsOf([a, b, a, a])
    expect(new Set([first, other, second, third]).size).toBe(4)
    expect(idsOf([a, a, b])).toEqual([first, second, other])
    expect(readCustomer(a).customer.id).toBe(first)
  })
})

describe('the group', () => {
  test.each([
    ['of another id', { id: 1, group_id: 5, group: { id: 6 } }],
    ['without an id', { id: 1, group_id: null, group: {} }],
    ['null', { id: 1, group_id: 5, group: null }],
    ['a text', { id: 1, group_id: 5, group: 'VIP' }],
  ])('%s stays in the row', (_, row) => {
    const { raw, group } = readCustomer(row)
    expect(group).toBeNull()
    expect(raw).toBe(JSON.stringify(row))
  })

  test('is put back as the last key', () => {
    const { raw, group } = readCustomer({ id: 1, group: { id: 5, name: 'VIP' }, group_id: '5' })
    expect(rowWithGroup(raw, group)).toBe('{"id":1,"group_id":"5","group":{"id":5,"name":"VIP"}}')
  })
})

test('fields that the documentation does not name are told', () => {
  expect(readCustomer({ ...complete, balance_id: null, deleted_at: null }).extraFields).toEqual([
    'balance_id',
    'deleted_at',
  ])
})

describe('any JSON at all', () => {
  const json = fc.jsonValue({ maxDepth: 4 })
  const id = fc.oneof(fc.integer(), fc.constantFrom('7', '', null, 2 ** 60))
  const row = fc.record(
    {
      ...Object.fromEntries(documentedFields.map((field) => [field, json])),
      id,
      group_id: fc.oneof(fc.constantFrom(5, '5'), json),
      group: fc.oneof(fc.record({ id: fc.constantFrom(5, '5', null), name: json }), json),
      ['__proto__']: json,
      extra: json,
    },
    { requiredKeys: [] },
  )

  test('is read without an error and can be put together again', () => {
    fc.assert(
      fc.property(fc.oneof(row, json), (value) => {
        const text = JSON.stringify(value)
        const { customer, problems, raw, group } = readCustomer(JSON.parse(text))
        expect(JSON.parse(rowWithGroup(raw, group))).toEqual(JSON.parse(text))
        expect(Number.isSafeInteger(customer.id)).toBe(true)
        for (const problem of problems) expect(problem.customerId).toBe(customer.id)
      }),
      { numRuns: 1000 },
    )
  })

  test('a valid instant or date is read as JavaScript reads it', () => {
    const date = fc.date({
      min: new Date('0001-01-01T00:00:00Z'),
      max: new Date('9999-12-31T23:59:59.999Z'),
      noInvalidDate: true,
    })
    fc.assert(
      fc.property(date, (instant) => {
        const created_at = instant.toISOString().replace('Z', '000Z')
        const { customer } = readCustomer({ id: 1, created_at, date_of_birth: created_at.slice(0, 10) })
        expect(customer.createdAt).toBe(instant.getTime())
        expect(customer.dateOfBirth).toBe(created_at.slice(0, 10))
      }),
    )
  })
})

test.each([
  ['2026-01-31T16:23:27.000000Z', '2026-01-31T16:23:27.000Z'],
  ['2026-01-31 16:23:27', '2026-01-31T16:23:27.000Z'],
  ['2026-01-31T16:23:27.5', '2026-01-31T16:23:27.500Z'],
  ['2026-01-31T16:23:27.123456789Z', '2026-01-31T16:23:27.123Z'],
  ['2026-01-31T20:23:27+0400', '2026-01-31T16:23:27.000Z'],
  ['2026-01-31T16:23:27.25-00:30', '2026-01-31T16:53:27.250Z'],
  ['2026-12-31T23:59:59-12:00', '2027-01-01T11:59:59.000Z'],
  ['2026-01-31T16:23:27.', null],
  ['2026-01-31T16:23:27+04', null],
  ['2026-01-31T16:23:27 Z', null],
  ['2026-01-31T16:23:2', null],
  ['2026-01-31T16-23-27Z', null],
  ['2026-01-31', null],
])('the instant %s is %s', (created_at, instant) => {
  const { customer, problems } = readCustomer({ id: 1, created_at })
  expect(customer.createdAt).toBe(instant === null ? null : Date.parse(instant))
  expect(problems).toHaveLength(instant === null ? 1 : 0)
})

test('values of another type that mean the same are read', () => {
  const { customer, problems } = readCustomer({
    id: '7',
    name: 777,
    code: 12345,
    gender: '1',
    status: 'true',
    is_verified: '1',
    phones: '0551112233',
    description: '  two\n\tlines ',
  })
  expect(problems).toEqual([])
  expect(customer).toMatchObject({
    id: 7,
    name: '777',
    code: '12345',
    gender: 'male',
    active: true,
    verified: true,
    phones: ['0551112233'],
    description: 'two\n\tlines',
  })
})

test('a row keeps every digit and every letter of its text, but for its own group', () => {
  const rest =
    '"spent":1162.80,"card":12345678901234567890,"discount":1e2,"name":"\\u018fli", "x" : { "group": 1 }'
  const group = '{"id":5,"name":"VIP","value":10.0}'
  for (const text of [
    `{"id":1,"group_id":5,"group":${group},${rest}}`,
    `{"id":1,"group_id":5,${rest},"group":${group}}`,
    `{"group":${group},"id":1,"group_id":5,${rest}}`,
  ]) {
    const received = readCustomer(JSON.parse(text), rowText(text))
    expect(received.group).toBe(group)
    expect(received.raw).toBe(`{"id":1,"group_id":5,${rest}}`)
    expect(rowWithGroup(received.raw, received.group)).toBe(`{"id":1,"group_id":5,${rest},"group":${group}}`)
  }
  const twice = `{"id":1,"group_id":5,"group":null,"group":${group}}`
  expect(readCustomer(JSON.parse(twice), rowText(twice))).toMatchObject({ raw: twice, group: null })
})
