import { describe, expect, it } from 'vitest'
import { customerIndex } from '#backend/copy/schema/index-schema'
import { buildIndex } from '#backend/index/build'
import { cellBatchesOf } from '#backend/query/all-rows'
import { openCustomers, type Customers } from '#backend/query/customers'
import { localZone } from '#backend/query/zone'
import { digitsOf } from '#shared/phone'
import { apiRow, takeIn, testCopy } from '../api-rows'
import { spellings } from '../../shared/spellings'
import { zoneNamed } from './zones'

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

  it('has its details however deeply what Clopos sent is nested', () => {
    const raw = JSON.stringify(apiRow(7)).replace(
      /\}$/,
      `,"deep":${'['.repeat(20_000)}${']'.repeat(20_000)}}`,
    )
    const database = testCopy()
    takeIn(database, [apiRow(7)])
    database.prepare('UPDATE customer_raw SET json = ?, group_apart = 0').run(raw)
    expect(openCustomers(database).details(7).raw).toBe(raw)
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
      const found = customers.window(typed, [], 0, 10)
      expect([typed, found.rows.map(({ id }) => id)]).toEqual([typed, [1]])
    }
    expect(digitsOf('+994 50')).toBe('99450')
  })
})

describe('a group', () => {
  it('is meant by its ID, also where that is what another is called', () => {
    const database = testCopy()
    const groups = [
      [1, '5'],
      [5, '20'],
      [7, 'VIP'],
      [8, 'vip'],
    ] as const
    takeIn(
      database,
      groups.map(([id, name], at) => apiRow(at + 1, { group_id: id, group: { id, name } })),
    )
    const customers = openCustomers(database)
    const found = (typed: string): number[] =>
      customers.window(typed, [], 0, 10).rows.map(({ groupId }) => groupId ?? NaN)
    expect(found('group:5')).toEqual([5])
    expect(found('group:1')).toEqual([1])
    expect(found('group:20')).toEqual([5])
    expect(found('group:1,20').sort()).toEqual([1, 5])
    expect(found('group:vip').sort()).toEqual([7, 8])
    expect(found('group:6')).toEqual([])
  })
})

describe('without a sort', () => {
  it('comes first who has a word that begins so, whatever was asked before', () => {
    const database = testCopy()
    takeIn(database, [apiRow(1, { name: 'Bali' }), apiRow(2, { name: 'Zed Ali' })])
    const customers = openCustomers(database)
    const found = (typed: string): number[] => [...customers.ids(typed, [])]
    expect(found('ali')).toEqual([2, 1])
    const others = openCustomers(database)
    const inAny = [...others.ids('ali OR ~veli', [])]
    expect([...others.ids('ali', [])]).toEqual([2, 1])
    expect(found('ali OR ~veli')).toEqual(inAny)
  })

  it('a person comes before a street, and the full name before all', () => {
    const database = testCopy()
    takeIn(database, [
      apiRow(1, { name: 'Abbasov Cəlal', address: 'Əli Vəliyev küç. 5' }),
      apiRow(2, { name: 'Əli Abbasov' }),
      apiRow(3, { name: 'Abbasova Əliyə' }),
      apiRow(4, { name: 'Əli Abbasov Ağa oğlu' }),
      apiRow(5, { name: 'Алиев Аббас Абасович' }),
      apiRow(6, { name: 'Zaur', email: 'eli.abbasov@example.com' }),
      apiRow(7, { name: 'Alik Abasov' }),
      apiRow(8, { name: 'Vəli Zərabbasov' }),
      apiRow(9, { name: 'Bahar', code: 'eli abbasov' }),
    ])
    const customers = openCustomers(database)
    const order = [2, 3, 4, 7, 5, 9, 8, 1, 6]
    expect([...customers.ids('Əli Abbasov', [])]).toEqual(order)
    // Windows anywhere have the same order, and so does what is typed letter by letter before it.
    const others = openCustomers(database)
    for (const typed of ['Əl', 'Əli Abb', 'Əli Abbasov']) others.window(typed, [], 0, 3)
    for (let offset = 0; offset < order.length; offset += 1) {
      const { rows } = others.window('Əli Abbasov', [], offset, 3)
      expect(rows.map(({ id }) => id)).toEqual(order.slice(offset, offset + 3))
    }
  })
})

describe('a name', () => {
  it('is found in every spelling of the table, with and without an index', () => {
    const database = testCopy()
    const names = Object.keys(spellings)
    const rows = names.map((name, at) => apiRow(at + 1, { name: `Zzz ${name}` }))
    for (const now of [1_001, 1_002]) {
      takeIn(database, rows, now)
      const customers = openCustomers(database)
      for (const [at, name] of names.entries()) {
        for (const typed of (spellings[name] ?? '').split(' ')) {
          const { rows, corrections } = customers.window(typed, [], 0, 1000)
          expect([typed, rows.map(({ id }) => id)]).toEqual([typed, expect.arrayContaining([at + 1])])
          expect(corrections).toBeUndefined()
        }
      }
    }
  })

  it('is not found in another spelling by a part from the middle, and neither is a street', () => {
    const database = testCopy()
    takeIn(database, [apiRow(1, { name: 'Vəliyev', address: 'Məmmədov küçəsi' })])
    const customers = openCustomers(database)
    for (const typed of ['aliy', 'mamm'])
      expect([typed, customers.window(typed, [], 0, 1).count]).toEqual([typed, 0])
  })
})

