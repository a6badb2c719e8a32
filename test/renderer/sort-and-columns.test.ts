import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { defaultSort, readSort, type SortKey } from '#shared/columns'
import { defaultSettings, settingsSchema, type Settings } from '#shared/settings'
import { ColumnStore } from '../../src/renderer/table/columns.svelte'
import { clickSort, writeSort } from '../../src/renderer/table/sort'

const up = (column: SortKey['column']): SortKey => ({ column, descending: false })
const down = (column: SortKey['column']): SortKey => ({ column, descending: true })

describe('a click on a header', () => {
  it('sorts by that column alone, turns it round the second time, and ends that the third', () => {
    expect(clickSort([up('name')], 'spent', false)).toEqual([up('spent')])
    expect(clickSort([up('spent')], 'spent', false)).toEqual([down('spent')])
    expect(clickSort([down('spent')], 'spent', false)).toEqual(defaultSort)
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
  const saved = (key: string, width = 100, more: Partial<Settings['columns'][number]> = {}) => ({
    key,
    width,
    hidden: false,
    pinned: false,
    ...more,
  })
  const store = (...columns: Settings['columns']): ColumnStore =>
    new ColumnStore({ ...defaultSettings, columns }, () => undefined)

  it('are read from settings of other versions', () => {
    // Older ones list what is shown, and nothing else.
    const older = v.parse(settingsSchema, { ...defaultSettings, columns: [{ key: 'name', width: 100 }] })
    expect(store(...older.columns).keys).toEqual(['name'])
    const odd = store(saved('name', 1900), saved('gone'), saved('name'), saved('id', 41))
    expect(odd.shown).toEqual([
      { key: 'name', width: 1200, pinnedAt: null },
      { key: 'id', width: 48, pinnedAt: null },
    ])
    expect(store(saved('gone')).keys.length).toBeGreaterThan(5)
    expect(store(saved('name', 100, { hidden: true })).keys.length).toBeGreaterThan(5)
  })

  it('are shown in their place and hidden, but never all', () => {
    const changes: string[] = []
    const settings = { ...defaultSettings, columns: [saved('name', 200)] }
    const columns = new ColumnStore(settings, (what) => changes.push(what))
    columns.toggle('spent')
    columns.toggle('id')
    expect(columns.keys).toEqual(['name', 'spent', 'id'])
    columns.resize('name', 333.4)
    expect(columns.shown[0]).toEqual({ key: 'name', width: 333, pinnedAt: null })
    expect(columns.width).toBe(40 + 84 + 333 + 128)
    columns.toggle('id')
    columns.toggle('name')
    columns.toggle('spent')
    expect(columns.keys).toEqual(['spent'])
    columns.sortBy('spent', false)
    expect(columns.saved.sort).toEqual(['spent'])
    expect(new Set(changes)).toEqual(new Set(['columns', 'sort']))
  })

  it('stand where they were moved to, hidden ones too, after a restart as well', () => {
    const columns = store(saved('id'), saved('name'), saved('email', 100, { hidden: true }), saved('spent'))
    columns.move('spent', 1)
    expect(columns.keys).toEqual(['id', 'spent', 'name'])
    columns.step('id', 1)
    columns.step('id', -1)
    columns.step('id', -1)
    columns.step('name', 1)
    expect(columns.keys).toEqual(['id', 'spent', 'name'])
    columns.toggle('email')
    expect(columns.keys).toEqual(['id', 'spent', 'name', 'email'])
    expect(store(...columns.saved.columns).shown).toEqual(columns.shown)
    columns.reset()
    expect(columns.shown).toEqual(store().shown)
  })

  it('stay at the start while they are pinned, wherever they were', () => {
    const columns = store(saved('id', 80), saved('name', 200), saved('spent'), saved('email'))
    columns.pin('name', true)
    columns.pin('email', true)
    expect(columns.shown.map(({ key, pinnedAt }) => [key, pinnedAt])).toEqual([
      ['name', 40],
      ['email', 240],
      ['id', null],
      ['spent', null],
    ])
    expect(columns.pinnedWidth).toBe(340)
    // Put among the pinned ones it is pinned, put among the others it is not, between both it stays what it is.
    columns.move('spent', 1)
    expect(columns.isPinned('spent')).toBe(true)
    expect(columns.keys).toEqual(['name', 'spent', 'email', 'id'])
    columns.move('name', 3)
    expect(columns.isPinned('name')).toBe(false)
    columns.move('id', 2)
    expect(columns.isPinned('id')).toBe(false)
    expect(columns.keys).toEqual(['spent', 'email', 'id', 'name'])
    columns.pin('spent', false)
    columns.pin('email', false)
    expect(columns.shown.every(({ pinnedAt }) => pinnedAt === null)).toBe(true)
  })
})
