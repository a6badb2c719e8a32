import type { Database } from 'better-sqlite3'
import { fold } from '#shared/fold'
import { phoneForms } from '#shared/phone'
import type { Zone } from './zone'

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

/** The numbers of a customer in all their forms, from the columns `phone` and `phones`. */
function formsOf(phone: unknown, phones: unknown): readonly string[] {
  const others: readonly string[] = JSON.parse(textOf(phones) || '[]')
  return [textOf(phone), ...others].flatMap(phoneForms)
}

const msPerDay = 86_400_000

/** So many days from 1970 on are remembered by place: up to the year 2134. */
const knownDays = 60_000

/** Months since the year 0 of an instant, quickly: most days lie within one month wherever they begin. */
export function monthCounter(zone: Zone): (instant: number) => number {
  const months = new Int32Array(knownDays)
  const monthAt = (instant: number): number => {
    const { year, month } = zone.dayOf(instant)
    return year * 12 + month - 1
  }
  /** The month that all of a day is in, in UTC; -1 where another begins in it. */
  const monthOf = (day: number): number => {
    const first = monthAt(day * msPerDay)
    return first === monthAt((day + 1) * msPerDay - 1) ? first : -1
  }
  return (instant) => {
    const day = Math.floor(instant / msPerDay)
    if (day < 0 || day >= knownDays) return monthAt(instant)
    const known = months[day] ?? 0
    const month = known === 0 ? (months[day] = monthOf(day)) : known
    return month === -1 ? monthAt(instant) : month
  }
}

/** Gives a connection the functions that the conditions of queries call. */
export function addFunctions(database: Database): void {
  const define = (name: string, run: (...values: unknown[]) => string | number | null): void => {
    database.function(name, { deterministic: true, varargs: true }, run)
  }
  define('fold', (text) => (typeof text === 'string' ? fold(text) : null))
  /** Whether digits are a part of one of a customer's numbers. */
  define('phone_holds', (phone, phones, digits) =>
    Number(formsOf(phone, phones).some((form) => form.includes(textOf(digits)))),
  )
  /** Whether one of a customer's numbers is the given one, however either is written. */
  define('phone_is', (phone, phones, number) => {
    const wanted = phoneForms(textOf(number))
    return Number(formsOf(phone, phones).some((form) => wanted.includes(form)))
  })
}
