import { dirname } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openCustomers, type Customers } from '#backend/query/customers'
import { customerIndex } from '#backend/copy/schema/index-schema'
import { buildIndex } from '#backend/index/build'
import { dropIndex } from '#backend/index/changes'
import { forgetCustomers } from '#backend/copy/erase'
import { languageState } from '#backend/index/state'
import { writeState } from '#backend/sqlite/state'
import { columnKeys, type ColumnKey, type SortKey } from '#shared/columns'
import { fold } from '#shared/fold'
import { facetFields, type FacetField } from '#shared/facets'
import { formatQuery, isTerm, monthName, type Clause, type CustomerQuery } from '#shared/query'
import { anything, arbitraryQuery, type Supply } from '../../shared/query/arbitrary-query'
import { apiRow, takeIn, testCopy, type ApiRow } from '../api-rows'
import { correctionsOf, matches, rankOf, sameContact, type KnownCustomer, type Now } from './model'
import { compareBy, isEmptyValue } from './order'
import { zoneNamed } from './zones'

/** How many random queries are asked of each set of customers; more where somebody asks for more. */
const runs = Number(process.env['QUERY_RUNS'] ?? 300)
const timeout = 60_000 + 100 * runs

const dates = fc.constantFrom(
  '2026-11-23',
  '2026-11-22',
  '2026-11-16',
  '2026-10-31',
  '2026-03-08',
  '2026-02-28',
  '2026-01-01',
  '2025-12-31',
  '2024-02-29',
  '2028-02-29',
  '2028-03-01',
)
const instants = fc
  .tuple(dates, fc.constantFrom('00:00:00', '03:59:59.999', '04:00:00', '05:00:00', '12:30:15.5', '23:59:59'))
  .map(([date, time]) => `${date}T${time}Z`)

const rowFields = fc.record({
  name: fc.constantFrom(
    ...['Əli', 'eli', 'Çingiz Şahin', 'Иван', 'Zoë', 'ALI', '', null, 'Ali Veli'],
    ...['Həsənov Şahin', 'Quliyev', 'Гасан Алиев', 'Иван Иванов'],
  ),
  phone: fc.constantFrom('+994505355757', '050 535-57-58', null, 'none', '+7 912 555 01 07'),
  phones: fc.constantFrom([], ['0551234567'], ['+994 70 111 22 33', 5], null),
  email: fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(null, ' A@example.com', 'a@Example.com', 'a.b@example.com') },
    fc.integer({ min: 100, max: 999 }).map((number) => `${String(number)}@example.com`),
  ),
  address: fc.constantFrom(null, 'Nizami 1', 'Nizami\n5', '100% "x"', '\u0301'),
  description: fc.constantFrom(null, 'calls at 050', 'Ali’s brother'),
  code: fc.constantFrom(null, 'A1', 'a12', '0505'),
  source: fc.constantFrom(null, 'LOYALTY', 'Loyalty App', 'web'),
  reference_id: fc.constantFrom(null, 'REF-1', 5),
  group_id: fc.constantFrom(1, 2, 3, null),
  venue_id: fc.constantFrom(1, 2, null),
  spent: fc.constantFrom(0, 1.5, '20.25', null, 1000, -3, 'much'),
  receipt_count: fc.constantFrom(0, 3, null),
  discount: fc.constantFrom(0, 5, 7.5, null),
  total_bonus: fc.constantFrom(0, 2.5, null),
  gender: fc.constantFrom(1, 2, null, 3),
  date_of_birth: fc.oneof(
    dates,
    fc.constantFrom('1990-02-28', '2000-02-29', '1985-03-01', '1990-12-31', null, 'x'),
  ),
  status: fc.constantFrom(true, false, 1, 0, null),
  can_use_loyalty_system: fc.boolean(),
  is_verified: fc.constantFrom(true, false, null),
  created_at: fc.oneof(instants, fc.constantFrom('203-05-25T12:08:43.000000Z', null)),
  updated_at: fc.oneof(instants, fc.constant(null)),
})

