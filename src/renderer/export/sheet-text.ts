import type { SheetCell } from '#shared/exports/preview'
import { createFormats, hasDecimalComma } from '#shared/locale/formats'

const msPerDay = 86_400_000
/** The number of 1 January 1970: Excel counts days from 1900. */
const firstOf1970 = 25_569

/** A number of days as `YYYY-MM-DD`, and its time of day as `HH:MM`. */
function calendarOf(serial: number): { readonly day: string; readonly time: string } {
  const iso = new Date(Math.round((serial - firstOf1970) * msPerDay)).toISOString()
  return { day: iso.slice(0, 10), time: iso.slice(11, 16) }
}

/** Makes the function that writes cells of a workbook as Excel shows them on a computer with this locale (BCP 47). */
export function sheetText(locale: string): (cell: SheetCell) => string {
  const { money, date } = createFormats(locale)
  const comma = hasDecimalComma(locale)
  return (cell) => {
    if (cell === null || typeof cell === 'string') return cell ?? ''
    switch (cell.as) {
      case 'plain':
        return comma ? String(cell.number).replace('.', ',') : String(cell.number)
      case 'money':
        return money(cell.number)
      case 'date':
        return date(calendarOf(cell.number).day)
      case 'instant': {
        const { day, time } = calendarOf(cell.number)
        return `${date(day)} ${time}`
      }
    }
  }
}
