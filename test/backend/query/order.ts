import type { ColumnKey, SortKey } from '#shared/columns'
import type { CustomerRow } from '#shared/customer'

/** Texts sort as the language's collator says; blanks at the ends do not count. */
const collator = new Intl.Collator('az')
/** Numbers of phones and the like sort letter by letter. */
const plain: readonly ColumnKey[] = ['phone', 'phones', 'cid', 'dateOfBirth']

/** What a row sorts by in a column; null if it has no value. */
function sortValue(row: CustomerRow, column: ColumnKey): string | number | null {
  const cell = row[column]
  if (column === 'phones') return row.phones.length === 0 ? null : JSON.stringify(cell)
  if (typeof cell === 'boolean') return Number(cell)
  if (column === 'gender') return cell === null ? null : cell === 'male' ? 1 : 2
  if (typeof cell === 'string' && !plain.includes(column)) return cell.trim() === '' ? null : cell.trim()
  return typeof cell === 'string' || typeof cell === 'number' ? cell : null
}

/** Whether a row has no value to sort by in a column. */
export const isEmptyValue = (row: CustomerRow, column: ColumnKey): boolean => sortValue(row, column) === null

/** Compares two rows by one key of a sort. */
export function compareBy({ column, descending }: SortKey, a: CustomerRow, b: CustomerRow): number {
  const [first, second] = [sortValue(a, column), sortValue(b, column)]
  if (first === null || second === null) return Number(first === null) - Number(second === null)
  let order: number
  if (typeof first === 'number' && typeof second === 'number') order = first - second
  else if (plain.includes(column)) order = first < second ? -1 : Number(first > second)
  else order = collator.compare(String(first), String(second))
  return descending ? -order : order
}
