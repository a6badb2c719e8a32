import { join } from 'node:path'
import fc from 'fast-check'
import { expect, it, onTestFinished } from 'vitest'
import { openWritable } from '#backend/sqlite/open'
import { openUserDatabase, userMigrations } from '#backend/user-database'
import { openSettings } from '#backend/settings'
import { openViews, type ViewStore } from '#backend/views'
import { AppError, type ErrorData } from '#shared/errors'
import { readyViewIds, tidyName, type SavedView, type ViewContent } from '#shared/views'
import { testFolder } from './api-rows'

const content: ViewContent = {
  query: 'group:VIP spent>500',
  sort: ['-spent', 'name'],
  columns: [{ key: 'name', width: 200, hidden: false, pinned: true }],
}
const other: ViewContent = { query: '', sort: [], columns: [] }

let lastId = 0
const newId = (): string => `view-${String((lastId += 1))}`

function testViews(folder = testFolder()): ViewStore {
  const file = openUserDatabase(folder)
  onTestFinished(() => {
    file.close()
  })
  return openViews(file, newId)
}

const nameOf = (view: SavedView): string => (view.kind === 'own' ? view.name : view.id)
const names = (views: readonly SavedView[]): string[] => views.map(nameOf)
const error = (data: ErrorData): object => expect.objectContaining({ data })

it('lists the ready-made views first, and keeps what is saved', () => {
  const folder = testFolder()
  const views = testViews(folder)
  expect(names(views.list())).toEqual(readyViewIds)
  const { id } = views.add({ name: '  Best \t guests ', content, pinned: true, at: 1 })
  views.add({ name: 'Last', content: other, pinned: false, at: 9999 })
  views.change({ id: 'all', pinned: false })
  views.change({ id: 'noPhone', hidden: true })
  expect(testViews(folder).list()).toEqual(views.list())
  expect(names(views.list())).toEqual(['all', 'Best guests', ...readyViewIds.slice(1), 'Last'])
  expect(views.list()[0]).toEqual({ kind: 'ready', id: 'all', pinned: false, hidden: false })
  expect(views.list()[1]).toEqual({ kind: 'own', id, name: 'Best guests', pinned: true, content })
})

it('renames, changes, orders and deletes', () => {
  const views = testViews()
  const first = views.add({ name: 'First', content, pinned: false, at: 0 }).id
  const second = views.add({ name: 'Second', content, pinned: false, at: 1 }).id
  views.change({ id: first, name: 'FIRST', content: other })
  expect(views.list()[0]).toMatchObject({ name: 'FIRST', content: other, pinned: false })
  expect(names(views.order([second, 'no-such-view', 'all', first, first])).slice(0, 4)).toEqual([
    'Second',
    'all',
    'FIRST',
    'active',
  ])
  expect(names(views.remove(first)).slice(0, 3)).toEqual(['Second', 'all', 'active'])
})

it('refuses what would leave a view without a name of its own, and changes of ready-made ones', () => {
  const views = testViews()
  const add = (name: string) => (): unknown => views.add({ name, content, pinned: false, at: 0 })
  const { id } = views.add({ name: 'Günəşli', content, pinned: false, at: 0 })
  expect(add(' \n ')).toThrow(error({ code: 'view.no-name' }))
  expect(add('GÜNƏŞLI'.replace('Ü', 'U\u0308'))).toThrow(
    error({ code: 'view.name-taken', name: 'GÜNƏŞLI'.normalize('NFC') }),
  )
  views.change({ id, name: 'günəşlI' })
  add('Another')()
  expect(() => views.change({ id, name: 'ANOTHER' })).toThrow(
    error({ code: 'view.name-taken', name: 'ANOTHER' }),
  )
  expect(() => views.change({ id: 'all', name: 'Everybody' })).toThrow(error({ code: 'view.ready-made' }))
  expect(() => views.change({ id: 'all', content })).toThrow(error({ code: 'view.ready-made' }))
  expect(() => views.remove('all')).toThrow(error({ code: 'view.ready-made' }))
  expect(() => views.remove('gone')).toThrow(error({ code: 'not-found', what: 'view' }))
  expect(() => views.change({ id: 'gone' })).toThrow(error({ code: 'not-found', what: 'view' }))
})

it('holds two hundred views and no more', () => {
  const views = testViews()
  const room = 200 - readyViewIds.length
  for (let at = 0; at < room; at += 1) views.add({ name: `View ${String(at)}`, content, pinned: false, at })
  expect(() => views.add({ name: 'One more', content, pinned: false, at: 0 })).toThrow(
    error({ code: 'view.too-many', max: 200 }),
  )
})

