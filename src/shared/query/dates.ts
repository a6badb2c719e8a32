import { ageUnits, periods, type Calendar, type When } from './model'

const calendarPattern = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/
/** The form of Azerbaijan, Russia and Turkey: 31.01.2026. */
const dayFirstPattern = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/
const agePattern = /^(\d{1,4})([a-z])$/

/** How many days a month (1 to 12) has. */
export function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

const two = (number: number): string => String(number).padStart(2, '0')

/** The text of an existing year, month or day, or null. */
function calendarText(year: string, month: string | undefined, day: string | undefined): string | null {
  if (year === '0000') return null
  if (month === undefined) return year
  if (Number(month) < 1 || Number(month) > 12) return null
  const text = `${year}-${two(Number(month))}`
  if (day === undefined) return text
  if (Number(day) < 1 || Number(day) > daysIn(Number(year), Number(month))) return null
  return `${text}-${two(Number(day))}`
}

function readCalendar(text: string): When | null {
  const [, year, month, day] = calendarPattern.exec(text) ?? []
  const [, firstDay, secondMonth, lastYear] = dayFirstPattern.exec(text) ?? []
  const date =
    year !== undefined
      ? calendarText(year, month, day)
      : lastYear !== undefined
        ? calendarText(lastYear, secondMonth, firstDay)
        : null
  return date === null ? null : { kind: 'calendar', date }
}

/** Reads a date, an age or the name of a period, or returns null. */
export function readWhen(typed: string): When | null {
  const text = typed.trim().toLowerCase()
  const name = periods.find((known) => known === text)
  if (name !== undefined) return { kind: 'period', name }
  const [, count = '', letter = ''] = agePattern.exec(text) ?? []
  const unit = ageUnits.find((known) => known === letter)
  return unit === undefined ? readCalendar(text) : { kind: 'age', count: Number(count), unit }
}

/** The text form, as `readWhen` reads it. */
export function formatWhen(when: When): string {
  switch (when.kind) {
    case 'calendar':
      return when.date
    case 'age':
      return `${String(when.count)}${when.unit}`
    case 'period':
      return when.name
  }
}

/** The first and the last day of a period, `YYYY-MM-DD`. The last day of a month is always its 31st. */
export function boundsOf({ date }: Calendar): { readonly first: string; readonly last: string } {
  const missing = date.length - 4
  return { first: `${date}${'-01-01'.slice(missing)}`, last: `${date}${'-12-31'.slice(missing)}` }
}

/** The ends of a range, the earlier first. */
export function inOrder(one: Calendar, other: Calendar): readonly [Calendar, Calendar] {
  return boundsOf(one).first <= boundsOf(other).last ? [one, other] : [other, one]
}
