import { expect, it } from 'vitest'
import { defaultSettings } from '#shared/settings'
import { ViewStore, type ViewChange } from '../../src/renderer/views/view-store.svelte'

function scene(): { readonly view: ViewStore; readonly changes: (readonly [ViewChange, string, string])[] } {
  const changes: (readonly [ViewChange, string, string])[] = []
  const view: ViewStore = new ViewStore({ ...defaultSettings, search: ' ali ' }, (what) => {
    changes.push([what, view.asked.query, view.saved.sort.join()])
  })
  return { view, changes }
}

it('tells what changed: the query, the sort or the columns alone', () => {
  const { view, changes } = scene()
  expect(view.asked).toEqual({ query: 'ali', sort: [] })
  view.query.setText('veli')
  view.columns.sortBy('spent', false)
  view.columns.toggle('email')
  expect(changes).toEqual([
    ['query', 'veli', ''],
    ['sort', 'veli', 'spent'],
    ['columns', 'veli', 'spent'],
  ])
})

it('shows other content at once: nobody sees the new sort with the old query', () => {
  const { view, changes } = scene()
  const before = view.content
  const columns = [{ key: 'name', width: 200, hidden: false, pinned: true }]
  view.show({ query: 'group:VIP', sort: ['-spent'], columns })
  expect(changes).toEqual([['query', 'group:VIP', '-spent']])
  expect(view.columns.keys).toEqual(['name'])
  expect(view.saved).toMatchObject({ search: 'group:VIP', sort: ['-spent'] })
  view.show(before)
  expect(view.content).toEqual(before)
  // The query can be undone like any other change of it.
  view.query.undo()
  expect(view.query.text).toBe('group:VIP')
})