/** Values that occur, so that queries find something. */
const supply: Supply = {
  words: fc.constantFrom(
    'eli',
    'ŞAHİN',
    'иван',
    'shahin',
    'шахин',
    'chingis',
    'cinqiz',
    'shanih',
    'гасанов',
    'hasan',
    'kuliev',
    'nizamii',
    'qasanow',
    '050',
    '5355757',
    '+994(50)',
    'example',
    'xyz',
    '%',
    "'",
    '\u0301',
    'a',
  ),
  names: fc.constantFrom('1', '2', 'group 2', 'GROUP 3', '7', 'nobody', '\u0301'),
  texts: fc.constantFrom(
    'ali',
    'əli',
    'a',
    'a1',
    'A12',
    'loyalty',
    'nizami 5',
    '"x"',
    'example.com',
    '050',
    'ref-1',
    '\u0301',
  ),
  phones: fc.constantFrom('050', '535 57', '+994505355757', '0505355758', '912 555', '5355757', '111', '777'),
  numbers: fc.constantFrom(-3, 0, 1, 1.5, 2.5, 3, 5, 7.5, 20.25, 60, 1000),
  calendars: fc.oneof(
    fc.tuple(dates, fc.constantFrom(4, 7, 10)).map(([date, length]) => date.slice(0, length)),
    fc.constantFrom('1990', '1990-02', '1985-03-01'),
  ),
  ageCounts: fc.constantFrom(0, 1, 2, 3, 7, 24, 30),
}

const query = fc.oneof(
  { arbitrary: arbitraryQuery(supply, 3), weight: 9 },
  { arbitrary: arbitraryQuery({ ...anything, ageCounts: fc.nat(900) }, 1), weight: 1 },
)
const sort: fc.Arbitrary<SortKey[]> = fc.array(
  fc.record({ column: fc.constantFrom<ColumnKey>(...columnKeys), descending: fc.boolean() }),
  { maxLength: 3 },
)
/** None at the very start of a day, where an age in hours ends with the day. */
const moments = fc.constantFrom(
  Date.parse('2026-11-23T10:20:30.5Z'),
  Date.parse('2026-11-23T23:59:50Z'),
  Date.parse('2026-03-09T05:10:00Z'),
  Date.parse('2027-02-28T09:00:30Z'),
  Date.parse('2028-02-29T20:30:00Z'),
  Date.parse('2027-12-31T23:30:00Z'),
)
const syncs = ['2026-10-31T09:00:00Z', '2026-11-22T20:30:00Z', '2026-11-23T08:15:00Z'].map((text) =>
  Date.parse(text),
)

interface Copy {
  readonly customers: Customers
  readonly rows: readonly KnownCustomer[]
  readonly now: (instant: number) => Now
}

/** What the index of a copy knows: all customers, those before the last sync, or nothing because there is no index. */
const indexes = ['whole', 'older', 'missing'] as const
type IndexAge = (typeof indexes)[number]

/** A copy after three syncs: customers are changed, removed, added and come back. Some of the removed ones are forgotten. */
async function filledCopy(fields: readonly ApiRow[], timeZone: string, indexed: IndexAge): Promise<Copy> {
  const database = testCopy()
  writeState(database, languageState, 'az')
  const all = fields.map((more, index) => {
    const row = apiRow(index + 1, more)
    return more['group_id'] === null ? { ...row, group_id: null, group: null } : row
  })
  const [first = 0, second = 0, third = 0] = syncs
  const touched = (rows: readonly ApiRow[], every: number): ApiRow[] =>
    rows.map((row) =>
      Number(row['id']) % every === 0
        ? { ...row, note_of_test: every, address: `Nizami ${String(every)}0, Bakı` }
        : row,
    )
  takeIn(database, all.slice(0, -10), first)
  takeIn(database, touched(all.filter((_, index) => index % 5 !== 0).slice(0, -5), 7), second)
  Array.from(buildIndex(database, customerIndex, 3))
  takeIn(
    database,
    touched(
      all.filter((_, index) => index % 6 !== 0),
      11,
    ),
    third,
  )
  if (indexed === 'missing') dropIndex(database)
  if (indexed === 'whole') {
    Array.from(buildIndex(database, customerIndex, 3))
  }
  const removed = database
    .prepare<[], number>('SELECT id FROM customer WHERE removed_at IS NOT NULL AND id % 12 = 1')
    .pluck()
    .all()
  expect(await forgetCustomers(dirname(database.name), removed)).toHaveLength(removed.length)
  expect(removed.length).toBeGreaterThan(5)
  const zone = zoneNamed(timeZone)
  let instant = 0
  const customers = openCustomers(database, { clock: () => instant, zone })
  const times = new Map(
    database
      .prepare<[], [number, number | null, number | null]>('SELECT id, added_at, changed_at FROM customer')
      .raw()
      .all()
      .map(([id, addedAt, changedAt]) => [id, { addedAt, changedAt }]),
  )
  const { problems } = customers.problems(0, 10_000)
  const byId: SortKey[] = [{ column: 'id', descending: false }]
  const { rows } = customers.window('removed:any', byId, 0, 1000)
  return {
    customers,
    rows: rows.map((row) => ({
      ...row,
      addedAt: times.get(row.id)?.addedAt ?? null,
      changedAt: times.get(row.id)?.changedAt ?? null,
      duplicate:
        row.removedAt === null &&
        rows.some((other) => other.id !== row.id && other.removedAt === null && sameContact(row, other)),
      unread: problems.flatMap(({ customerId, field }) => (customerId === row.id ? [field] : [])),
    })),
    now: (at) => {
      instant = at
      return { now: at, dateOf: zone.dateOf, lastSync: third }
    },
  }
}

