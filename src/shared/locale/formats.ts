import { readDay } from './days'
import { intlLocale } from './intl'
import { languageOf, type Language } from './languages'
import { nameOfMonth } from './months'
import { readPhone, type ShownPhone } from './phones'
import type { Counted } from './plurals'

/** Numbers, dates and phone numbers in the form of a locale. */
export interface Formats {
  /** BCP 47 */
  readonly locale: string
  readonly count: (value: number) => string
  readonly counted: (value: number) => Counted
  /** Up to two decimals. */
  readonly number: (value: number) => string
  /** With the currency, if there is one, and two decimals or those of the currency. */
  readonly money: (value: number) => string
  /** Of a typed phone number. */
  readonly phone: (typed: string) => ShownPhone
  /** Of `YYYY-MM-DD`. Other text stays as it is. */
  readonly date: (day: string) => string
  /** `YYYY-MM-DD` of a typed date; null: it is none. */
  readonly readDate: (typed: string) => string | null
  /** How dates are written, with these letters, as in `dd.mm.yyyy`. */
  readonly datePattern: (letters: DateLetters) => string
  /** Date and time of milliseconds since 1970, in local time. */
  readonly instant: (at: number) => string
  readonly day: (at: number) => string
  readonly time: (at: number) => string
  /** The time of day with seconds. */
  readonly clock: (at: number) => string
  /** The name of a month (1 to 12), with the year if given. */
  readonly month: (month: number, year?: number) => string
}

/** The letters that stand for the parts of a date. */
export type DateLetters = Readonly<Record<'day' | 'month' | 'year', string>>

export interface FormatOptions {
  /** ISO 4217; empty: none. */
  readonly currency?: string
  /** The country of phone numbers without a country code (ISO 3166-1 alpha-2); empty: such numbers stay as they are. */
  readonly country?: string
  /** That of the system unless given. */
  readonly timeZone?: string | undefined
}

/** Amounts of money. */
function moneyFormat(locale: string, currency: string): (value: number) => string {
  const known = intlLocale(locale)
  if (currency === '') {
    const { format } = new Intl.NumberFormat(known, { minimumFractionDigits: 2, maximumFractionDigits: 2 })
    return (value) => format(value)
  }
  const money = new Intl.NumberFormat(known, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
  })
  if (languageOf(locale) !== 'az') return (value) => money.format(value)
  // Azerbaijani writes the currency after the amount, Turkish before it.
  const digits = money.resolvedOptions().maximumFractionDigits ?? 2
  const amount = new Intl.NumberFormat(known, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  })
  const sign = money.formatToParts(0).find(({ type }) => type === 'currency')?.value ?? currency
  return (value) => `${amount.format(value)}\u00a0${sign}`
}

/** Formats for a BCP 47 locale; those of English if the app does not have its language. */
export function createFormats(
  locale: string,
  { currency = '', country = '', timeZone }: FormatOptions = {},
): Formats {
  const language = languageOf(locale)
  const known = intlLocale(locale)
  const zone = timeZone === undefined ? {} : { timeZone }
  const day = { year: 'numeric', month: '2-digit', day: '2-digit' } as const
  const clock = { hour: '2-digit', minute: '2-digit' } as const
  const count = new Intl.NumberFormat(known, { maximumFractionDigits: 0 })
  const number = new Intl.NumberFormat(known, { maximumFractionDigits: 2 })
  const birthday = new Intl.DateTimeFormat(known, { ...day, timeZone: 'UTC' })
  const parts = birthday.formatToParts(0)
  const instant = new Intl.DateTimeFormat(known, { ...day, ...clock, ...zone })
  const localDay = new Intl.DateTimeFormat(known, { ...day, ...zone })
  const time = new Intl.DateTimeFormat(known, { ...clock, ...zone })
  const precise = new Intl.DateTimeFormat(known, { ...clock, second: '2-digit', ...zone })
  return {
    locale,
    count: (value) => count.format(value),
    counted: (value) => ({ count: value, text: count.format(value) }),
    number: (value) => number.format(value),
    money: moneyFormat(locale, currency),
    phone: (typed) => readPhone(typed, country),
    date: (text) => {
      const at = Date.parse(`${text}T00:00:00Z`)
      return Number.isNaN(at) ? text : birthday.format(at)
    },
    readDate: (typed) => readDay(typed, parts[0]?.type === 'month'),
    datePattern: (letters) =>
      parts
        .map(({ type, value }) =>
          type === 'day' || type === 'month' || type === 'year' ? letters[type] : value,
        )
        .join(''),
    instant: (at) => (language === 'az' ? `${localDay.format(at)}, ${time.format(at)}` : instant.format(at)),
    day: (at) => localDay.format(at),
    time: (at) => time.format(at),
    clock: (at) => precise.format(at),
    month: (month, year) =>
      [nameOfMonth(month, language), year].filter((part) => part !== undefined).join(' '),
  }
}

/** A number of something in a sentence of this language. */
export const formatCount = (count: number, language: Language): string =>
  new Intl.NumberFormat(intlLocale(language), { maximumFractionDigits: 0 }).format(count)

/** Whether numbers in a BCP 47 locale have a decimal comma. Unlike texts, this is known for every language. */
export function hasDecimalComma(locale: string): boolean {
  try {
    const known = languageOf(locale) === 'az' ? intlLocale(locale) : locale
    return new Intl.NumberFormat(known)
      .formatToParts(1.5)
      .some(({ type, value }) => type === 'decimal' && value === ',')
  } catch {
    return false
  }
}
