import type { SortKey } from '#shared/columns'
import type { CustomerRow } from '#shared/customer'

/** Names sort as the language's collator says. */
const collator = new Intl.Collator('en', { sensitivity: 'base' })
const caseless = (text: string): string => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase())

/** Compares two rows by one key of a sort. */
export function compareBy({ column, descending }: SortKey, a: CustomerRow, b: CustomerRow): number {
  const value = (row: CustomerRow): string | number | null => {
    const cell = row[column]
    if (column === 'phones') return row.phones.length === 0 ? null : JSON.stringify(cell)
    if (typeof cell === 'boolean') return Number(cell)
    if (column === 'gender') return cell === null ? null : cell === 'male' ? 1 : 2
    return typeof cell === 'string' || typeof cell === 'number' ? cell : null
  }
  const [first, second] = [value(a), value(b)]
  if (first === null || second === null) return Number(first === null) - Number(second === null)
  let order: number
  if (typeof first === 'number' && typeof second === 'number') order = first - second
  else if (column === 'name') order = collator.compare(String(first), String(second))
  else {
    const [one, two] = ['phone', 'phones', 'cid', 'dateOfBirth'].includes(column)
      ? [String(first), String(second)]
      : [caseless(String(first)), caseless(String(second))]
    order = one < two ? -1 : Number(one > two)
  }
  return descending ? -order : order
}
