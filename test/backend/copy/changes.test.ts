import { describe, expect, it } from 'vitest'
import { fieldChanges, readChanges } from '#backend/copy/changes'
import { openCustomers } from '#backend/query/customers'
import { apiRow, takeIn, testCopy } from '../api-rows'

describe('what a sync changed about a customer', () => {
  it('is kept field by field, as the JSON that came, newest first', () => {
    const database = testCopy()
    takeIn(database, [apiRow(1, { spent: 5 }), apiRow(2)], 1000)
    takeIn(database, [apiRow(1, { spent: 7.5, phones: ['050'] }), apiRow(2)], 2000)
    takeIn(database, [apiRow(1, { spent: '7.50', phones: ['050'] }), apiRow(2)], 3000)
    expect(readChanges(database, 1)).toEqual([
      { syncId: 3, at: 3000, event: 'changed', fields: [{ field: 'spent', before: '7.5', after: '"7.50"' }] },
      {
        syncId: 2,
        at: 2000,
        event: 'changed',
        fields: [
          { field: 'phones', before: '[]', after: '["050"]' },
          { field: 'spent', before: '5', after: '7.5' },
        ],
      },
    ])
    expect(readChanges(database, 2)).toEqual([])
  })

  it('tells added, removed and restored', () => {
    const database = testCopy()
    takeIn(database, [apiRow(1)], 1000)
    takeIn(database, [apiRow(1), apiRow(2)], 2000)
    takeIn(database, [apiRow(1)], 3000)
    takeIn(database, [apiRow(1), apiRow(2, { name: 'Back' })], 4000)
    expect(readChanges(database, 2)).toMatchObject([
      { at: 4000, event: 'restored', fields: [{ field: 'name', before: '"Customer 2"', after: '"Back"' }] },
      { at: 3000, event: 'removed', fields: [] },
      { at: 2000, event: 'added', fields: [] },
    ])
  })

  it('is found by the sync that found it, also after later ones', () => {
    const database = testCopy()
    const synced = (second: number): string => `sync@2026-11-29T09:14:0${String(second)}Z`
    const at = (second: number): number => Date.UTC(2026, 10, 29, 9, 14, second, 250)
    takeIn(database, [apiRow(1), apiRow(2), apiRow(3), apiRow(4)], at(1))
    takeIn(database, [apiRow(1, { spent: 7 }), apiRow(2, { spent: 7 }), apiRow(3), apiRow(5)], at(2))
    takeIn(database, [apiRow(1, { spent: 8 }), apiRow(4, { name: 'Back' }), apiRow(5, { spent: 8 })], at(3))
    takeIn(database, [apiRow(1, { spent: 8, updated_at: '2026-11-29T10:00:00.000000Z' })], at(4))
    const { ids } = openCustomers(database)
    const found = (query: string): number[] => [...ids(query, [{ column: 'id', descending: false }])]
    expect(found(`new:${synced(2)} removed:any`)).toEqual([5])
    expect(found(`changed:${synced(2)} removed:any`)).toEqual([1, 2])
    expect(found(`removed:${synced(2)}`)).toEqual([4])
    expect(found(`new:${synced(3)} removed:any`)).toEqual([4])
    expect(found(`changed:${synced(3)} removed:any`)).toEqual([1, 5])
    expect(found(`removed:${synced(3)}`)).toEqual([2, 3])
    expect(found(`changed:${synced(4)}`)).toEqual([1])
    expect(found(`changed:${synced(4)},${synced(2)}`)).toEqual([1])
    expect(found(`-changed:${synced(2)} removed:any`)).toEqual([3, 4, 5])
    expect(found(`new:${synced(1)} removed:any`)).toEqual([])
    expect(found(`removed:${synced(7)}`)).toEqual([])
  })

  it('tells of another group, and not of one that is only stored in another way', () => {
    const database = testCopy()
    const odd = { id: 1, name: 'Odd' }
    takeIn(database, [apiRow(1), apiRow(2)], 1000)
    takeIn(database, [apiRow(1), apiRow(2, { group: odd })], 2000)
    expect(readChanges(database, 2)).toMatchObject([
      { fields: [{ field: 'group', before: '{"id":1,"name":"Group 1"}', after: '{"id":1,"name":"Odd"}' }] },
    ])
    takeIn(database, [apiRow(1), apiRow(2, { group: null })], 3000)
    expect(readChanges(database, 2)[0]).toMatchObject({
      fields: [{ field: 'group', before: '{"id":1,"name":"Odd"}', after: 'null' }],
    })
    takeIn(database, [apiRow(1), apiRow(2)], 4000)
    expect(readChanges(database, 2)[0]).toMatchObject({
      fields: [{ field: 'group', before: 'null', after: '{"id":1,"name":"Group 1"}' }],
    })
  })

  it('has nothing where only the time of change moved', () => {
    const database = testCopy()
    takeIn(database, [apiRow(1)], 1000)
    takeIn(database, [apiRow(1, { updated_at: '2026-02-02T00:00:00.000000Z' })], 2000)
    expect(readChanges(database, 1)).toEqual([])
  })

  it('compares fields that come and go, and rows that are no objects', () => {
    expect(fieldChanges('{"a":1,"b":null}', '{"b":null,"c":[1]}')).toEqual([
      { field: 'a', before: '1', after: null },
      { field: 'c', before: null, after: '[1]' },
    ])
    expect(fieldChanges('7', '{"a":1}')).toEqual([{ field: 'a', before: null, after: '1' }])
  })
})
