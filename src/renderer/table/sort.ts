import { defaultSort, type ColumnKey, type SortKey } from '#shared/columns'

const maxKeys = 8

/**
 * The sort after a click on a header. A plain click sorts by this column only, a second click reverses the order, and
 * a third one clears it. With `add` (Shift) the column is added, reversed, and removed again.
 */
export function clickSort(sort: readonly SortKey[], column: ColumnKey, add: boolean): readonly SortKey[] {
  const known = sort.find((key) => key.column === column)
  if (!add) {
    if (known === undefined || sort.length > 1) return [{ column, descending: false }]
    return known.descending ? defaultSort : [{ column, descending: true }]
  }
  if (known === undefined) return sort.length < maxKeys ? [...sort, { column, descending: false }] : sort
  if (!known.descending) return sort.map((key) => (key === known ? { column, descending: true } : key))
  return sort.filter((key) => key !== known)
}

/** As stored in the settings: the column's key, with `-` in front if descending. */
export function writeSort(sort: readonly SortKey[]): string[] {
  return sort.map(({ column, descending }) => (descending ? `-${column}` : column))
}
