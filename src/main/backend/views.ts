import * as v from 'valibot'
import type { DomainHandlers, Input, Output, backendMethods } from '#shared/contract'
import { AppError } from '#shared/errors'
import type { WritableDatabase } from './sqlite/database'
import {
  readyViewIds,
  readyViews,
  sameName,
  tidyName,
  viewContentSchema,
  viewLimits,
  type ListedReadyView,
  type SavedView,
} from '#shared/views'

type Methods = typeof backendMethods
export type ViewAddition = Input<Methods, 'views.add'>
export type ViewChange = Input<Methods, 'views.change'>

/** The views there are, in their order. Every change gives the new list, and throws AppError where it cannot be. */
export interface ViewStore {
  readonly list: () => readonly SavedView[]
  /** Throws `view.no-name`, `view.name-taken`, `view.too-many`. */
  readonly add: (addition: ViewAddition) => Output<Methods, 'views.add'>
  /** Throws `not-found`, `view.no-name`, `view.name-taken`, `view.ready-made`. */
  readonly change: (change: ViewChange) => readonly SavedView[]
  /** Puts the views that are named into this order, into the places where they stood together. */
  readonly order: (ids: readonly string[]) => readonly SavedView[]
  /** Throws `not-found`, `view.ready-made`. */
  readonly remove: (id: string) => readonly SavedView[]
}

/** What the file keeps of a view besides its id and place. */
const storedSchema = v.pipe(
  v.string(),
  v.parseJson(),
  v.variant('kind', [
    v.object({
      kind: v.literal('own'),
      name: v.pipe(v.string(), v.minLength(1)),
      pinned: v.boolean(),
      content: viewContentSchema,
    }),
    v.object({ kind: v.literal('ready'), pinned: v.boolean(), hidden: v.boolean() }),
  ]),
)

const atFirst: readonly ListedReadyView[] = readyViewIds.map((id) => ({
  kind: 'ready',
  id,
  pinned: readyViews[id].pinned,
  hidden: false,
}))

/** A view as it was stored, or null where this version does not understand it. */
function readView(id: string, content: string): SavedView | null {
  const stored = v.safeParse(storedSchema, content)
  if (!stored.success) return null
  const readyId = readyViewIds.find((known) => known === id)
  const { output } = stored
  if (output.kind === 'own') return readyId === undefined ? { ...output, id } : null
  return readyId === undefined ? null : { ...output, id: readyId }
}

/** The name as it is stored. Throws `view.no-name`, and `view.name-taken` if one of `others` has it. */
function checkName(name: string, others: readonly SavedView[]): string {
  const tidy = tidyName(name)
  if (tidy === '') throw new AppError({ code: 'view.no-name' })
  const taken = others.some((other) => other.kind === 'own' && sameName(other.name, tidy))
  if (taken) throw new AppError({ code: 'view.name-taken', name: tidy })
  return tidy
}

function changed(view: SavedView, change: ViewChange, others: readonly SavedView[]): SavedView {
  const { name, content, pinned = view.pinned, hidden } = change
  if (view.kind === 'ready') {
    if (name !== undefined || content !== undefined) throw new AppError({ code: 'view.ready-made' })
    return { ...view, pinned, hidden: hidden ?? view.hidden }
  }
  return {
    ...view,
    pinned,
    name: name === undefined ? view.name : checkName(name, others),
    content: content ?? view.content,
  }
}

/** The views in the user database, which the caller closes. */
export function openViews(database: WritableDatabase, newId: () => string): ViewStore {
  const all = database
    .prepare<[], [string, string]>('SELECT id, content FROM view ORDER BY position, id')
    .raw()
  const put = database.prepare('INSERT OR REPLACE INTO view (id, position, content) VALUES (?, ?, ?)')
  const drop = database.prepare('DELETE FROM view WHERE id = ?')

  const list = (): readonly SavedView[] => {
    const stored = all.all().flatMap(([id, content]) => readView(id, content) ?? [])
    const missing = atFirst.filter(({ id }) => !stored.some((view) => view.id === id))
    return [...stored, ...missing]
  }
  const find = (views: readonly SavedView[], id: string): SavedView => {
    const found = views.find((view) => view.id === id)
    if (found === undefined) throw new AppError({ code: 'not-found', what: 'view' })
    return found
  }
  /** Rows that are not understood keep their places. */
  const write = (views: readonly SavedView[]): readonly SavedView[] => {
    for (const [position, { id, ...stored }] of views.entries()) put.run(id, position, JSON.stringify(stored))
    return views
  }

  return {
    list,
    add: database.transaction(({ id: wanted, name, content, pinned, at }: ViewAddition) => {
      const views = list()
      if (views.length >= viewLimits.views) {
        throw new AppError({ code: 'view.too-many', max: viewLimits.views })
      }
      // What names the view, such as a scheduled export, finds it again.
      const id = wanted === undefined || views.some((other) => other.id === wanted) ? newId() : wanted
      const view: SavedView = { kind: 'own', id, name: checkName(name, views), pinned, content }
      return { id: view.id, views: write(views.toSpliced(Math.min(at, views.length), 0, view)) }
    }),
    change: database.transaction((change: ViewChange) => {
      const views = list()
      const view = find(views, change.id)
      const others = views.filter((other) => other !== view)
      return write(views.with(views.indexOf(view), changed(view, change, others)))
    }),
    order: database.transaction((ids: readonly string[]) => {
      const views = list()
      const wanted = [...new Set(ids)].flatMap((id) => views.find((view) => view.id === id) ?? [])
      const moved = new Set(wanted)
      const next = wanted.values()
      return write(views.map((view) => (moved.has(view) ? (next.next().value ?? view) : view)))
    }),
    remove: database.transaction((id: string) => {
      const views = list()
      const view = find(views, id)
      if (view.kind === 'ready') throw new AppError({ code: 'view.ready-made' })
      drop.run(id)
      return write(views.filter((other) => other !== view))
    }),
  }
}

/** The views that a person saves, changes and puts in order. */
export function viewHandlers(views: () => ViewStore): DomainHandlers<Methods, 'views'> {
  return {
    'views.list': () => views().list(),
    'views.add': (addition) => views().add(addition),
    'views.change': (change) => views().change(change),
    'views.order': ({ ids }) => views().order(ids),
    'views.remove': ({ id }) => views().remove(id),
  }
}