describe('a typo', () => {
  const found = (customers: Customers, typed: string): unknown => {
    const { rows, corrections } = customers.window(typed, [], 0, 10)
    return [rows.map(({ name }) => name), corrections?.map(({ meant }) => meant)]
  }

  it('is forgiven if nobody has the word, and the answer says so', () => {
    const database = testCopy()
    const names = ['Leyla Məmmədova', 'Əli Məmmədov', 'Rəna Hüseynova', 'Гусейн Алиев', 'Nigar']
    takeIn(
      database,
      names.map((name, at) => apiRow(at + 1, { name, email: `kamran${String(at)}@example.com` })),
    )
    const customers = openCustomers(database)
    const both = [['Əli Məmmədov', 'Leyla Məmmədova'], ['Məmmədov']]
    for (const typed of ['mamadvo', 'memmsdov', 'mamnadov'])
      expect([typed, found(customers, typed)]).toEqual([typed, both])
    expect(found(customers, 'leyla memmadvoa')).toEqual([['Leyla Məmmədova'], ['Məmmədova']])
    expect(found(customers, 'husyenova')).toEqual([['Rəna Hüseynova'], ['Hüseynova']])
    // The beginning of a word, as it is typed.
    expect(found(customers, 'husyen')).toEqual([['Гусейн Алиев', 'Rəna Hüseynova'], ['Гусейн']])
    // Everything else agrees with the list.
    expect(customers.summary('mamadvo').count).toBe(2)
    expect([...customers.ids('mamadvo', [])]).toEqual([2, 1])
    expect(customers.facets({ query: 'mamadvo', fields: ['group'], ownClauses: 'ignored' })).toMatchObject({
      group: [{ customers: 2 }],
    })
  })

  it('is not forgiven in short words, numbers, words that somebody has, and two letters', () => {
    const database = testCopy()
    takeIn(database, [
      apiRow(1, { name: 'Leyla Əliyeva', email: 'laylo@example.com', phone: '+994505355757' }),
    ])
    const customers = openCustomers(database)
    for (const typed of ['lela', '99450535575', '9945053557578', 'alieyav', 'xyzxyz', '-leylaa'])
      expect([typed, customers.window(typed, [], 0, 1).corrections]).toEqual([typed, undefined])
    expect(found(customers, 'laylo')).toEqual([['Leyla Əliyeva'], undefined])
  })

  it('is known again after customers have changed', () => {
    const database = testCopy()
    takeIn(database, [apiRow(1, { name: 'Leyla' })])
    Array.from(buildIndex(database, customerIndex))
    const customers = openCustomers(database)
    expect(found(customers, 'leylx')).toEqual([['Leyla'], ['Leyla']])
    takeIn(database, [apiRow(1, { name: 'Nigar' })], 2_001)
    expect(found(customers, 'leylx')).toEqual([[], undefined])
    expect(found(customers, 'nigra')).toEqual([['Nigar'], ['Nigar']])
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
    const asked = ''
    const inOrder = (): Float64Array => customers.ids(asked, [{ column: 'spent', descending: false }])
    const cells = [...customers.cellsOf(inOrder, ['spent', 'groupName', 'id'])]
    expect(cells).toHaveLength(1200)
    expect(cells[0]).toEqual([1, 'Group 1', 1200])
    expect(
      [...customers.rawRows(asked, [{ column: 'id', descending: true }], 10, 5)].map(
        ({ json }) => JSON.parse(json).id,
      ),
    ).toEqual([1190, 1189, 1188, 1187, 1186])
  })
})

describe('rows in batches', () => {
  it('have each row with its place, and leave the places of customers empty who are gone', () => {
    const database = testCopy()
    takeIn(
      database,
      Array.from({ length: 1200 }, (_, index) => apiRow(index + 1, { spent: (index * 7) % 1200 })),
    )
    const customers = openCustomers(database)
    const ids = Float64Array.from([5000, ...customers.ids('', [{ column: 'spent', descending: true }])])
    const columns = ['spent', 'groupName', 'id'] as const
    const placed: unknown[] = ids.length === 1201 ? Array.from(ids, () => null) : []
    let before = 0
    for (const { length, rows } of cellBatchesOf(database, () => ids, columns, 700)) {
      const read = [...rows]
      expect(read.map(([, cells]) => Number(cells[2]))).toEqual(
        read.map(([, cells]) => Number(cells[2])).toSorted((a, b) => a - b),
      )
      for (const [place, cells] of read) placed[before + place] = cells
      before += length
    }
    expect(placed).toEqual([null, ...customers.cellsOf(() => ids, columns)])
    expect([...cellBatchesOf(database, () => new Float64Array(), columns)]).toEqual([])
    expect([...customers.cellBatchesOf(() => ids, columns)].map(({ length }) => length)).toEqual([1201])
  })
})

