import type { Address, Gender } from '#shared/customer'

/**
 * Readers for the values of a row. Each gives the value in our type, null where there is none (not sent, null, or a
 * blank text), or `unreadable`. What they accept beyond the documented types is what Clopos was seen to send.
 */
export const unreadable = Symbol('unreadable')

export type Reader<T> = (value: unknown) => T | null | typeof unreadable

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

const isBlank = (value: unknown): boolean =>
  value === null || value === undefined || (typeof value === 'string' && value.trim() === '')

const lineBreaks = /[\p{Cc}\u2028\u2029]+/u

/** Text without blanks around it, on one line. */
function oneLine(text: string): string {
  // Most text has no such thing, and to look is cheaper than to replace.
  return lineBreaks.test(text) ? text.split(lineBreaks).join(' ').trim() : text.trim()
}

function textReader(shape: (text: string) => string): Reader<string> {
  return (value) => {
    if (value === null || value === undefined) return null
    // Digits are as good in a text field as in a number's.
    if (typeof value === 'number') return String(value)
    if (typeof value !== 'string') return unreadable
    const text = shape(value)
    return text === '' ? null : text
  }
}

/** Text of one line, such as a name or a code. */
export const readLine = textReader(oneLine)

/** Text that may have lines and tabs of its own, such as a note. */
export const readText = textReader((text) => text.trim())

const numeric = /^[+-]?\d+(?:\.\d+)?$/

/** A number, or its text (`"1162.80"`). */
export const readAmount: Reader<number> = (value) => {
  if (typeof value === 'number') return Number.isFinite(value) ? value : unreadable
  if (isBlank(value)) return null
  if (typeof value !== 'string') return unreadable
  const text = value.trim()
  return numeric.test(text) ? Number(text) : unreadable
}

/** An amount, or an object that holds one, as balances are sent. */
export const readMoney: Reader<number> = (value) =>
  isObject(value) && 'amount' in value ? readAmount(value['amount']) : readAmount(value)

/** A whole number that is held exactly, or its text. */
export const readInteger: Reader<number> = (value) => {
  const number = readAmount(value)
  return typeof number !== 'number' || Number.isSafeInteger(number) ? number : unreadable
}

const booleans: ReadonlyMap<unknown, boolean> = new Map<unknown, boolean>([
  [1, true],
  [0, false],
  ['1', true],
  ['0', false],
  ['true', true],
  ['false', false],
])

/** true, false, 1 or 0, or their text. */
export const readBoolean: Reader<boolean> = (value) =>
  typeof value === 'boolean' ? value : (booleans.get(value) ?? (isBlank(value) ? null : unreadable))

const genders: ReadonlyMap<unknown, Gender> = new Map<unknown, Gender>([
  [1, 'male'],
  [2, 'female'],
  ['1', 'male'],
  ['2', 'female'],
])

/** 1 male, 2 female, or their text. */
export const readGender: Reader<Gender> = (value) =>
  value === null ? null : (genders.get(value) ?? (isBlank(value) ? null : unreadable))

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

function isDate(year: number, month: number, day: number): boolean {
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month)
}

/** The number that `count` digits make, from `start` on; NaN where one of them is none. */
function digits(text: string, start: number, count: number): number {
  let number = 0
  for (let at = start; at < start + count; at += 1) {
    const digit = text.charCodeAt(at) - 48
    if (!(digit >= 0 && digit <= 9)) return NaN
    number = number * 10 + digit
  }
  return number
}

/** The text without blanks around it; null where there is none; `unreadable` for other types. */
function trimmed(value: unknown): string | null | typeof unreadable {
  if (typeof value === 'string') return value.trim() || null
  return value === null || value === undefined ? null : unreadable
}

const dash = 0x2d
const colon = 0x3a
const dayMs = 86_400_000

/** Days from 1970 to a day of the Gregorian calendar. Years begin in March here, so that a leap day is the last. */
function daysTo(year: number, month: number, day: number): number {
  const march = month > 2 ? year : year - 1
  const leapDays = Math.floor(march / 4) - Math.floor(march / 100) + Math.floor(march / 400)
  const daysBeforeMonth = Math.floor((153 * ((month + 9) % 12) + 2) / 5)
  return march * 365 + leapDays + daysBeforeMonth + day - 719_469
}

