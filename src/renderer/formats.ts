import type { Counted } from '#shared/messages/en/counted'

/** Numbers and dates in the form of the locale. */
export interface Formats {
  readonly locale: string
  readonly count: (value: number) => string
  readonly counted: (value: number) => Counted
  /** Up to two decimals. */
  readonly number: (value: number) => string
  /** Two decimals; the brand's currency is not known. */
  readonly money: (value: number) => string
  /** Of `YYYY-MM-DD`. Other text stays as it is. */
  readonly date: (day: string) => string
  /** Date and time of milliseconds since 1970, in local time. */
  readonly instant: (at: number) => string
  readonly day: (at: number) => string
  readonly time: (at: number) => string
  /** The name of a month (1 to 12), with the year if given. */
  readonly month: (month: number, year?: number) => string
}

/** Languages without data in Chromium, and languages that write numbers and dates in the same way. */
const standIns: Readonly<Record<string, string>> = { az: 'tr' }

/** Without data for a language, a browser returns numbers as names of months. */
const hasData = (locale: string): boolean =>
  !/^M\d+$/.test(new Intl.DateTimeFormat(locale, { month: 'long' }).format())

function known(locale: string): string {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(locale)[0] ?? 'en'
  } catch {
    return 'en'
  }
}

/** The locale whose numbers and dates are used. */
const writtenAs = (locale: string): string =>
  hasData(locale) ? locale : (standIns[new Intl.Locale(locale).language] ?? 'en')

/**
 * Formats for a BCP 47 locale, or English if the system does not know it. `timeZone` defaults to that of the system.
 * Names of months are words, so they are in `language`.
 */
export function createFormats(wanted: string, timeZone?: string, language = 'en'): Formats {
  const supported = known(wanted)
  const locale = writtenAs(supported)
  const zone = timeZone === undefined ? {} : { timeZone }
  const day = { year: 'numeric', month: '2-digit', day: '2-digit' } as const
  const clock = { hour: '2-digit', minute: '2-digit' } as const
  const count = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 })
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 })
  const money = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 })
  const birthday = new Intl.DateTimeFormat(locale, { ...day, timeZone: 'UTC' })
  const instant = new Intl.DateTimeFormat(locale, { ...day, ...clock, ...zone })
  const localDay = new Intl.DateTimeFormat(locale, { ...day, ...zone })
  const time = new Intl.DateTimeFormat(locale, { ...clock, ...zone })
  const month = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' })
  const monthOfYear = new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' })
  return {
    locale: supported,
    count: (value) => count.format(value),
    counted: (value) => ({ count: value, text: count.format(value) }),
    number: (value) => number.format(value),
    money: (value) => money.format(value),
    date: (text) => {
      const at = Date.parse(`${text}T00:00:00Z`)
      return Number.isNaN(at) ? text : birthday.format(at)
    },
    instant: (at) => instant.format(at),
    day: (at) => localDay.format(at),
    time: (at) => time.format(at),
    month: (number, year) => {
      const at = new Date(Date.UTC(2024, number - 1, 1))
      if (year === undefined) return month.format(at)
      return monthOfYear.format(at.setUTCFullYear(year))
    },
  }
}
