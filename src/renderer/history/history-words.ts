import type { Messages } from '#shared/messages/index'
import type { SyncRecord } from '#shared/sync'
import type { Formats } from '#shared/locale/formats'

/** How long something took, with one decimal for small numbers. */
export function durationText(milliseconds: number, messages: Messages, formats: Formats): string {
  const t = messages.window.history
  const seconds = Math.max(0, milliseconds) / 1000
  const short = (value: number): string =>
    formats.number(value < 10 ? Math.round(value * 10) / 10 : Math.round(value))
  if (seconds < 90) return t.seconds(short(seconds))
  if (seconds < 5400) return t.minutes(short(seconds / 60))
  return t.hours(short(seconds / 3600))
}

/** How long a sync took; null: unknown. */
export function millisecondsOf({ startedAt, finishedAt, outcome }: SyncRecord): number | null {
  // Measured during the sync, so it does not matter if the clock was set.
  if (outcome.state === 'done') return outcome.result.seconds * 1000
  return finishedAt === null ? null : finishedAt - startedAt
}

/** Whether a sync found changes or did not succeed. */
export function isNotable({ outcome }: SyncRecord): boolean {
  if (outcome.state !== 'done') return true
  const { added, changed, removed } = outcome.result
  return added + changed + removed > 0
}
