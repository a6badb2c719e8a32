import type { Database } from 'better-sqlite3'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hasBit } from '#backend/index/bits'
import { isNumberColumn, keptColumns } from '#backend/copy/schema/column-list'
import { openNumbers, readFlags } from '#backend/index/columns/columns'
import { flagValuesOf } from '#backend/index/columns/flags'
import { doublesOf } from '#backend/index/columns/numbers'
import { ensureKept, keepAll, restSteps } from '#backend/index/keep'
import { readChunks } from '#backend/index/orders/orders'
import { readSlots } from '#backend/index/slots'
import { openCustomers } from '#backend/query/customers'
import { speedUp } from '#backend/query/speed-up'
import { markDuplicates } from '#backend/copy/duplicates'
import { readState } from '#backend/sqlite/state'
import { columnKeys } from '#shared/columns'
import { apiRow, takeIn, takePages, testCopy, type ApiRow } from '../api-rows'
import { indexState } from '#backend/index/state'
import { revisionState } from '#backend/copy/state'

const fields = fc.record({
  name: fc.constantFrom('Əli', 'eli', 'Çingiz', 'Zoë', 'ALI', ' ', null, 'Ali Veli', 'Ali  Veli'),
  email: fc.option(fc.constantFrom('a@example.com', 'B@example.com'), { nil: null }),
  phone: fc.constantFrom('+994505355757', '050 535-57-58', null),
  group_id: fc.constantFrom(1, 2, 3),
  spent: fc.constantFrom(0, 1.5, -2, null, 1000),
  status: fc.constantFrom(true, false, null),
  source: fc.constantFrom('web', 'app', null),
  date_of_birth: fc.constantFrom('1990-02-28', null),
})

/** What each sync finds: which of the ids 1 to 60 exist, and what they have; and the names of the groups. */
const syncs = fc.array(
  fc.record({
    rows: fc.dictionary(
      fc.integer({ min: 1, max: 60 }).map(String),
      fc.record({ fields, isThere: fc.boolean() }),
      { minKeys: 1, maxKeys: 12 },
    ),
    groups: fc.constantFrom('Group', 'Qrup'),
  }),
  { minLength: 2, maxLength: 5 },
)

/** Everything that is kept, by ids instead of slots. */
function keptOf(database: Database): unknown {
  const { ids } = readSlots(database)
  const orders = columnKeys.map((column) => {
    const chunks = readChunks(database, column)
    return [
      column,
      chunks.flatMap(({ slots, starts }) =>
        Array.from(slots, (slot, at) => [ids[slot], hasBit(starts, at)] as const),
      ),
    ]
  })
  const columns = keptColumns.map((name) => {
    const values = isNumberColumn(name)
      ? doublesOf(openNumbers(database, name, ids.length))
      : flagValuesOf(readFlags(database, name, ids.length))
    return [name, new Map(Array.from(ids, (id, slot) => [id, values[slot]]))]
  })
  const { filled, count } = readState(database, indexState) ?? { filled: {}, count: -1 }
  return { orders, columns, filled, count }
}