describe('queries that depend on the moment', () => {
  const idsOf = (customers: Customers, text: string): number[] =>
    customers.window(text, [], 0, 100).rows.map(({ id }) => id)

  it('are answered anew when the day has changed, though no customer has', () => {
    const database = testCopy()
    takeIn(database, [apiRow(1, { created_at: '2026-11-20T10:00:00Z', date_of_birth: '1990-11-25' })])
    let now = Date.parse('2026-11-21T10:00:00Z')
    const customers = openCustomers(database, { clock: () => now, zone: zoneNamed('Asia/Baku') })
    const found = (): unknown[] =>
      ['created:1d', 'birthday:7d', 'created:yesterday'].map((text) => idsOf(customers, text))
    expect(found()).toEqual([[1], [1], [1]])
    now = Date.parse('2026-11-21T20:10:00Z')
    expect(found()).toEqual([[], [1], []])
    now = Date.parse('2026-11-26T10:00:00Z')
    expect(found()).toEqual([[], [], []])
  })

  it('list birthdays by the next one, from today on, and again from the next day', () => {
    const database = testCopy()
    const birthdays = [
      '1990-11-29',
      '2001-01-01',
      '1985-12-31',
      '1979-11-28',
      '1996-02-29',
      '1988-02-28',
      null,
    ]
    takeIn(
      database,
      birthdays.map((date_of_birth, at) => apiRow(at + 1, { date_of_birth })),
    )
    let now = Date.parse('2026-11-29T10:00:00Z')
    const customers = openCustomers(database, { clock: () => now, zone: zoneNamed('Asia/Baku') })
    const ids = (descending = false): number[] => [
      ...customers.ids('', [{ column: 'dateOfBirth', descending }]),
    ]
    expect(ids()).toEqual([1, 3, 2, 5, 6, 4, 7])
    expect(ids(true)).toEqual([4, 6, 5, 2, 3, 1, 7])
    // Midnight in Baku is at eight in the evening in UTC.
    now = Date.parse('2026-11-29T20:01:00Z')
    expect(ids()).toEqual([3, 2, 5, 6, 4, 1, 7])
    // In a leap year, 29 February is a day of its own.
    now = Date.parse('2028-02-28T20:01:00Z')
    expect(ids()).toEqual([5, 4, 1, 3, 2, 6, 7])
    now = Date.parse('2028-02-28T10:00:00Z')
    expect(ids()).toEqual([6, 5, 4, 1, 3, 2, 7])
    // In another year, it is celebrated on the 28th.
    now = Date.parse('2027-02-28T10:00:00Z')
    expect(ids()).toEqual([5, 6, 4, 1, 3, 2, 7])
  })

  it('know what the last sync found, also where it found nothing', () => {
    const database = testCopy()
    takeIn(database, [apiRow(1), apiRow(2), apiRow(3)], 1_000)
    const customers = openCustomers(database, { clock: () => 90_000_000, zone: zoneNamed('UTC') })
    const found = (): unknown[] =>
      ['new:sync', 'changed:sync', 'removed:sync', 'new:sync OR changed:sync OR removed:sync'].map((text) =>
        idsOf(customers, text),
      )
    expect(found()).toEqual([[], [], [], []])
    takeIn(database, [apiRow(1), apiRow(2, { spent: 5 }), apiRow(4)], 2_000)
    expect(found()).toEqual([[4], [2], [3], [2, 3, 4]])
    expect(idsOf(customers, 'new:2d removed:any')).toEqual([4])
    takeIn(database, [apiRow(1), apiRow(2, { spent: 5 }), apiRow(4)], 3_000)
    expect(found()).toEqual([[], [], [], []])
  })

  it('know the last sync that found such customers, whatever later ones found', () => {
    const database = testCopy()
    takeIn(database, [apiRow(1), apiRow(2), apiRow(3)], 1_000)
    const customers = openCustomers(database, { clock: () => 90_000_000, zone: zoneNamed('UTC') })
    const found = (): unknown[] =>
      ['new:latest', 'changed:latest', 'removed:latest'].map((text) => idsOf(customers, text))
    expect(found()).toEqual([[], [], []])
    takeIn(database, [apiRow(1), apiRow(2, { spent: 5 }), apiRow(4)], 2_000)
    takeIn(database, [apiRow(1), apiRow(2, { spent: 5 }), apiRow(4)], 3_000)
    expect(found()).toEqual([[4], [2], [3]])
    takeIn(database, [apiRow(1, { spent: 7 }), apiRow(2, { spent: 5 }), apiRow(4)], 4_000)
    expect(found()).toEqual([[4], [1], [3]])
  })

  it('read days on the calendar of this computer', () => {
    const now = Date.now()
    const { year, month, day } = localZone.dayOf(now)
    const midnight = new Date(now).setHours(0, 0, 0, 0)
    expect(localZone.startOf({ year, month, day })).toBe(midnight)
    const early = new Date(localZone.startOf({ year: 33, month: 2, day: 30 }))
    expect([early.getFullYear(), early.getMonth(), early.getDate()]).toEqual([33, 2, 2])
  })
})
