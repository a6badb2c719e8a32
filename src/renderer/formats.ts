import type { Counted } from '#shared/messages/en/counted'

/** Numbers and dates as the locale writes them. */
export interface Formats {
  readonly locale: string
  readonly count: (value: number) => string
  readonly counted: (value: number) => Counted
  /** Up to two decimals. */
  readonly number: (value: number) => string
  /** Two decimals; the brand's currency is not known. */
  readonly money: (value: number) => string
  /** Of `YYYY-MM-DD`; text of another form stays as it is. */
  readonly date: (day: string) => string
  /** Date and time of milliseconds since 1970, in local time. */
  readonly instant: (at: number) => string
  readonly day: (at: number) => string
  readonly time: (at: number) => string
}

function known(locale: string): string {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(locale)[0] ?? 'en'
  } catch {
    return 'en'
  }
}

/** Formats for a BCP 47 locale; English where the system does not know it. `timeZone` is the system's if not given. */
export function createFormats(wanted: string, timeZone?: string): Formats {
  const locale = known(wanted)
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
  return {
    locale,
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
  }
}
