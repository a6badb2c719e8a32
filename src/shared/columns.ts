import { columnOrder, fields, type ColumnKey, type KindOf } from './fields/table'

export type { ColumnKey }

/** How a column's values are shown, compared and exported. */
export type ColumnKind = KindOf<ColumnKey>

/** A column of the table, of the column menu and of exports. */
export interface Column {
  readonly key: ColumnKey
  /** The API's field name: what the command line calls it. */
  readonly api: string
  readonly kind: ColumnKind
  /** Shown in the table until the person chooses otherwise. */
  readonly shown: boolean
  /** Stays visible at the start when the table scrolls sideways, until the person chooses otherwise. */
  readonly pinned: boolean
  /** Starting width in CSS pixels. */
  readonly width: number
}

/** The keys of all columns, in the order of the table and of an export of all columns. */
export const columnKeys: readonly ColumnKey[] = columnOrder

export const columns: readonly Column[] = columnKeys.map((key) => {
  const { api, kind, width } = fields[key]
  return { key, api, kind, width, shown: 'shown' in fields[key], pinned: 'pinned' in fields[key] }
})

const byKey: ReadonlyMap<ColumnKey, Column> = new Map(columns.map((column) => [column.key, column]))
const byApi: ReadonlyMap<string, Column> = new Map(columns.map((column) => [column.api, column]))

/** The column with this key. */
export function columnOf(key: ColumnKey): Column {
  const column = byKey.get(key)
  if (column === undefined) throw new RangeError(`There is no column ${key}.`)
  return column
}

/** The column that the API calls `api`, or undefined. */
export function columnByApiName(api: string): Column | undefined {
  return byApi.get(api)
}

/** One key of a sort. Empty values come last in both directions. */
export interface SortKey {
  readonly column: ColumnKey
  readonly descending: boolean
}

/** The order until the person chooses one: customers in which a searched word begins a word come first, then by name. */
export const defaultSort: readonly SortKey[] = []

/** Reads a stored sort: the column's key, with `-` in front if descending. Unknown columns are left out. */
export function readSort(texts: readonly string[]): readonly SortKey[] {
  return texts.flatMap((text) => {
    const descending = text.startsWith('-')
    const column = columnKeys.find((key) => key === (descending ? text.slice(1) : text))
    return column === undefined ? [] : [{ column, descending }]
  })
}
