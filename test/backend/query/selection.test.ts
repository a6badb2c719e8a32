import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openCustomers, type Customers } from '#backend/query/customers'
import { IdSet } from '#backend/query/id-set'
import { createSelections, idsBetween } from '#backend/query/selection'
import type { SortKey } from '#shared/columns'
import { apiRow, takeIn, testCopy } from '../api-rows'

const byId: readonly SortKey[] = [{ column: 'id', descending: false }]
const bySpent: readonly SortKey[] = [{ column: 'spent', descending: true }]

describe('a set of ids', () => {
  it('holds what a plain set holds', () => {
    const id = fc.oneof(
      fc.integer({ min: -70, max: 70 }),
      fc.integer({ min: -(2 ** 40), max: 2 ** 40 }),
      fc.constantFrom(0, 31, 32, -1, -32, -33, Number.MAX_SAFE_INTEGER, -Number.MAX_SAFE_INTEGER),
    )
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.boolean(), id)), (steps) => {
        const ours = new IdSet()
        const plain = new Set<number>()
        for (const [add, value] of steps) {
          if (add) {
            ours.add(value)
            plain.add(value)
          } else {
            ours.delete(value)
            plain.delete(value)
          }
          expect(ours.has(value)).toBe(plain.has(value))
        }
        expect(ours.size).toBe(plain.size)
        expect([...ours.toArray()].sort((a, b) => a - b)).toEqual([...plain].sort((a, b) => a - b))
      }),
    )
  })
})

/** Ten customers who spent 10, 20, … 100; every third is of group 2. */
function tenCustomers(): { customers: Customers; database: ReturnType<typeof testCopy> } {
  const database = testCopy()
  takeIn(
    database,
    Array.from({ length: 10 }, (_, at) =>
      apiRow(at + 1, { spent: (at + 1) * 10, receipt_count: 1, group_id: at % 3 === 0 ? 2 : 1 }),
    ),
  )
  return { customers: openCustomers(database), database }
}

describe('a selection', () => {
  it('takes in customers, ranges and all that match, and lets them go', () => {
    const { customers } = tenCustomers()
    const selections = createSelections()
    const change = (what: Parameters<typeof selections.change>[1]): number =>
      selections.change('mine', what, customers)
    const sums = (text = ''): unknown => selections.summary('mine', text, byId, customers)

    expect(change({ kind: 'toggle', id: 1 })).toBe(1)
    expect(change({ kind: 'toggle', id: 2 })).toBe(2)
    expect(sums()).toEqual({ count: 2, spent: 30, receipts: 2, shown: 2, removed: 0 })
    expect(change({ kind: 'toggle', id: 2 })).toBe(1)
    expect(sums()).toEqual({ count: 1, spent: 10, receipts: 1, shown: 1, removed: 0 })
    // Sorted by what they spent, the range runs the other way.
    expect(change({ kind: 'between', query: '', sort: bySpent, from: 3, to: 5, selected: true })).toBe(4)
    expect(sums('group:2')).toEqual({ count: 4, spent: 130, receipts: 4, shown: 2, removed: 0 })
    const query = 'group:2'
    expect(change({ kind: 'all', query, sort: byId, selected: true })).toBe(6)
    expect(change({ kind: 'all', query, sort: byId, selected: false })).toBe(2)
    expect([...selections.ids('mine').toArray()].sort()).toEqual([3, 5])
    expect(change({ kind: 'none' })).toBe(0)
    expect(sums()).toEqual({ count: 0, spent: 0, receipts: 0, shown: 0, removed: 0 })
    expect(selections.ids('theirs').size).toBe(0)
  })

  it('is of customers, not of places: after a sync the same are selected', () => {
    const { customers, database } = tenCustomers()
    const selections = createSelections()
    selections.change('mine', { kind: 'all', query: '', sort: byId, selected: true }, customers)
    selections.summary('mine', '', byId, customers)
    takeIn(
      database,
      [-5, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11].map((id) => apiRow(id, { spent: 1 })),
      2_000,
    )
    expect(selections.summary('mine', '', byId, customers)).toEqual({
      // One of the ten was removed: selected still, but not shown.
      count: 10,
      spent: 19,
      receipts: 1,
      shown: 9,
      removed: 1,
    })
  })

  it('answers the same for few customers and for many', () => {
    const database = testCopy()
    const many = Array.from({ length: 20_050 }, (_, at) =>
      apiRow(at + 1, { spent: at % 7, receipt_count: 1 }),
    )
    takeIn(database, many)
    const { byIds } = openCustomers(database)
    const ids = new IdSet(many.map((_, at) => at + 1))
    ids.add(999_999)
    expect(byIds.summary(ids)).toMatchObject({ count: 20_050, receipts: 20_050 })
    expect(byIds.inOrder(ids, [{ column: 'id', descending: true }])[0]).toBe(20_050)
    const few = new IdSet([3, 999_999, 1])
    expect(byIds.summary(few)).toEqual({ count: 2, spent: 2, receipts: 2, removed: 0 })
    expect([...byIds.inOrder(few, bySpent)]).toEqual([3, 1])
  })
})

it('a range runs in either direction, and shrinks to the end that is still there', () => {
  const all = Float64Array.of(9, 4, 7, 1)
  expect([...idsBetween(all, 4, 1)]).toEqual([4, 7, 1])
  expect([...idsBetween(all, 1, 4)]).toEqual([4, 7, 1])
  expect([...idsBetween(all, 5, 7)]).toEqual([7])
  expect([...idsBetween(all, 5, 6)]).toEqual([])
})
