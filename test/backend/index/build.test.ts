import type { Database } from 'better-sqlite3'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { customerIndex } from '#backend/copy/schema/index-schema'
import { isIndexDue, updateIndex } from '#backend/copy/update-index'
import { dropIndex, isIndexOld, noteChanged } from '#backend/index/changes'
import { flagAt } from '#backend/index/columns/flags'
import { valueReader } from '#backend/index/columns/numbers'
import { openIndexReader } from '#backend/index/reader'
import { indexState, languageState } from '#backend/index/state'
import { readState, writeState } from '#backend/sqlite/state'
import { openCustomers } from '#backend/query/customers'
import { columnKeys } from '#shared/columns'

import { apiRow, takeIn, takePages, testCopy, type ApiRow } from '../api-rows'

const fields = fc.record({
  name: fc.constantFrom('Əli', 'eli', 'Çingiz', 'Zoë', 'ALI', ' ', null, 'Ali Veli', 'Ali  Veli'),
  email: fc.option(fc.constantFrom('a@example.com', 'B@example.com'), { nil: null }),
  phone: fc.constantFrom('+994505355757', '050 535-57-58', null),
  group_id: fc.constantFrom(1, 2, 3),
  spent: fc.constantFrom(0, 1.5, -2, null, 1000, 0.001),
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
    isBuilt: fc.boolean(),
  }),
  { minLength: 2, maxLength: 5 },
)

/** What the index says, by ids: each column (or those named), each order, and the ranks of its values. */
function contentOf(database: Database, names?: readonly string[]): string {
  const isWanted = (name: string): boolean => names?.includes(name) ?? true
  const index = openIndexReader(database, customerIndex, () => 20_261_129)
  index.refresh(null)
  const { ids } = index.rows()
  const idOf = (row: number): number => ids[row] ?? NaN
  const inOrder = [...index.byId()]
  const byId = (values: readonly unknown[]): unknown => inOrder.map((row) => values[row])
  const columns = customerIndex.columns
    .filter(({ name }) => isWanted(name))
    .map(({ name, kind }) => {
      if (kind.is === 'flag') return [name, byId(Array.from(ids, (_, row) => flagAt(index.flags(name), row)))]
      const { blocks, scale } = index.numbers(name)
      const values = blocks.flatMap(({ values }) => Array.from(values.keys(), valueReader(values, scale)))
      const texts = index.dictionary(name)
      return [name, byId(kind.is === 'dictionary' ? values.map((value) => texts[value]) : values)]
    })
  const orders = columnKeys.filter(isWanted).map((name) => {
    const { entries, filled } = index.order(name)
    return [name, filled, Array.from(entries, (entry) => idOf(entry & 0x7fffffff))]
  })
  const ranks = columnKeys.filter(isWanted).map((name) => {
    const [word = new Uint32Array()] = index.keys(name)
    return [name, byId(customerIndex.orders[name]?.is === 'text' ? [...word] : [])]
  })
  return JSON.stringify({ ids: byId([...ids]), columns, orders, ranks })
}

