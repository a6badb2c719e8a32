import { boundsOf, inOrder } from '#shared/query/dates'
import type { BirthdayTest, DateTest, Period, When } from '#shared/query'
import { dayNumber, lastOfMonth, shiftDays, shiftMonths, type Day, type Zone } from './zone'

/** The time of a query, on which ages and periods depend. */
export interface Moment {
  /** Milliseconds since 1970. */
  readonly now: number
  readonly zone: Zone
}

/** From `from` up to, not including, `to`, in milliseconds since 1970; null: without an end. */
export interface Stretch {
  readonly from: number | null
  readonly to: number | null
}

/** Days from `first` to `last`, both included. */
interface Days {
  readonly first: Day
  readonly last: Day
}

function calendarDays(date: string): Days {
  const [year = 0, month, day] = date.split('-').map(Number)
  if (month === undefined) return { first: { year, month: 1, day: 1 }, last: { year, month: 12, day: 31 } }
  const first: Day = { year, month, day: day ?? 1 }
  return { first, last: day === undefined ? lastOfMonth(first) : first }
}

function periodDays(name: Period, today: Day): Days {
  const monday = shiftDays(today, -((((dayNumber(today) + 3) % 7) + 7) % 7))
  const month: Day = { ...today, day: 1 }
  const lastMonth = shiftMonths(month, -1)
  switch (name) {
    case 'today':
      return { first: today, last: today }
    case 'yesterday':
      return periodDays('today', shiftDays(today, -1))
    case 'this-week':
      return { first: monday, last: shiftDays(monday, 6) }
    case 'last-week':
      return { first: shiftDays(monday, -7), last: shiftDays(monday, -1) }
    case 'this-month':
      return { first: month, last: lastOfMonth(month) }
    case 'last-month':
      return { first: lastMonth, last: lastOfMonth(lastMonth) }
    case 'this-year':
      return calendarDays(String(today.year))
    case 'last-year':
      return calendarDays(String(today.year - 1))
  }
}

type Age = When & { readonly kind: 'age' }

/** `today` moved by an age; `direction` is 1 for later and -1 for earlier. */
function moved(today: Day, { count, unit }: Age, direction: 1 | -1): Day {
  const by = count * direction
  switch (unit) {
    case 'h':
      return shiftDays(today, Math.trunc(by / 24))
    case 'd':
      return shiftDays(today, by)
    case 'w':
      return shiftDays(today, by * 7)
    case 'm':
      return shiftMonths(today, by)
    case 'y':
      return shiftMonths(today, by * 12)
  }
}

function daysOf(when: When, today: Day): Days {
  switch (when.kind) {
    case 'calendar':
      return calendarDays(when.date)
    case 'period':
      return periodDays(when.name, today)
    case 'age': {
      const day = moved(today, when, -1)
      return { first: day, last: day }
    }
  }
}

const msPerMinute = 60_000

/** A start and an end in whole minutes, so that a repeated query is the same. */
function stretchOf(when: When, { now, zone }: Moment): { readonly from: number; readonly to: number } {
  if (when.kind === 'age' && when.unit === 'h') {
    const minute = Math.floor(now / msPerMinute) - when.count * 60
    return { from: minute * msPerMinute, to: minute * msPerMinute }
  }
  const { first, last } = daysOf(when, zone.dayOf(now))
  return { from: zone.startOf(first), to: zone.startOf(shiftDays(last, 1)) }
}

/** The instants that a test of a date means at `moment`. */
export function stretchOfTest(test: DateTest, moment: Moment): Stretch {
  if (test.is === '..') {
    const [one, other] = [stretchOf(test.from, moment), stretchOf(test.to, moment)]
    // The ends of `30d..90d` are in reverse order.
    return one.from < other.to ? { from: one.from, to: other.to } : { from: other.from, to: one.to }
  }
  const { from, to } = stretchOf(test.when, moment)
  switch (test.is) {
    case 'in':
      return { from, to: test.when.kind === 'age' ? null : to }
    case '>':
      return { from: to, to: null }
    case '>=':
      return { from, to: null }
    case '<':
      return { from: null, to: from }
    case '<=':
      return { from: null, to }
  }
}

/** The dates of birth of a test. */
export type BirthdayRange =
  /** `YYYY-MM-DD` as text: from `from` up to, not including, `below`, as far as they are given. */
  | { readonly kind: 'dates'; readonly from: string | null; readonly below: string | null }
  /** `MM-DD` of any year, both included; across the turn of the year if `from` is after `to`. */
  | { readonly kind: 'annual'; readonly from: string; readonly to: string }

const two = (number: number): string => String(number).padStart(2, '0')
const ofYear = ({ month, day }: Day): string => `${two(month)}-${two(day)}`

/** People born on 29 February have their birthday on the 28th in years without the 29th. */
function annual({ first, last }: Days): BirthdayRange {
  if (dayNumber(last) - dayNumber(first) >= 365) return { kind: 'annual', from: '01-01', to: '12-31' }
  const to = last.month === 2 && last.day === lastOfMonth(last).day ? '02-29' : ofYear(last)
  return { kind: 'annual', from: ofYear(first), to }
}

/** A suffix that sorts after a date and before the next one. */
export const behindDay = '~'
const behind = (date: string): string => date + behindDay

/** The dates of birth that a test means at `moment`. */
export function birthdayRange(test: BirthdayTest, { now, zone }: Moment): BirthdayRange {
  if (test.is === 'month') {
    return { kind: 'annual', from: `${two(test.month)}-01`, to: `${two(test.month)}-31` }
  }
  if (test.is === '..') {
    const [one, other] = inOrder(test.from, test.to)
    return { kind: 'dates', from: boundsOf(one).first, below: behind(boundsOf(other).last) }
  }
  const { is, when } = test
  if (when.kind !== 'calendar') {
    const today = zone.dayOf(now)
    const days = when.kind === 'age' ? { first: today, last: moved(today, when, 1) } : daysOf(when, today)
    return annual(days)
  }
  const { first, last } = boundsOf(when)
  switch (is) {
    case 'in':
      return { kind: 'dates', from: first, below: behind(last) }
    case '>':
      return { kind: 'dates', from: behind(last), below: null }
    case '>=':
      return { kind: 'dates', from: first, below: null }
    case '<':
      return { kind: 'dates', from: null, below: first }
    case '<=':
      return { kind: 'dates', from: null, below: behind(last) }
  }
}
