import type { ColumnKey, SortKey } from '#shared/columns'
import type { CustomerRow } from '#shared/customer'

/** Texts sort as the language's collator says; blanks at the ends do not count. */
const collator = new Intl.Collator('az')
/** Numbers of phones and the like sort letter by letter. */
const plain: readonly ColumnKey[] = ['phone', 'phones', 'cid']

const msPerDay = 86_400_000
const isDate = (date: string): boolean =>
  !Number.isNaN(Date.parse(date)) && new Date(date).toISOString().startsWith(date)
const known = new Map<string, number>()

/** In how many days a birthday comes back, counted day by day: 29 February on the 28th of years without it. */
function daysUntil(birthday: string, today: string): number {
  const key = `${birthday.slice(5)} ${today}`
  let days = known.get(key) ?? 0
  for (; !known.has(key); days += 1) {
    const date = new Date(Date.parse(today) + days * msPerDay).toISOString().slice(0, 10)
    const inItsPlace =
      birthday.endsWith('-02-29') && !isDate(`${date.slice(0, 4)}-02-29`) ? '02-28' : birthday.slice(5)
    if (date.endsWith(inItsPlace)) known.set(key, days)
  }
  return known.get(key) ?? days
}

/** What a row sorts by in a column; null if it has no value. */
function sortValue(row: CustomerRow, column: ColumnKey, today: string): string | number | null {
  const cell = row[column]
  if (column === 'dateOfBirth') return row.dateOfBirth === null ? null : daysUntil(row.dateOfBirth, today)
  if (column === 'phones') return row.phones.length === 0 ? null : JSON.stringify(cell)
  if (typeof cell === 'boolean') return Number(cell)
  if (column === 'gender') return cell === null ? null : cell === 'male' ? 1 : 2
  if (typeof cell === 'string' && !plain.includes(column)) return cell.trim() === '' ? null : cell.trim()
  return typeof cell === 'string' || typeof cell === 'number' ? cell : null
}

/** Whether a row has no value to sort by in a column. */
export const isEmptyValue = (row: CustomerRow, column: ColumnKey, today: string): boolean =>
  sortValue(row, column, today) === null

/** Compares two rows by one key of a sort. `today` is `YYYY-MM-DD`. */
export function compareBy(
  { column, descending }: SortKey,
  today: string,
  a: CustomerRow,
  b: CustomerRow,
): number {
  const [first, second] = [sortValue(a, column, today), sortValue(b, column, today)]
  if (first === null || second === null) return Number(first === null) - Number(second === null)
  let order: number
  if (typeof first === 'number' && typeof second === 'number') order = first - second
  else if (plain.includes(column)) order = first < second ? -1 : Number(first > second)
  else order = collator.compare(String(first), String(second))
  return descending ? -order : order
}
