import { describe, expect, it } from 'vitest'
import { defaultSort, type SortKey } from '#shared/columns'
import { defaultSettings } from '#shared/settings'
import { ColumnStore, readColumns } from '../../src/renderer/table/columns.svelte'
import { clickSort, readSort, writeSort } from '../../src/renderer/table/sort'

const up = (column: SortKey['column']): SortKey => ({ column, descending: false })
const down = (column: SortKey['column']): SortKey => ({ column, descending: true })

describe('a click on a header', () => {
  it('sorts by that column alone, and turns it round the second time', () => {
    expect(clickSort([up('name')], 'spent', false)).toEqual([up('spent')])
    expect(clickSort([up('spent')], 'spent', false)).toEqual([down('spent')])
    expect(clickSort([down('spent')], 'spent', false)).toEqual([up('spent')])
    expect(clickSort([up('spent'), up('name')], 'spent', false)).toEqual([up('spent')])
  })

  it('with Shift adds a key, turns it round, and takes it away', () => {
    const two = clickSort([up('name')], 'spent', true)
    expect(two).toEqual([up('name'), up('spent')])
    const turned = clickSort(two, 'spent', true)
    expect(turned).toEqual([up('name'), down('spent')])
    expect(clickSort(turned, 'spent', true)).toEqual([up('name')])
    expect(clickSort([down('spent')], 'spent', true)).toEqual(defaultSort)
  })
})

it('a sort is remembered, and what is unknown is left out', () => {
  expect(writeSort([down('spent'), up('name')])).toEqual(['-spent', 'name'])
  expect(readSort(['-spent', 'nonsense', 'name'])).toEqual([down('spent'), up('name')])
  expect(readSort([])).toEqual(defaultSort)
})

describe('columns', () => {
  it('are read from settings of other versions', () => {
    expect(
      readColumns([
        { key: 'name', width: 9999 },
        { key: 'gone', width: 100 },
        { key: 'name', width: 100 },
        { key: 'id', width: 41 },
      ]),
    ).toEqual([
      { key: 'name', width: 1200 },
      { key: 'id', width: 48 },
    ])
    expect(readColumns([{ key: 'gone', width: 100 }]).length).toBeGreaterThan(5)
  })

  it('are shown in their place and hidden, but never all', () => {
    const changes: string[] = []
    const store = new ColumnStore({ ...defaultSettings, columns: [{ key: 'name', width: 200 }] }, (what) =>
      changes.push(what),
    )
    store.toggle('spent')
    store.toggle('id')
    expect(store.keys).toEqual(['id', 'name', 'spent'])
    store.resize('name', 333.4)
    expect(store.saved.columns[1]).toEqual({ key: 'name', width: 333 })
    store.toggle('id')
    store.toggle('name')
    store.toggle('spent')
    expect(store.keys).toEqual(['spent'])
    store.sortBy('spent', false)
    expect(store.saved.sort).toEqual(['spent'])
    expect(new Set(changes)).toEqual(new Set(['columns', 'sort']))
  })
})
