import { describe, expect, it } from 'vitest'
import { openCustomers } from '#backend/customers/customers'
import { digitsOf } from '#shared/phone'
import { emptyQuery, parseQuery } from '#shared/query'
import { apiRow, takeIn, testCopy } from '../api-rows'

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
    const asked = emptyQuery
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
