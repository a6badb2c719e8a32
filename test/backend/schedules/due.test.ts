import { describe, expect, it } from 'vitest'
import { localZone, type ClockZone } from '#backend/query/zone'
import { isDue, lastDue, nextDue, type Timing } from '#backend/schedules/due'
import { zoneNamed } from '../query/zones'

const at = (text: string): number => Date.parse(text)
const iso = (instant: number): string => new Date(instant).toISOString().slice(0, 16)
const daily: Timing = { days: 'daily', time: '08:00' }

const baku = zoneNamed('Asia/Baku')
const istanbul = zoneNamed('Europe/Istanbul')
const berlin = zoneNamed('Europe/Berlin')

/** Looks every few minutes from one instant to another, as the app does, and gives the instants at which it runs. */
function runs(timing: Timing, zone: ClockZone, from: string, to: string, every = 5): readonly string[] {
  const found: string[] = []
  let handled = at(from)
  for (let now = at(from); now <= at(to); now += every * 60_000) {
    if (!isDue(timing, handled, now, zone)) continue
    handled = now
    found.push(iso(now))
  }
  return found
}

describe('a schedule', () => {
  it('is due at its time on the clock of the computer', () => {
    expect(iso(nextDue(daily, at('2026-11-29T03:59Z'), baku))).toBe('2026-11-29T04:00')
    expect(iso(nextDue(daily, at('2026-11-29T04:00Z'), baku))).toBe('2026-11-30T04:00')
    expect(iso(lastDue(daily, at('2026-11-29T04:00Z'), baku))).toBe('2026-11-29T04:00')
    expect(iso(lastDue(daily, at('2026-11-29T03:59Z'), baku))).toBe('2026-11-28T04:00')
  })

  it('runs on the days that it names', () => {
    const days = (timing: Timing): readonly string[] =>
      runs(timing, istanbul, '2026-11-20T00:00Z', '2026-12-03T00:00Z').map((run) => run.slice(5, 10))
    expect(days({ days: 'workdays', time: '08:00' })).toEqual([
      ...['11-20', '11-23', '11-24', '11-25', '11-26', '11-27', '11-30', '12-01', '12-02'],
    ])
    expect(days({ days: 'sunday', time: '08:00' })).toEqual(['11-22', '11-29'])
    expect(days({ days: 'friday', time: '08:00' })).toEqual(['11-20', '11-27'])
    expect(days({ days: 'monthly', time: '08:00' })).toEqual(['12-01'])
    // Just after midnight in Istanbul it is still the day before in UTC.
    expect(days({ days: 'monthly', time: '00:30' })).toEqual(['11-30'])
  })

  it('finds the first of the month from any day of any month', () => {
    const monthly: Timing = { days: 'monthly', time: '23:59' }
    for (let day = 0; day < 800; day += 1) {
      const now = at('2024-01-15T12:00Z') + day * 86_400_000
      const [last, next] = [lastDue(monthly, now, berlin), nextDue(monthly, now, berlin)]
      expect(last).toBeLessThanOrEqual(now)
      expect(next).toBeGreaterThan(now)
      expect(berlin.dayOf(last).day).toBe(1)
      expect(berlin.dayOf(next).day).toBe(1)
      expect(next - last).toBeLessThan(32 * 86_400_000)
    }
  })

  it('runs once in the night in which clocks skip its hour', () => {
    const night: Timing = { days: 'daily', time: '02:30' }
    expect(runs(night, berlin, '2026-03-28T00:00Z', '2026-03-30T12:00Z')).toEqual([
      '2026-03-28T01:30',
      // 02:30 does not exist: it is 03:30 in summer time.
      '2026-03-29T01:30',
      '2026-03-30T00:30',
    ])
  })

  it('runs once in the night in which clocks show its hour twice', () => {
    const night: Timing = { days: 'daily', time: '02:30' }
    expect(runs(night, berlin, '2026-10-24T00:00Z', '2026-10-26T12:00Z')).toEqual([
      '2026-10-24T00:30',
      '2026-10-25T00:30',
      '2026-10-26T01:30',
    ])
  })

  it('follows a zone that changed for good', () => {
    // Istanbul stayed in summer time in 2016, and Baku has had none since.
    expect(
      runs(daily, istanbul, '2016-10-29T00:00Z', '2016-11-08T00:00Z').map((run) => run.slice(11)),
    ).toEqual(Array.from({ length: 10 }, () => '05:00'))
    expect(runs(daily, istanbul, '2015-10-24T00:00Z', '2015-10-26T12:00Z')).toEqual([
      ...['2015-10-24T05:00', '2015-10-25T05:00', '2015-10-26T05:00'],
    ])
    expect(runs(daily, istanbul, '2015-11-07T00:00Z', '2015-11-09T12:00Z')).toEqual([
      ...['2015-11-07T05:00', '2015-11-08T06:00', '2015-11-09T06:00'],
    ])
  })

  it('catches up once after the computer slept for days, and not for what is still to come', () => {
    const slept = '2026-11-20T10:00Z'
    const awake = at('2026-11-29T03:00Z')
    expect(isDue(daily, at(slept), awake, baku)).toBe(true)
    expect(isDue(daily, awake, awake + 60_000, baku)).toBe(false)
    expect(isDue(daily, awake, at('2026-11-29T04:00Z'), baku)).toBe(true)
  })

  it('is not due for a time before it was made', () => {
    const made = at('2026-11-29T05:00Z')
    expect(isDue(daily, made, made + 60_000, baku)).toBe(false)
  })

  it('does not run again when the clock is set back by less than a day', () => {
    const ran = at('2026-11-29T04:00Z')
    expect(isDue(daily, ran, at('2026-11-29T03:00Z'), baku)).toBe(false)
    expect(isDue(daily, ran, at('2026-11-29T04:00Z'), baku)).toBe(false)
    expect(isDue(daily, ran, at('2026-11-30T04:00Z'), baku)).toBe(true)
  })

  it('does not wait for years when a wrong clock is corrected', () => {
    const wrong = at('2031-01-01T04:00Z')
    expect(isDue(daily, wrong, at('2026-11-29T12:00Z'), baku)).toBe(true)
  })
})

it('the zone of this computer agrees with the slow one', () => {
  const own = zoneNamed(Intl.DateTimeFormat().resolvedOptions().timeZone)
  for (const minutes of [0, 150, 480, 1439])
    for (let day = 1; day <= 31; day += 1) {
      for (const month of [3, 10, 11])
        expect(localZone.at({ year: 2026, month, day }, minutes)).toBe(
          own.at({ year: 2026, month, day }, minutes),
        )
    }
})