function sample(seed: number): readonly ApiRow[] {
  const [rows] = fc.sample(fc.array(rowFields, { minLength: 120, maxLength: 120 }), { numRuns: 1, seed })
  return rows ?? []
}

/** The query that is meant: what the answer calls a typo must be one, and words of the copy must be meant. */
function meantQuery(
  customers: Customers,
  rows: readonly KnownCustomer[],
  typed: CustomerQuery,
): CustomerQuery {
  const { corrections = [] } = customers.window(formatQuery(typed), [], 0, 1)
  return {
    clauses: typed.clauses.map((clause) => {
      if (clause.kind !== 'word') return clause
      const possible = correctionsOf(rows, clause.text)
      const { meant } = corrections.find((one) => one.typed === fold(clause.text)) ?? { meant: null }
      if (possible.length === 0) expect(meant).toBeNull()
      else expect(possible).toContain(meant === null ? null : fold(meant))
      return meant === null ? clause : { ...clause, text: meant }
    }),
  }
}

type Compare = (a: KnownCustomer, b: KnownCustomer) => number

/** What decides between two rows, the first that does. */
function ordered(asked: CustomerQuery, keys: readonly SortKey[], today: string): readonly Compare[] {
  if (keys.length > 0) return keys.map((key) => (a, b) => compareBy(key, today, a, b))
  return [
    (a, b) => rankOf(a, asked) - rankOf(b, asked),
    (a, b) => compareBy({ column: 'name', descending: false }, today, a, b),
  ]
}

/** What decides between equal rows: their ids, which go backwards with a single descending column, except for empty values. */
function byId(a: KnownCustomer, b: KnownCustomer, keys: readonly SortKey[], today: string): number {
  const columns = new Set(keys.map(({ column }) => column))
  const [first] = keys
  if (columns.size !== 1 || first?.descending !== true) return a.id - b.id
  return isEmptyValue(a, first.column, today) ? a.id - b.id : b.id - a.id
}

/** The value of a field that is counted. */
function facetValue(row: KnownCustomer, field: FacetField, { dateOf }: Now): string | null {
  const text = (value: string | number | null): string | null => (value === null ? null : String(value))
  switch (field) {
    case 'group':
      return text(row.groupId)
    case 'venue':
      return text(row.venueId)
    case 'source':
      return row.source
    case 'gender':
      return row.gender
    case 'active':
    case 'loyalty':
    case 'verified':
      return row[field] === null ? null : row[field] ? 'yes' : 'no'
    case 'created':
      return row.createdAt === null ? null : dateOf(row.createdAt).slice(0, 7)
    case 'birthday':
      return row.dateOfBirth === null ? null : monthName(Number(row.dateOfBirth.slice(5, 7)))
  }
}

