import * as v from 'valibot'
import { settingsSchema, type Settings } from './settings'

/** What a view puts on the screen, in the form of the settings. */
const { search, sort, columns } = settingsSchema.entries
export const viewContentSchema = v.strictObject({ query: search, sort, columns })
export type ViewContent = Readonly<v.InferOutput<typeof viewContentSchema>>

/** The views that come with the app, in their first order. */
export const readyViewIds = [
  'all',
  'active',
  'top',
  'birthdays',
  'recent',
  'unchanged',
  'noPhone',
  'duplicates',
] as const
export type ReadyViewId = (typeof readyViewIds)[number]

interface ReadyView {
  readonly query: string
  readonly sort: readonly string[]
  /** Stands in the bar until the person chooses otherwise. */
  readonly pinned: boolean
}

/**
 * Whom the ready-made views show, in which order. They have no columns of their own: those stay as the person has them.
 * Clopos tells of no visits: `unchanged` are customers of whom nothing, such as what they spent, has changed for long.
 */
export const readyViews: Readonly<Record<ReadyViewId, ReadyView>> = {
  all: { query: '', sort: [], pinned: true },
  active: { query: 'active:yes', sort: [], pinned: true },
  top: { query: 'spent>0', sort: ['-spent'], pinned: true },
  birthdays: { query: 'birthday:this-month', sort: [], pinned: true },
  recent: { query: 'created:this-month', sort: ['-createdAt'], pinned: false },
  unchanged: { query: 'updated<90d', sort: ['updatedAt'], pinned: false },
  noPhone: { query: 'no:phone', sort: [], pinned: false },
  duplicates: { query: 'duplicate:yes', sort: ['name'], pinned: false },
}

interface AnyView {
  readonly id: string
  /** Stands in the bar; the others are in the menu. */
  readonly pinned: boolean
}

/** A view that somebody saved. Names are unique, in whichever case they are written. */
export interface OwnView extends AnyView {
  readonly kind: 'own'
  readonly name: string
  readonly content: ViewContent
}

/** A view that comes with the app: named in the language of the window, and never changed. */
export interface ListedReadyView extends AnyView {
  readonly kind: 'ready'
  readonly id: ReadyViewId
  readonly hidden: boolean
}

export type SavedView = OwnView | ListedReadyView

export const viewLimits = {
  /** Of one name, in UTF-16 units. */
  name: 100,
  views: 200,
} as const

/** A name as it is kept: without blanks at its ends, other white space as one blank. */
export function tidyName(name: string): string {
  return name.normalize('NFC').replace(/\s+/g, ' ').trim()
}

/** Whether two names would be taken for the same. */
export function sameName(one: string, other: string): boolean {
  const key = (name: string): string => tidyName(name).normalize('NFKC').toLowerCase()
  return key(one) === key(other)
}

/** The sort and query of a ready-made view, with the columns that are there. */
export function readyContent(id: ReadyViewId, there: Settings['columns']): ViewContent {
  const { query, sort: keys } = readyViews[id]
  return { query, sort: [...keys], columns: there }
}
