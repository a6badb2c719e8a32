import { describe, expect, it } from 'vitest'
import { openCustomers } from '#backend/query/customers'
import { readStatus } from '#backend/copy/copy'
import { openStaging } from '#backend/copy/staging'
import { readCustomer } from '#backend/clopos/customer-row'
import { beginFullRead } from '#backend/copy/full-read'
import { apiRow, takeIn, testCopy, type ApiRow } from '../api-rows'

const everything = 'removed:any'

function rawRows(database: ReturnType<typeof testCopy>): ApiRow[] {
  const rows = openCustomers(database).rawRows(everything, [{ column: 'id', descending: false }], 0, Infinity)
  return [...rows].map(({ json }) => JSON.parse(json))
}

describe('a full read becoming the copy', () => {
  it('stores the first load as it came, groups included', () => {
    const database = testCopy()
    const rows = [
      apiRow(1),
      apiRow(2, { group: null }),
      apiRow(5, { balance: { amount: 3 } }),
      apiRow(9, { group_id: 2 }),
    ]
    expect(takeIn(database, rows)).toEqual({ added: 4, changed: 0, removed: 0, unchanged: 0 })
    expect(rawRows(database)).toEqual(rows)
  })

  it('tells new, changed, removed and unchanged apart', () => {
    const database = testCopy()
    takeIn(database, [apiRow(1), apiRow(2), apiRow(3)])
    const rows = [apiRow(1), apiRow(3, { spent: 10 }), apiRow(4)]
    expect(takeIn(database, rows, 2_000)).toEqual({ added: 1, changed: 1, removed: 1, unchanged: 1 })
    expect(readStatus(database, 'x')).toMatchObject({ customers: 3, removed: 1, interrupted: false })
    expect(rawRows(database)).toEqual([apiRow(1), apiRow(2), ...rows.slice(1)])
  })

  it('keeps removed customers, hides them, and counts them as added when they come back', () => {
    const database = testCopy()
    takeIn(database, [apiRow(1), apiRow(2)])
    takeIn(database, [apiRow(1)], 2_000)
    const customers = openCustomers(database)
    const hidden = customers.window('', [], 0, 10)
    expect(hidden.rows.map(({ id }) => id)).toEqual([1])
    const removed = customers.window('removed:yes', [], 0, 10)
    expect(removed.rows.map(({ id, removedAt }) => [id, removedAt])).toEqual([[2, 2_000]])
    expect(takeIn(database, [apiRow(1), apiRow(2)])).toEqual({
      added: 1,
      changed: 0,
      removed: 0,
      unchanged: 1,
    })
    expect(customers.window('', [], 0, 10).count).toBe(2)
  })

  it('writes no row that did not change', () => {
    const database = testCopy()
    const rows = Array.from({ length: 50 }, (_, index) => apiRow(index + 1))
    takeIn(database, rows)
    const staging = openStaging(database)
    const read = beginFullRead(0, 999)
    staging.addPage(
      [...rows.slice(0, 49), apiRow(50, { name: 'New name' })].map((row) => readCustomer(row)),
      read,
    )
    expect(database.prepare('SELECT id FROM incoming_customer').pluck().all()).toEqual([50])
  })

  it('forgets a staged change that the server took back before the read was complete', () => {
    const database = testCopy()
    takeIn(database, [apiRow(1)])
    const staging = openStaging(database)
    const read = beginFullRead(0, 999)
    staging.addPage([readCustomer(apiRow(1, { name: 'Mistake' }))], read)
    expect(takeIn(database, [apiRow(1)])).toMatchObject({ changed: 0, unchanged: 1 })
  })

  it('leaves the copy alone while a read is under way', () => {
    const database = testCopy()
    takeIn(database, [apiRow(1)])
    const staging = openStaging(database)
    staging.addPage([readCustomer(apiRow(2))], beginFullRead(0, 999))
    expect(rawRows(database)).toEqual([apiRow(1)])
    expect(readStatus(database, 'x')).toMatchObject({ customers: 1, interrupted: true })
  })

  it('stores a group once, and a customer whose group differs from it whole', () => {
    const database = testCopy()
    const rows = [apiRow(1), apiRow(2), apiRow(3, { group: { id: 1, name: 'Renamed meanwhile' } })]
    takeIn(database, rows)
    expect(database.prepare('SELECT group_apart FROM customer_raw ORDER BY id').pluck().all()).toEqual([
      1, 1, 0,
    ])
    expect(rawRows(database)).toEqual(rows)
  })

  it('follows a renamed group without calling its customers changed', () => {
    const database = testCopy()
    takeIn(database, [apiRow(1), apiRow(2)])
    const renamed = [1, 2].map((id) => apiRow(id, { group: { id: 1, name: 'Gold' } }))
    expect(takeIn(database, renamed)).toMatchObject({ changed: 0, unchanged: 2 })
    expect(rawRows(database)).toEqual(renamed)
    expect(openCustomers(database).facets({ query: '', fields: ['group'], ownClauses: 'counted' })).toEqual({
      group: [{ value: '1', name: 'Gold', customers: 2 }],
    })
  })

  it('lists problems with the customer, the field and what came, and empties the list when they are mended', () => {
    const database = testCopy()
    takeIn(database, [apiRow(1), apiRow(2, { created_at: '203-05-25T12:08:43.000000Z', spent: 'much' })])
    const customers = openCustomers(database)
    expect(customers.problems(0, 10)).toEqual({
      count: 2,
      problems: expect.arrayContaining([
        { customerId: 2, name: 'Customer 2', field: 'spent', type: 'string', value: '"much"' },
        {
          customerId: 2,
          name: 'Customer 2',
          field: 'created_at',
          type: 'string',
          value: '"203-05-25T12:08:43.000000Z"',
        },
      ]),
    })
    takeIn(database, [apiRow(1), apiRow(2)])
    expect(customers.problems(0, 10)).toEqual({ count: 0, problems: [] })
  })

  it('notes fields that the documentation does not name', () => {
    const database = testCopy()
    takeIn(database, [
      apiRow(1),
      apiRow(2, { bonus_balance_id: 1 }),
      apiRow(3, { balance_id: 4, bonus_balance_id: 2 }),
    ])
    expect(openCustomers(database).extraFields()).toEqual(['bonus_balance_id', 'balance_id'])
  })
})