describe('what is kept beside the customers', () => {
  it('is after any syncs what it would be if it were made anew', () => {
    fc.assert(
      fc.property(syncs, (finds) => {
        const database = testCopy()
        const rows = new Map<number, ApiRow>([[30, apiRow(30)]])
        takeIn(database, [...rows.values()])
        Array.from(restSteps(database))
        finds.forEach(({ rows: found, groups }, index) => {
          for (const [id, { fields: more, isThere }] of Object.entries(found)) {
            if (isThere) rows.set(Number(id), apiRow(Number(id), more))
            else rows.delete(Number(id))
          }
          const named = [...rows.values()].map((row) => ({
            ...row,
            group: { id: row['group_id'], name: `${groups} ${String(row['group_id'])}` },
          }))
          takeIn(database, named, 2_000 + index)
        })
        const patched = keptOf(database)
        keepAll(database, null, false)
        Array.from(restSteps(database))
        expect(patched).toEqual(keptOf(database))
        database.close()
      }),
      { numRuns: 12 },
    )
  })

  it('is gathered while the pages of a first load come, whoever comes again, changed, out of order, or goes', () => {
    const row = fc.record({ id: fc.option(fc.integer({ min: 1, max: 40 }), { nil: null }), fields })
    const page = fc.array(row, { maxLength: 30 })
    const ordered = page.map((rows) => rows.toSorted((a, b) => Number(a.id) - Number(b.id)))
    const gone = fc.oneof(fc.constant([]), fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 2 }))
    fc.assert(
      fc.property(
        fc.array(fc.oneof(ordered, page), { minLength: 1, maxLength: 5 }),
        gone,
        (pages, dropped) => {
          const database = testCopy()
          const rows = pages.map((page) =>
            page.map(({ id, fields: more }) => ({ ...apiRow(id ?? 0), ...more, id })),
          )
          const counts = takePages(database, rows, 1_000, dropped)
          const duplicates = (): unknown[] =>
            database.prepare('SELECT customer_id FROM duplicate ORDER BY customer_id').pluck().all()
          const gathered = [keptOf(database), duplicates()]
          const ids = database.prepare<[], number>('SELECT id FROM customer ORDER BY id').pluck().all()
          expect(counts.added).toBe(ids.length)
          expect(Array.from(readSlots(database).ids).sort((a, b) => a - b)).toEqual(ids)
          keepAll(database, null, false)
          markDuplicates(database)
          expect(gathered).toEqual([keptOf(database), duplicates()])
          database.close()
        },
      ),
      { numRuns: 60 },
    )
  })

  it('is gathered in chunks of any number of customers', () => {
    const database = testCopy()
    const rows = Array.from({ length: 66_000 }, (_, index) =>
      apiRow(index + 1, {
        spent: index % 977,
        email: index % 3 === 0 ? `c${String(index % 9000)}@example.com` : null,
        loyalty: index > 65_500 ? true : null,
        source: index % 8191 === 0 ? `s${String(index)}` : null,
      }),
    )
    takePages(
      database,
      Array.from({ length: 66 }, (_, page) => rows.slice(page * 1000, (page + 1) * 1000)),
      1_000,
    )
    const columns = database.prepare('SELECT name, chunk, data FROM kept_column ORDER BY name, chunk')
    const gathered = columns.all()
    keepAll(database, null, false)
    expect(columns.all()).toEqual(gathered)
  })

  it('is made for a copy that has none, and once only', () => {
    const database = testCopy()
    takeIn(database, [apiRow(2), apiRow(1)])
    Array.from(restSteps(database))
    const before = keptOf(database)
    database.exec(
      "DELETE FROM state WHERE key = 'kept'; DELETE FROM kept_order; DELETE FROM kept_run; DELETE FROM kept_part; DELETE FROM kept_column; DELETE FROM kept_id",
    )
    ensureKept(database, null)
    Array.from(restSteps(database))
    expect(keptOf(database)).toEqual(before)
    const revision = readState(database, revisionState)
    ensureKept(database, null)
    expect(readState(database, revisionState)).toBe(revision)
  })

  it('is made anew for a copy of an earlier version, whose slots and search lists stay', () => {
    const database = testCopy()
    takeIn(database, [apiRow(5, { name: 'Əli' }), apiRow(9, { name: 'Leyla' })])
    takeIn(database, [apiRow(3, { name: 'Ali' }), apiRow(5, { name: 'Əli' })], 2_000)
    Array.from(speedUp(database))
    const before = keptOf(database)
    const slots = Array.from(readSlots(database).ids)
    expect(slots).toEqual([5, 9, 3])
    const lists = database.prepare('SELECT * FROM search_list ORDER BY id').all()
    expect(lists.length).toBeGreaterThan(0)
    // As a step of the format leaves it.
    database.exec(
      "DELETE FROM state WHERE key = 'kept'; DELETE FROM kept_order; DELETE FROM kept_run; DELETE FROM kept_part; DELETE FROM kept_column",
    )
    ensureKept(database, null)
    expect(Array.from(readSlots(database).ids)).toEqual(slots)
    expect(database.prepare('SELECT * FROM search_list ORDER BY id').all()).toEqual(lists)
    const find = (text: string): (string | null)[] =>
      openCustomers(database)
        .window(text, [], 0, 10)
        .rows.map(({ name }) => name)
    expect([find('eli'), find('ali'), find('leyla removed:yes')]).toEqual([['Əli'], ['Ali'], ['Leyla']])
    Array.from(speedUp(database))
    expect(keptOf(database)).toEqual(before)
  })

  it('has customers without an id, and those that get one between others', () => {
    const database = testCopy()
    takeIn(database, [apiRow(5), apiRow(9), { name: 'Nobody' }])
    takeIn(database, [apiRow(5), apiRow(7), apiRow(9), { name: 'Nobody' }, { name: 'Somebody' }], 2_000)
    const customers = openCustomers(database)
    const { rows, count } = customers.window('', [{ column: 'id', descending: true }], 0, 10)
    expect(count).toBe(5)
    expect(rows.map(({ id }) => (id > 0 ? id : 0))).toEqual([9, 7, 5, 0, 0])
    expect(customers.window('some', [], 0, 10).rows.map(({ name }) => name)).toEqual(['Somebody'])
  })
})