it('keeps away from rows that it does not understand', () => {
  const folder = testFolder()
  const views = testViews(folder)
  const { id } = views.add({ name: 'Mine', content, pinned: false, at: 0 })
  const file = openUserDatabase(folder)
  onTestFinished(() => {
    file.close()
  })
  const put = file.prepare('INSERT OR REPLACE INTO view (id, position, content) VALUES (?, ?, ?)')
  const strange = [
    ['no-json', '{'],
    ['of-tomorrow', '{"kind":"board","name":"x"}'],
    ['ready-of-tomorrow', '{"kind":"ready","pinned":true,"hidden":false}'],
    ['no-columns', '{"kind":"own","name":"x","pinned":true,"content":{"query":"","sort":[]}}'],
    ['all', '{"kind":"own","name":"x","pinned":true,"content":{"query":"","sort":[],"columns":[]}}'],
  ] as const
  for (const [name, text] of strange) put.run(name, 0, text)
  expect(names(views.list())).toEqual(['Mine', ...readyViewIds.slice(1), 'all'])
  views.change({ id, name: 'Still mine' })
  const kept = file.prepare('SELECT id, content FROM view').raw().all()
  expect(kept).toEqual(expect.arrayContaining(strange.slice(0, 4).map((row) => [...row])))
})

it('takes over the settings of the version without views', () => {
  const folder = testFolder()
  const old = openWritable(join(folder, 'settings.sqlite'), 'settings', userMigrations.slice(0, 1))
  old.prepare('INSERT INTO setting (name, value) VALUES (?, ?)').run('search', '"əli"')
  old.close()
  const file = openUserDatabase(folder)
  onTestFinished(() => {
    file.close()
  })
  expect(file.pragma('user_version', { simple: true })).toBe(userMigrations.length)
  expect(openSettings(file).read().search).toBe('əli')
  const views = openViews(file, newId)
  expect(names(views.list())).toEqual(readyViewIds)
  views.add({ name: 'First', content, pinned: true, at: 0 })
  expect(names(views.list())).toEqual(['First', ...readyViewIds])
})

it('stays in order, and with one view to a name, whatever is done', () => {
  /** Something that is done; `moves`: it may put views into another order. */
  interface Step {
    readonly run: (views: ViewStore) => unknown
    readonly moves?: true
  }
  const at = fc.nat({ max: 12 })
  const name = fc.oneof(
    fc.constantFrom('a', 'A', ' a ', 'B', 'ß', 'İ', 'i̇', ''),
    fc.string({ unit: 'binary', maxLength: 100 }),
  )
  const pick = (views: ViewStore, index: number): string => {
    const all = views.list()
    return all[index % all.length]?.id ?? ''
  }
  const step: fc.Arbitrary<Step> = fc.oneof(
    fc
      .record({ name, at, pinned: fc.boolean() })
      .map((view): Step => ({ run: (views) => views.add({ ...view, content }) })),
    fc
      .record({ at, name })
      .map((to): Step => ({ run: (views) => views.change({ id: pick(views, to.at), name: to.name }) })),
    fc.record({ at, pinned: fc.boolean(), hidden: fc.boolean() }).map((to): Step => ({
      run: (views) => views.change({ id: pick(views, to.at), pinned: to.pinned, hidden: to.hidden }),
    })),
    fc.array(at).map((places): Step => ({
      run: (views) => views.order(places.map((place) => pick(views, place))),
      moves: true,
    })),
    at.map((place): Step => ({ run: (views) => views.remove(pick(views, place)) })),
  )
  fc.assert(
    fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
      const file = openUserDatabase(testFolder())
      const views = openViews(file, newId)
      for (const { run, moves } of steps) {
        const before = views.list()
        try {
          run(views)
        } catch (thrown) {
          expect(thrown).toBeInstanceOf(AppError)
          expect(views.list()).toEqual(before)
        }
        const after = views.list()
        expect(new Set(after.map(({ id }) => id)).size).toBe(after.length)
        expect(after.filter(({ kind }) => kind === 'ready')).toHaveLength(readyViewIds.length)
        const own = after.filter((view) => view.kind === 'own')
        expect(own.every((view) => view.name !== '' && tidyName(view.name) === view.name)).toBe(true)
        expect(new Set(own.map((view) => view.name.normalize('NFKC').toLowerCase())).size).toBe(own.length)
        const ids = (views: readonly SavedView[]): string[] => views.map(({ id }) => id)
        const [was, is] = [ids(before), ids(after)]
        const [kept, stillThere] = [was.filter((id) => is.includes(id)), is.filter((id) => was.includes(id))]
        if (moves) expect(stillThere.toSorted()).toEqual(was.toSorted())
        else expect(stillThere).toEqual(kept)
      }
      expect(openViews(file, newId).list()).toEqual(views.list())
      file.close()
    }),
    { numRuns: 30 },
  )
})

it('a deleted view comes back under its id, so that what names it finds it', () => {
  const views = testViews()
  const { id } = views.add({ name: 'Regulars', content, pinned: true, at: 0 })
  views.remove(id)
  expect(views.add({ id, name: 'Regulars', content, pinned: true, at: 0 }).id).toBe(id)
  // Never a second one of the same id, and no ready-made one.
  expect(views.add({ id, name: 'Others', content, pinned: true, at: 0 }).id).not.toBe(id)
  expect(views.add({ id: 'top', name: 'Mine', content, pinned: true, at: 0 }).id).not.toBe('top')
})
