import type { ScheduleDays } from '#shared/exports/schedules'
import { dayNumber, shiftDays, type ClockZone, type Day } from '../query/zone'

/** When a schedule runs: at a time of day (`HH:MM`), on some days. */
export interface Timing {
  readonly days: ScheduleDays
  readonly time: string
}

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const

function isOn(day: Day, days: ScheduleDays): boolean {
  // Day 0 was a Thursday.
  const weekday = (((dayNumber(day) + 3) % 7) + 7) % 7
  switch (days) {
    case 'daily':
      return true
    case 'workdays':
      return weekday < 5
    case 'monthly':
      return day.day === 1
    default:
      return weekdays[weekday] === days
  }
}

function minutesOf(time: string): number {
  const [hours = '', minutes = ''] = time.split(':')
  return Number(hours) * 60 + Number(minutes)
}

/** No schedule rests longer, in days. */
const longestRest = 32

/** The instant at which it was due last, until now. */
export function lastDue({ days, time }: Timing, now: number, zone: ClockZone): number {
  const today = zone.dayOf(now)
  for (let back = 0; back <= longestRest; back += 1) {
    const day = shiftDays(today, -back)
    const at = zone.at(day, minutesOf(time))
    if (isOn(day, days) && at <= now) return at
  }
  return -Infinity
}

/** The instant at which it is due next, after now. */
export function nextDue({ days, time }: Timing, now: number, zone: ClockZone): number {
  const today = zone.dayOf(now)
  for (let ahead = 0; ahead <= longestRest; ahead += 1) {
    const day = shiftDays(today, ahead)
    const at = zone.at(day, minutesOf(time))
    if (isOn(day, days) && at > now) return at
  }
  return Infinity
}

/** A clock that is set back by more than this had been wrong, in milliseconds. */
const longestSetBack = 24 * 60 * 60 * 1000

/**
 * Whether it is due. `handled`: up to when nothing is due any more. However often it was due since then, as while the computer
 * slept, it is due once. After the clock was set back by a day at most, what ran already does not run again; by more, all that
 * it said before means nothing.
 */
export function isDue(timing: Timing, handled: number, now: number, zone: ClockZone): boolean {
  const since = handled > now + longestSetBack ? -Infinity : handled
  return lastDue(timing, now, zone) > since
}
