import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openCustomers, type Customers } from '#backend/customers/customers'
import { columnKeys, type ColumnKey, type SortKey } from '#shared/columns'
import type { CustomerRow } from '#shared/customer'
import { fold } from '#shared/fold'
import { digitsOf, phoneForms, phoneSearch } from '#shared/phone'
import { parseQuery, type CustomerQuery, type Term } from '#shared/query'
import { apiRow, takeIn, testCopy, type ApiRow } from '../api-rows'

const rowFields = fc.record({
  name: fc.constantFrom('Əli', 'eli', 'Çingiz Şahin', 'Иван', 'Zoë', 'ALI', '', null, 'Ali Veli'),
  phone: fc.constantFrom('+994505355757', '050 535-57-58', null, 'none', '+7 912 555 01 07'),
  phones: fc.constantFrom([], ['0551234567'], ['+994 70 111 22 33', 5]),
  email: fc.constantFrom(null, 'a@example.com', 'B@example.com'),
  group_id: fc.constantFrom(1, 2, 3),
  venue_id: fc.constantFrom(1, 2, null),
  spent: fc.constantFrom(0, 1.5, '20.25', null, 1000),
  receipt_count: fc.constantFrom(0, 3, null),
  status: fc.constantFrom(true, false, 1, 0, null),
  can_use_loyalty_system: fc.boolean(),
  is_verified: fc.constantFrom(true, false, null),
  created_at: fc.constantFrom(
    '2026-01-01T00:00:00.000000Z',
    '2025-01-01T10:00:00.123456Z',
    '203-05-25T12:08:43.000000Z',
    null,
  ),
})

const terms: fc.Arbitrary<Term[]> = fc.uniqueArray(
  fc.oneof(
    fc.constantFrom<Term>(
      { field: 'group', values: ['1'] },
      { field: 'group', values: ['group 2', '3'] },
      { field: 'venue', values: ['2'] },
      { field: 'removed', value: 'any' },
      { field: 'removed', value: 'yes' },
      { field: 'has', what: 'phone', value: true },
      { field: 'has', what: 'phone', value: false },
    ),
    fc.record({
      field: fc.constantFrom('active' as const, 'loyalty' as const, 'verified' as const),
      value: fc.boolean(),
    }),
  ),
  { maxLength: 3, selector: ({ field }) => field },
)
const query: fc.Arbitrary<CustomerQuery> = fc.record({
  words: fc.array(
    fc.constantFrom('eli', 'ŞAHİN', 'иван', '050', '5355757', '+994(50)', 'example', 'xyz', '%', "'"),
    { maxLength: 2 },
  ),
  terms,
})
const sort: fc.Arbitrary<SortKey[]> = fc.array(
  fc.record({ column: fc.constantFrom<ColumnKey>(...columnKeys), descending: fc.boolean() }),
  { maxLength: 3 },
)

/** What the queries are for, said plainly over rows in memory. */
function matches(row: CustomerRow, { words, terms: all }: CustomerQuery): boolean {
  const phones = [row.phone, ...row.phones].filter((phone) => phone !== null)
  const texts = [row.name, row.email, row.code, row.address, row.description, row.referenceId].map((text) =>
    fold(text ?? ''),
  )
  const forms = phones.flatMap(phoneForms)
  const wordHolds = (word: string): boolean => {
    const digits = phoneSearch(word)
    const parts = digits === null ? [fold(word)] : [fold(word), digits]
    return parts.some((part) => [...texts, ...forms].some((text) => text.includes(part)))
  }
  const termHolds = (term: Term): boolean => {
    switch (term.field) {
      case 'group':
        return term.values.some(
          (value) => value === String(row.groupId) || fold(value) === fold(row.groupName ?? ''),
        )
      case 'venue':
        return term.values.includes(String(row.venueId))
      case 'active':
      case 'loyalty':
      case 'verified':
        return row[term.field] === term.value
      case 'has':
        return phones.length > 0 === term.value
      case 'removed':
        return term.value === 'any' || (term.value === 'yes') === (row.removedAt !== null)
    }
  }
  const hidden = row.removedAt !== null && !all.some(({ field }) => field === 'removed')
  return !hidden && words.every(wordHolds) && all.every(termHolds)
}

const collator = new Intl.Collator('en', { sensitivity: 'base' })
const caseless = (text: string): string => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase())

