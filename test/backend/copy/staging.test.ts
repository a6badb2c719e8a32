import type { Database } from 'better-sqlite3'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCustomer } from '#backend/clopos/customer-row'
import type { ReceivedCustomer } from '#backend/clopos/source'
import { openStaging } from '#backend/copy/staging'
import { beginFullRead } from '#backend/copy/full-read'
import { apiRow, takeIn, testCopy } from '../api-rows'

const writes = (database: Database): number =>
  Number(database.prepare('SELECT total_changes()').pluck().get())
const list = (database: Database, sql: string): unknown[] => database.prepare(sql).raw().all()

/** Versions of a customer differ by what was spent, and one has a value that cannot be read. */
const hasProblem = (spent: number): boolean => spent === 5
const version = (id: number, spent: number): ReceivedCustomer =>
  readCustomer(apiRow(id, { spent, receipt_count: hasProblem(spent) ? 'many' : spent }))

/** All tables hold exactly these customers, given with what they spent. */
function expectStaged(database: Database, staged: readonly (readonly [id: number, spent: number])[]): void {
  const ids = staged.map(([id]) => [id])
  const troubled = staged.filter(([, spent]) => hasProblem(spent)).map(([id]) => [id])
  expect(list(database, 'SELECT id, spent FROM incoming_customer ORDER BY id')).toEqual(staged)
  expect(list(database, "SELECT id, json ->> 'spent' FROM incoming_customer_raw ORDER BY id")).toEqual(staged)
  expect(list(database, 'SELECT id FROM incoming_customer_text ORDER BY id')).toEqual(ids)
  expect(list(database, 'SELECT customer_id FROM incoming_problem ORDER BY customer_id')).toEqual(troubled)
}

describe('staging', () => {
  it('writes nothing for rows that did not change, but the ids of a page with its checkpoint', () => {
    const database = testCopy()
    const rows = Array.from({ length: 200 }, (_, index) => apiRow(index + 1))
    takeIn(database, rows)
    const received = rows.map((row) => readCustomer(row))
    const staging = openStaging(database)
    // The first of a group notes what they all carry.
    staging.addPage(received.slice(0, 1), null)
    const before = writes(database)
    staging.addPage(received, null)
    expect(writes(database)).toBe(before)
    staging.addPage(received, beginFullRead(0, 999))
    expect(writes(database)).toBe(before + 2)
  })

  it('holds the last version of each row that differs from the copy, in whatever order rows come', () => {
    const row = fc.record({ id: fc.integer({ min: 1, max: 60 }), spent: fc.integer({ min: 1, max: 6 }) })
    const page = fc.array(row, { maxLength: 120 })
    const ordered = page.map((rows) => rows.toSorted((a, b) => a.id - b.id))
    const known = fc.uniqueArray(row, { selector: ({ id }) => id, minLength: 1 })
    fc.assert(
      fc.property(known, fc.array(fc.oneof(page, ordered), { maxLength: 4 }), (copied, pages) => {
        const database = testCopy()
        takeIn(
          database,
          copied.map(({ id, spent }) => apiRow(id, { spent, receipt_count: spent })),
        )
        const staging = openStaging(database)
        for (const rows of pages) {
          const received = rows.map(({ id, spent }) => version(id, spent))
          staging.addPage(received, beginFullRead(0, 999))
        }
        const copy = new Map(copied.map(({ id, spent }) => [id, spent]))
        const last = new Map(pages.flat().map(({ id, spent }) => [id, spent]))
        const seen = [...last].sort(([a], [b]) => a - b)
        const staged = seen.filter(([id, spent]) => copy.get(id) !== spent || hasProblem(spent))
        expectStaged(database, staged)
        expect([...staging.seenIds()]).toEqual(seen.map(([id]) => id))
        database.close()
      }),
      { numRuns: 20 },
    )
  })
})
