import * as v from 'valibot'
import { columnKeys, columns as allColumns, readSort, type ColumnKey, type SortKey } from './columns'
import { settingsSchema, type Settings } from './settings'

/** The content of a view, in the form of the settings. */
const { search, sort, columns } = settingsSchema.entries
export const viewContentSchema = v.strictObject({ query: search, sort, columns })
export type ViewContent = Readonly<v.InferOutput<typeof viewContentSchema>>

/** The ready-made views in their default order. */
export const readyViewIds = [
  'all',
  'active',
  'top',
  'birthdays',
  'recent',
  'changed',
  'unchanged',
  'noPhone',
  'duplicates',
  'removed',
] as const
export type ReadyViewId = (typeof readyViewIds)[number]

interface ReadyView {
  readonly query: string
  readonly sort: readonly string[]
  /** In the bar by default. */
  readonly pinned: boolean
}

/**
 * The ready-made views. They have no columns of their own, so the columns stay as they are. Clopos does not report
 * visits: `unchanged` are customers without any change for a long time, including their spending.
 */
export const readyViews: Readonly<Record<ReadyViewId, ReadyView>> = {
  all: { query: '', sort: [], pinned: true },
  active: { query: 'active:yes', sort: [], pinned: true },
  top: { query: 'spent>0', sort: ['-spent'], pinned: true },
  birthdays: { query: 'birthday:30d', sort: ['dateOfBirth'], pinned: true },
  recent: { query: 'created:this-month', sort: ['-createdAt'], pinned: false },
  changed: { query: 'changed:latest', sort: ['-updatedAt'], pinned: false },
  unchanged: { query: 'updated<90d', sort: ['updatedAt'], pinned: false },
  noPhone: { query: 'no:phone', sort: [], pinned: false },
  duplicates: { query: 'duplicate:yes', sort: ['phone', 'name'], pinned: false },
  removed: { query: 'removed:yes', sort: ['-removedAt'], pinned: false },
}

interface AnyView {
  readonly id: string
  /** In the bar. The others are in the menu. */
  readonly pinned: boolean
}

/** A saved view. Names are unique, ignoring case. */
export interface OwnView extends AnyView {
  readonly kind: 'own'
  readonly name: string
  readonly content: ViewContent
}

/** A ready-made view. Its name is in the language of the window, and it never changes. */
export interface ListedReadyView extends AnyView {
  readonly kind: 'ready'
  readonly id: ReadyViewId
  readonly hidden: boolean
}

export type SavedView = OwnView | ListedReadyView

export const viewLimits = {
  /** The longest name, in UTF-16 units. */
  name: 100,
  views: 200,
} as const

/** A name as stored: trimmed, with single spaces. */
export function tidyName(name: string): string {
  return name.normalize('NFC').replace(/\s+/g, ' ').trim()
}

/** Whether two names count as the same. */
export function sameName(one: string, other: string): boolean {
  const key = (name: string): string => tidyName(name).normalize('NFKC').toLowerCase()
  return key(one) === key(other)
}

/** The sort and query of a ready-made view, with the columns that are there. */
export function readyContent(id: ReadyViewId, there: Settings['columns']): ViewContent {
  const { query, sort: keys } = readyViews[id]
  return { query, sort: [...keys], columns: there }
}

const isReady = (id: string): id is ReadyViewId => readyViewIds.some((known) => known === id)

/** The columns that ready-made views have: those of the table, or what it had before a view with own columns was opened. */
export const tableColumns = ({ viewId, columns, readyColumns }: Settings): Settings['columns'] =>
  isReady(viewId) ? columns : readyColumns

/** The columns that are shown, pinned ones first; the default ones if there would be none. */
export function shownColumns(saved: Settings['columns']): readonly ColumnKey[] {
  const shown = [true, false].flatMap((first) =>
    saved.flatMap(({ key, hidden, pinned }) =>
      hidden || pinned !== first ? [] : columnKeys.filter((known) => known === key),
    ),
  )
  return shown.length > 0
    ? [...new Set(shown)]
    : allColumns.filter(({ shown: is }) => is).map(({ key }) => key)
}

/** What a view shows, for an export of it by itself. */
export function exportedView(
  view: SavedView,
  settings: Settings,
): { readonly query: string; readonly sort: readonly SortKey[]; readonly columns: readonly ColumnKey[] } {
  const { query, sort, columns } =
    view.kind === 'own' ? view.content : readyContent(view.id, tableColumns(settings))
  return { query, sort: readSort(sort), columns: shownColumns(columns) }
}
