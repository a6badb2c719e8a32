/** A day of the calendar; `month` from 1 to 12. */
export interface Day {
  readonly year: number
  readonly month: number
  readonly day: number
}

/** A time zone: the calendar day at an instant, in milliseconds since 1970. */
export interface Zone {
  readonly dayOf: (instant: number) => Day
  /** The first instant of a day. */
  readonly startOf: (day: Day) => number
}

/** A time zone with the time of day. */
export interface ClockZone extends Zone {
  /**
   * The instant at which clocks show a time, in minutes since midnight, on a day. Of a time that clocks show twice, the first
   * one. If they skip it, as many minutes after the change.
   */
  readonly at: (day: Day, minutes: number) => number
}

/** The time zone of this computer. */
export const localZone: ClockZone = {
  dayOf: (instant) => {
    const date = new Date(instant)
    return { year: date.getFullYear(), month: date.getMonth() + 1, day: date.getDate() }
  },
  startOf: ({ year, month, day }) => {
    // The constructor reads the years 0 to 99 as 1900 to 1999.
    const date = new Date(2000, 0, 1)
    date.setFullYear(year, month - 1, day)
    return date.getTime()
  },
  at: ({ year, month, day }, minutes) => new Date(year, month - 1, day, 0, minutes).getTime(),
}

/** Milliseconds of a day without a change of clocks. */
export const msPerDay = 86_400_000

/** Days since 1970, which weekdays and differences are counted with. */
export function dayNumber({ year, month, day }: Day): number {
  return Math.round(new Date(0).setUTCFullYear(year, month - 1, day) / msPerDay)
}

/** The day `days` later, or earlier. */
export function shiftDays(day: Day, days: number): Day {
  const date = new Date((dayNumber(day) + days) * msPerDay)
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}

/** The same day `months` later, or earlier; the month's last day where it has no such day. */
export function shiftMonths({ year, month, day }: Day, months: number): Day {
  const count = year * 12 + month - 1 + months
  const first: Day = { year: Math.floor(count / 12), month: (((count % 12) + 12) % 12) + 1, day: 1 }
  return { ...first, day: Math.min(day, lastOfMonth(first).day) }
}

/** The last day of the month that `day` is in. */
export function lastOfMonth(day: Day): Day {
  return shiftDays({ ...day, month: day.month + 1, day: 1 }, -1)
}