describe('the index', () => {
  it('says the same after any syncs, whether it is older than they, rebuilt, or missing', () => {
    fc.assert(
      fc.property(syncs, (finds) => {
        const database = testCopy()
        const rows = new Map<number, ApiRow>([[30, apiRow(30)]])
        takeIn(database, [...rows.values()])
        Array.from(updateIndex(database))
        finds.forEach(({ rows: found, groups, isBuilt }, at) => {
          for (const [id, { fields: more, isThere }] of Object.entries(found)) {
            if (isThere) rows.set(Number(id), apiRow(Number(id), more))
            else rows.delete(Number(id))
          }
          const named = [...rows.values()].map((row) => ({
            ...row,
            group: { id: row['group_id'], name: `${groups} ${String(row['group_id'])}` },
          }))
          takePages(database, [named], 2_000 + at)
          if (isBuilt) rebuild(database)
        })
        const overlaid = contentOf(database)
        dropIndex(database)
        expect(contentOf(database)).toBe(overlaid)
        rebuild(database)
        expect(readState(database, indexState)).not.toBeNull()
        expect(contentOf(database)).toBe(overlaid)
        database.close()
      }),
      { numRuns: 20 },
    )
  })

  it('has more rows than a block', () => {
    const database = testCopy()
    database.exec(`
      INSERT INTO customer (id, name, spent, email, loyalty, source, has_phone, problems)
      WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 66000)
      SELECT i, 'Customer', i % 977, iif(i % 3 = 0, 'c' || (i % 9000), NULL), iif(i > 65900, 1, NULL),
        iif(i % 8191 = 0, 's' || i, NULL), 0, 0 FROM n
    `)
    const some = ['spent', 'loyalty', 'source', 'email', 'has_email', 'added_at']
    const content = (): string => contentOf(database, some)
    const computed = content()
    Array.from(updateIndex(database))
    expect(content()).toBe(computed)
    const changes = `
      UPDATE customer SET spent = 0.001, email = 'new' WHERE id IN (5, 65536, 65537, 66000);
      INSERT INTO customer (id, loyalty, source, has_phone, problems) VALUES (70000, 0, 'other', 0, 0), (-1, 1, 's8191', 0, 0)`
    database.exec(changes)
    noteChanged(database, 'SELECT value FROM json_each(?)', '[5, 65536, 65537, 66000, 70000, -1]')
    const overlaid = content()
    expect(overlaid).not.toBe(computed)
    dropIndex(database)
    expect(content()).toBe(overlaid)
  })

  it('is due if it is missing, of another format or language, or has many changes', () => {
    const database = testCopy()
    const due = (): boolean => isIndexDue(database)
    takeIn(database, [])
    Array.from(updateIndex(database))
    expect(due()).toBe(false)
    const rows = Array.from({ length: 2_100 }, (_, at) => apiRow(at + 1))
    takePages(database, [rows], 1_001)
    expect(due()).toBe(true)
    Array.from(updateIndex(database))
    expect(due()).toBe(false)
    writeState(database, languageState, 'ru')
    expect(due()).toBe(true)
    Array.from(updateIndex(database))
    expect(due()).toBe(false)
    takePages(database, [rows.map((row, at) => (at < 2_000 ? { ...row, spent: 1 } : row))], 1_003)
    expect(due()).toBe(false)
    takePages(database, [rows.map((row, at) => (at < 2_001 ? { ...row, spent: 2 } : row))], 1_005)
    expect(due()).toBe(true)
    Array.from(updateIndex(database))
    const state = readState(database, indexState)
    if (state !== null) writeState(database, indexState, { ...state, format: state.format + 1 })
    expect(due()).toBe(true)
    Array.from(updateIndex(database))
    expect(due()).toBe(false)
    const [first, ...others] = customerIndex.columns
    expect(first).toBeDefined()
    expect(isIndexOld(database, { ...customerIndex, columns: others })).toBe(true)
    expect(isIndexOld(database, { ...customerIndex })).toBe(false)
  })

  it('stays as it was if its build stops in between', () => {
    const database = testCopy()
    takeIn(database, [apiRow(1, { name: 'Əli' }), apiRow(2)])
    Array.from(updateIndex(database))
    takePages(database, [[apiRow(1, { name: 'Veli' }), apiRow(3)]], 1_001)
    const before = [readState(database, indexState), contentOf(database)]
    writeState(database, languageState, 'ru')
    for (const build of [updateIndex(database)]) {
      for (let step = 0; step < 4; step += 1) build.next()
      build.return(undefined)
    }
    writeState(database, languageState, 'en')
    expect([readState(database, indexState), contentOf(database)]).toEqual(before)
  })

  it('has customers without an id, and those that get one between others', () => {
    const database = testCopy()
    takeIn(database, [apiRow(5), apiRow(9), { name: 'Nobody' }])
    takePages(database, [[apiRow(5), apiRow(7), apiRow(9), { name: 'Nobody' }, { name: 'Somebody' }]], 2_001)
    const customers = openCustomers(database)
    const { rows, count } = customers.window('', [{ column: 'id', descending: true }], 0, 10)
    expect(count).toBe(5)
    expect(rows.map(({ id }) => (id > 0 ? id : 0))).toEqual([9, 7, 5, 0, 0])
    expect(customers.window('some', [], 0, 10).rows.map(({ name }) => name)).toEqual(['Somebody'])
  })
})

function rebuild(database: Database): void {
  dropIndex(database)
  Array.from(updateIndex(database))
}
