import type { ClockZone, Day } from '#backend/query/zone'

const minute = 60_000

/** A time zone of the world, by its name in the time zone database; slow and simple. */
export function zoneNamed(timeZone: string): ClockZone & { readonly dateOf: (instant: number) => string } {
  const format = new Intl.DateTimeFormat('en-u-ca-iso8601', {
    timeZone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
  })
  const dayOf = (instant: number): Day => {
    const parts = new Map(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]))
    return { year: parts.get('year') ?? 0, month: parts.get('month') ?? 0, day: parts.get('day') ?? 0 }
  }
  const pad = (number: number, length: number): string => String(number).padStart(length, '0')
  const dates = new Map<number, string>()
  const dateOf = (instant: number): string => {
    let date = dates.get(instant)
    if (date === undefined) {
      const { year, month, day } = dayOf(instant)
      date = `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`
      dates.set(instant, date)
    }
    return date
  }
  const starts = new Map<string, number>()
  const startOf = ({ year, month, day }: Day): number => {
    const utc = new Date(0).setUTCFullYear(year, month - 1, day)
    const wanted = new Date(utc).toISOString().slice(0, 10)
    let at = starts.get(wanted)
    if (at === undefined) {
      // No place is more than 15 hours away from UTC; days begin at a full minute in these years.
      let [low, high] = [utc - 900 * minute, utc + 900 * minute]
      while (high - low > minute) {
        const middle = Math.floor((low + high) / 2 / minute) * minute
        if (dateOf(middle) < wanted) low = middle
        else high = middle
      }
      at = high
      starts.set(wanted, at)
    }
    return at
  }
  const clock = new Intl.DateTimeFormat('en', {
    ...{ timeZone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric' },
    ...{ hour: 'numeric', minute: 'numeric' },
  })
  /** What the clocks show, as if it were UTC. */
  const shownAt = (instant: number): number => {
    const parts = new Map(clock.formatToParts(instant).map(({ type, value }) => [type, Number(value)]))
    const [year = 0, month = 0, day = 0, hour = 0, min = 0] = (
      ['year', 'month', 'day', 'hour', 'minute'] as const
    ).map((part) => parts.get(part))
    return Date.UTC(year, month - 1, day, hour, min)
  }
  const at = ({ year, month, day }: Day, minutes: number): number => {
    const wanted = Date.UTC(year, month - 1, day, 0, minutes)
    // The offsets of the days around it are the only ones that it can have, the earlier one first.
    const offsets = [-1, 1].map((side) => {
      const near = wanted + side * 1440 * minute
      return shownAt(near) - near
    })
    const [before = 0] = offsets
    const fitting = offsets.find((offset) => shownAt(wanted - offset) === wanted)
    return wanted - (fitting ?? before)
  }
  return { dayOf, startOf, at, dateOf }
}