/** The beginning of the day that `text` begins with (`YYYY-MM-DD`), as an instant; NaN where that is no day. */
function dayOf(text: string): number {
  if (text.charCodeAt(4) !== dash || text.charCodeAt(7) !== dash) return NaN
  const year = digits(text, 0, 4)
  const month = digits(text, 5, 2)
  const day = digits(text, 8, 2)
  return isDate(year, month, day) ? daysTo(year, month, day) * dayMs : NaN
}

/** A day of the calendar, `YYYY-MM-DD`. */
export const readDate: Reader<string> = (value) => {
  const text = trimmed(value)
  if (typeof text !== 'string') return text
  return text.length === 10 && !Number.isNaN(dayOf(text)) ? text : unreadable
}

/** The milliseconds of the time of day that stands in `text` behind the day (`T12:34:56`); NaN where that is none. */
function timeOf(text: string): number {
  const separator = text.charCodeAt(10)
  if (separator !== 0x54 && separator !== 0x20) return NaN
  if (text.charCodeAt(13) !== colon || text.charCodeAt(16) !== colon) return NaN
  const hour = digits(text, 11, 2)
  const minute = digits(text, 14, 2)
  const second = digits(text, 17, 2)
  return hour <= 23 && minute <= 59 && second <= 59 ? ((hour * 60 + minute) * 60 + second) * 1000 : NaN
}

/** A fraction of a second, and `Z` or an offset. */
const endPattern = /^(?:\.(\d{1,9}))?(?:Z|([+-]\d\d):?(\d\d))?$/

/** The milliseconds that all behind the seconds adds to an instant; NaN where it is not the end of one. */
function endOf(text: string): number {
  // As Clopos writes it.
  if (text.length === 27 && text.endsWith('.000000Z')) return 0
  const match = endPattern.exec(text.slice(19))
  if (match === null) return NaN
  const [, fraction = '', hours = '0', minutes = '0'] = match
  const ahead = Number(hours) * 60 + (hours.startsWith('-') ? -Number(minutes) : Number(minutes))
  return Number(fraction.slice(0, 3).padEnd(3, '0')) - ahead * 60_000
}

/** Milliseconds since 1970 of an ISO 8601 instant with any fraction; UTC where it names no offset. */
export const readInstant: Reader<number> = (value) => {
  const text = trimmed(value)
  if (typeof text !== 'string') return text
  const instant = dayOf(text) + timeOf(text) + endOf(text)
  return Number.isNaN(instant) ? unreadable : instant
}

/** A number as text or digits, or an object that holds one. */
export const readPhone: Reader<string> = (value) => {
  if (typeof value === 'number') return Number.isSafeInteger(value) && value >= 0 ? String(value) : unreadable
  if (!isObject(value)) return readLine(value)
  const held = value['phone'] ?? value['number'] ?? value['value']
  return held === undefined || held === null || isObject(held) ? unreadable : readPhone(held)
}

function readAddress(value: unknown): Address | null | typeof unreadable {
  if (!isObject(value)) {
    const text = readText(value)
    return typeof text === 'string' ? { type: null, text } : text
  }
  const text = readText(
    value['formatted_address'] ?? value['formatted address'] ?? value['formattedAddress'] ?? value['address'],
  )
  const type = readText(value['type'])
  return typeof text === 'string' ? { type: typeof type === 'string' ? type : null, text } : text
}

/** What could be read of a list, and whether that was all. Empty elements are left out. */
export interface ReadList<T> {
  readonly items: readonly T[]
  readonly complete: boolean
}

function listReader<T>(read: Reader<T>): (value: unknown) => ReadList<T> {
  const nothing: ReadList<T> = { items: [], complete: true }
  return (value) => {
    if (isBlank(value)) return nothing
    // One element may come without its list.
    const elements: readonly unknown[] = Array.isArray(value) ? value : [value]
    if (elements.length === 0) return nothing
    const items: T[] = []
    let complete = true
    for (const element of elements) {
      const result = read(element)
      if (result === unreadable) complete = false
      else if (result !== null) items.push(result)
    }
    return { items, complete }
  }
}

export const readPhones = listReader(readPhone)
export const readAddresses = listReader(readAddress)
