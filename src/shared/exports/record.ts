import type { SortKey } from '../columns'
import { fieldList, fieldOf, type FieldName } from '../fields/table'
import type { ExportOptions } from './options'

/** Where an export was asked for, and where its customers went. */
export type ExportWay = 'file' | 'download' | 'clipboard' | 'command-line' | 'schedule'

/** What is remembered of an export. */
export interface ExportRecord {
  readonly id: number
  /** Milliseconds since 1970. */
  readonly at: number
  readonly way: ExportWay
  readonly connectionId: string
  /** The connection's name at that time. */
  readonly connection: string
  /** null: text on the clipboard. */
  readonly options: ExportOptions | null
  readonly customers: number
  /** How long writing the file took, in milliseconds; null: nobody measured. */
  readonly ms: number | null
  /** What was written; null: text on the clipboard, or nobody looked. */
  readonly file: { readonly bytes: number; readonly sha256: string } | null
  /** When the copy had been synced last, milliseconds since 1970; null: never, or nobody looked. */
  readonly copyAt: number | null
  /** The version of the app; null: nobody looked. */
  readonly version: string | null
  /** API names of the columns; `all`: every column. */
  readonly columns: readonly string[] | 'all'
  /** Whether they tell who somebody is or how to reach them. */
  readonly personal: boolean
  readonly query: string
  readonly sort: readonly SortKey[]
  /** Only customers that were selected. */
  readonly selected: boolean
  /** The name of the saved view that was exported. */
  readonly view: string | null
  /** The whole path of the file; the name of a download; null: the clipboard. */
  readonly target: string | null
}

/** Whether the same export can be made again: nobody noted which customers were selected. */
export const isRepeatable = ({ options, selected }: Pick<ExportRecord, 'options' | 'selected'>): boolean =>
  options !== null && !selected

/** The most exports that are remembered. */
export const maxExportRecords = 500

/** Copying fewer customers is not noted: people copy a phone number all day. */
export const minCopiedRecord = 20

function isPersonal(name: FieldName): boolean {
  const { kind, search } = fieldOf(name)
  return search !== undefined || kind === 'phones' || kind === 'addresses' || kind === 'date'
}

const personal: ReadonlySet<string> = new Set(
  fieldList.filter(({ name }) => isPersonal(name)).map(({ api }) => api),
)
const known: ReadonlySet<string> = new Set(fieldList.map(({ api }) => api))

/** Whether columns tell who somebody is or how to reach them. Of a field that the app does not know, nobody can say it. */
export function arePersonal(columns: readonly string[] | 'all'): boolean {
  return columns === 'all' || columns.some((api) => personal.has(api) || !known.has(api))
}