function compareBy({ column, descending }: SortKey, a: CustomerRow, b: CustomerRow): number {
  const value = (row: CustomerRow): string | number | null => {
    const cell = row[column]
    if (column === 'phones') return row.phones.length === 0 ? null : JSON.stringify(cell)
    if (typeof cell === 'boolean') return Number(cell)
    if (column === 'gender') return cell === null ? null : cell === 'male' ? 1 : 2
    return typeof cell === 'string' || typeof cell === 'number' ? cell : null
  }
  const [first, second] = [value(a), value(b)]
  if (first === null || second === null) return Number(first === null) - Number(second === null)
  let order: number
  if (typeof first === 'number' && typeof second === 'number') order = first - second
  else if (column === 'name') order = collator.compare(String(first), String(second))
  else {
    const [one, two] = ['phone', 'phones', 'cid', 'dateOfBirth'].includes(column)
      ? [String(first), String(second)]
      : [caseless(String(first)), caseless(String(second))]
    order = one < two ? -1 : Number(one > two)
  }
  return descending ? -order : order
}

function model(rows: readonly CustomerRow[], asked: CustomerQuery, keys: readonly SortKey[]): number[] {
  return rows
    .filter((row) => matches(row, asked))
    .sort((a, b) => keys.map((key) => compareBy(key, a, b)).find((order) => order !== 0) ?? a.id - b.id)
    .map(({ id }) => id)
}

function filled(fields: readonly ApiRow[]): { customers: Customers; rows: readonly CustomerRow[] } {
  const database = testCopy()
  const all = fields.map((more, index) => apiRow(index + 1, more))
  takeIn(database, all)
  takeIn(
    database,
    all.filter((_, index) => index % 5 !== 0),
    5_000,
  )
  const customers = openCustomers(database)
  const rows = customers.window({ words: [], terms: [{ field: 'removed', value: 'any' }] }, [], 0, 1000).rows
  return { customers, rows }
}

describe('queries over random customers', () => {
  it('give what a plain search through all rows gives, in the same order', () => {
    const [sample] = fc.sample(fc.array(rowFields, { minLength: 120, maxLength: 120 }), {
      numRuns: 1,
      seed: 11,
    })
    const { customers, rows } = filled(sample ?? [])
    expect(rows).toHaveLength(120)
    fc.assert(
      fc.property(query, sort, fc.nat(130), fc.nat(40), (asked, keys, offset, limit) => {
        const expected = model(rows, asked, keys)
        const window = customers.window(asked, keys, offset, limit)
        expect(window.count).toBe(expected.length)
        expect(window.rows.map(({ id }) => id)).toEqual(expected.slice(offset, offset + limit))
        const total = rows
          .filter(({ id }) => expected.includes(id))
          .reduce((sum, row) => sum + (row.spent ?? 0), 0)
        const summary = customers.summary(asked)
        expect(summary.count).toBe(expected.length)
        expect(summary.spent).toBeCloseTo(total)
      }),
      { numRuns: 400 },
    )
  })
})

describe('a customer', () => {
  it('has its details, addresses and what Clopos sent', () => {
    const row = apiRow(7, {
      spent: '12.50',
      address_data: [{ type: 'home', formatted_address: 'Nizami 1' }],
      gender: 2,
    })
    const database = testCopy()
    takeIn(database, [row])
    const details = openCustomers(database).details(7)
    expect(details).toMatchObject({ id: 7, spent: 12.5, gender: 'female', groupName: 'Group 1', problems: 0 })
    expect(JSON.parse(details.raw)).toEqual(row)
  })

  it('is said to be missing where it is', () => {
    const database = testCopy()
    takeIn(database, [apiRow(1)])
    expect(() => openCustomers(database).details(2)).toThrow('not-found')
  })

  it('is found by any way of typing the phone', () => {
    const database = testCopy()
    takeIn(database, [apiRow(1, { phone: '+994505355757' }), apiRow(2, { phone: '+994505550199' })])
    const customers = openCustomers(database)
    for (const typed of ['050 535-57-57', '+994505355757', '5355757', '(050)535', '535 57 57']) {
      const found = customers.window(parseQuery(typed).query, [], 0, 10)
      expect([typed, found.rows.map(({ id }) => id)]).toEqual([typed, [1]])
    }
    expect(digitsOf('+994 50')).toBe('99450')
  })
})

describe('all rows of a query', () => {
  it('come in order, one moment of the copy, with the asked cells', () => {
    const database = testCopy()
    takeIn(
      database,
      Array.from({ length: 1200 }, (_, index) => apiRow(index + 1, { spent: 1200 - index })),
    )
    const customers = openCustomers(database)
    const asked = { words: [], terms: [] }
    const cells = [
      ...customers.cells(asked, [{ column: 'spent', descending: false }], ['spent', 'groupName', 'id']),
    ]
    expect(cells).toHaveLength(1200)
    expect(cells[0]).toEqual([1, 'Group 1', 1200])
    expect(
      [...customers.rawRows(asked, [{ column: 'id', descending: true }], 10, 5)].map(
        ({ json }) => JSON.parse(json).id,
      ),
    ).toEqual([1190, 1189, 1188, 1187, 1186])
  })
})
