const yearFirst = /^(\d{4})-(\d{1,2})-(\d{1,2})$/
const yearLast = /^(\d{1,2})([./ -])(\d{1,2})\2(\d{4})$/

const two = (part: string): string => part.padStart(2, '0')

/**
 * Reads a typed date: `2026-01-31`, `31.01.2026`, or with slashes in the order of the locale. Returns `YYYY-MM-DD`, or null
 * if there is no such day.
 */
export function readDay(typed: string, isMonthFirst: boolean): string | null {
  const text = typed.trim()
  const [, first = '', sign, second = '', year] = yearLast.exec(text) ?? []
  const [day, month] = isMonthFirst && sign === '/' ? [second, first] : [first, second]
  const [, isoYear, isoMonth = '', isoDay = ''] = yearFirst.exec(text) ?? []
  const read =
    isoYear === undefined
      ? `${year ?? ''}-${two(month)}-${two(day)}`
      : `${isoYear}-${two(isoMonth)}-${two(isoDay)}`
  const at = Date.parse(`${read}T00:00:00Z`)
  // 31 February is read as a day in March.
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(read) ? read : null
}
