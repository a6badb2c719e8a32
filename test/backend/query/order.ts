import type { ColumnKey, SortKey } from '#shared/columns'
import type { CustomerRow } from '#shared/customer'

/** Texts sort as the language's collator says; blanks at the ends do not count. */
const collator = new Intl.Collator('az')
/** Numbers of phones and the like sort letter by letter. */
const plain: readonly ColumnKey[] = ['phone', 'phones', 'cid', 'dateOfBirth']

/** Compares two rows by one key of a sort. */
export function compareBy({ column, descending }: SortKey, a: CustomerRow, b: CustomerRow): number {
  const value = (row: CustomerRow): string | number | null => {
    const cell = row[column]
    if (column === 'phones') return row.phones.length === 0 ? null : JSON.stringify(cell)
    if (typeof cell === 'boolean') return Number(cell)
    if (column === 'gender') return cell === null ? null : cell === 'male' ? 1 : 2
    if (typeof cell === 'string' && !plain.includes(column)) return cell.trim() === '' ? null : cell.trim()
    return typeof cell === 'string' || typeof cell === 'number' ? cell : null
  }
  const [first, second] = [value(a), value(b)]
  if (first === null || second === null) return Number(first === null) - Number(second === null)
  let order: number
  if (typeof first === 'number' && typeof second === 'number') order = first - second
  else if (plain.includes(column)) order = first < second ? -1 : Number(first > second)
  else order = collator.compare(String(first), String(second))
  return descending ? -order : order
}