/** Whether everything that counts in a clause asks for `field`. */
function isOnly(clause: Clause, field: FacetField): boolean | null {
  if (clause.kind === 'off') return null
  if (clause.kind === 'not') return isOnly(clause.clause, field)
  if (clause.kind === 'any' || clause.kind === 'all') {
    const inner = clause.clauses.map((one) => isOnly(one, field)).filter((only) => only !== null)
    return inner.length === 0 ? null : !inner.includes(false)
  }
  if (clause.kind === 'presence') return clause.values.every((part) => part === field)
  return isTerm(clause) && clause.field === field
}

const facetsAsked = fc.uniqueArray(fc.constantFrom(...facetFields), { minLength: 1, maxLength: 7 })

const places = ['Asia/Baku', 'America/New_York']
const scenes = places.flatMap((timeZone) => indexes.map((indexed) => [timeZone, indexed] as const))

describe.each(scenes)('random queries in %s, index: %s', (timeZone, indexed) => {
  it('give what a plain search through all rows gives, in the same order', { timeout }, async () => {
    const { customers, rows, now } = await filledCopy(sample(11), timeZone, indexed)
    expect(rows.length).toBeGreaterThan(105)
    fc.assert(
      fc.property(query, sort, moments, fc.nat(130), fc.nat(40), (typed, keys, instant, offset, limit) => {
        const moment = now(instant)
        const today = moment.dateOf(instant)
        const text = formatQuery(typed)
        const asked = meantQuery(customers, rows, typed)
        const expected = rows
          .filter((row) => matches(row, asked, moment))
          .sort(
            (a, b) =>
              ordered(asked, keys, today)
                .map((compare) => compare(a, b))
                .find((order) => order !== 0) ?? byId(a, b, keys, today),
          )
        const window = customers.window(text, keys, offset, limit)
        expect(window.count).toBe(expected.length)
        const ids = expected.map(({ id }) => id)
        expect(window.rows.map(({ id }) => id)).toEqual(ids.slice(offset, offset + limit))
        const last = Math.max(0, expected.length - limit)
        const end = customers.window(text, keys, last, limit)
        expect(end.rows.map(({ id }) => id)).toEqual(ids.slice(last, last + limit))
        const summary = customers.summary(text)
        expect(summary.count).toBe(expected.length)
        expect(summary.spent).toBeCloseTo(expected.reduce((sum, row) => sum + (row.spent ?? 0), 0))
        expect(summary.receipts).toBe(expected.reduce((sum, row) => sum + (row.receiptCount ?? 0), 0))
      }),
      { numRuns: runs },
    )
  })

  it('are counted by the values of a field, with and without its own clauses', { timeout }, async () => {
    const { customers, rows, now } = await filledCopy(sample(12), timeZone, indexed)
    const ownClauses = fc.constantFrom('ignored' as const, 'counted' as const)
    fc.assert(
      fc.property(query, facetsAsked, moments, ownClauses, (typed, fields, instant, own) => {
        const moment = now(instant)
        const found = customers.facets({ query: formatQuery(typed), fields, ownClauses: own })
        const asked = meantQuery(customers, rows, typed)
        expect(Object.keys(found)).toEqual(fields)
        for (const field of fields) {
          const asks: CustomerQuery =
            own === 'counted'
              ? asked
              : { clauses: asked.clauses.filter((one) => isOnly(one, field) !== true) }
          const expected = new Map<string | null, number>()
          for (const row of rows.filter((one) => matches(one, asks, moment))) {
            const value = facetValue(row, field, moment)
            expected.set(value, (expected.get(value) ?? 0) + 1)
          }
          const counts = found[field] ?? []
          expect(
            new Map(counts.flatMap((one) => (one.customers === 0 ? [] : [[one.value, one.customers]]))),
          ).toEqual(expected)
          if (field === 'group') expect(counts.filter(({ value }) => value !== null)).toHaveLength(3)
          const order = counts.map((one) => (field === 'created' ? (one.value ?? '~') : -one.customers))
          if (field !== 'birthday')
            expect(order).toEqual([...order].sort((x, y) => (x < y ? -1 : Number(x > y))))
        }
      }),
      { numRuns: runs / 2 },
    )
  })
})
