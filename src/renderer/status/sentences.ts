import type { ErrorData } from '#shared/errors'
import { leftOutReasons, type LeftOut } from '#shared/exports/message-list'
import type { Progress } from '#shared/jobs'
import type { Messages } from '#shared/messages/index'
import { isFirstLoad, type SyncSchedule } from '#shared/sync'
import type { Formats } from '#shared/locale/formats'
import type { Notice } from './notices.svelte'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** How long ago, as text. If the clock was set back, it says `just now`. */
export function ageText(at: number, now: number, messages: Messages, formats: Formats): string {
  const t = messages.window.status
  const age = now - at
  if (age < minute) return t.now
  if (age < hour) return t.minutesAgo(formats.counted(Math.floor(age / minute)))
  if (age < day) return t.hoursAgo(formats.counted(Math.floor(age / hour)))
  return t.daysAgo(formats.counted(Math.floor(age / day)))
}

/** The time of day, with the date if it was not today. */
export function whenText(at: number, now: number, formats: Formats): string {
  return formats.day(at) === formats.day(now) ? formats.time(at) : formats.instant(at)
}

/** How much of a job is done; empty at its start. */
export function amountText({ done, total }: Progress, messages: Messages, formats: Formats): string {
  const t = messages.window.jobs
  if (total === null) return done === 0 ? '' : t.done(formats.counted(done))
  return t.doneOf(formats.counted(done), formats.counted(total))
}

/** About how long it will still take; empty if unknown. */
export function timeLeftText(seconds: number | null, messages: Messages, formats: Formats): string {
  const t = messages.window.jobs
  if (seconds === null) return ''
  if (seconds < 90) return t.secondsLeft(formats.counted(Math.max(1, Math.ceil(seconds))))
  if (seconds < 5400) return t.minutesLeft(formats.counted(Math.round(seconds / 60)))
  return t.hoursLeft(formats.counted(Math.round(seconds / 3600)))
}

/** When the app syncs next; empty if it does not, is about to, or waits for a person to sign in. */
export function scheduleText(
  schedule: SyncSchedule | null,
  now: number,
  messages: Messages,
  formats: Formats,
): string {
  const t = messages.window.status
  if (schedule === null || schedule.nextAt === null || schedule.needsSignIn) return ''
  const soon = schedule.nextAt <= now
  const when = whenText(schedule.nextAt, now, formats)
  if (schedule.failures > 0) return soon ? t.retrySoon : t.retry(when)
  return soon ? '' : t.next(when)
}

/** How many customers are not in a message list; empty if it has them all, or is none. */
function leftOutText(leftOut: LeftOut | null, messages: Messages, formats: Formats): readonly string[] {
  if (leftOut === null) return []
  const count = leftOutReasons.reduce((sum, reason) => sum + leftOut.counts[reason], 0)
  return count === 0 ? [] : [messages.messaging.leftOut(formats.counted(count))]
}

/** A notice in sentences. `copyFrom`: the time of the shown copy as text, or null. */
export function noticeSentences(
  notice: Notice,
  copyFrom: string | null,
  messages: Messages,
  formats: Formats,
  say: (error: ErrorData) => string,
): readonly string[] {
  const t = messages.window.jobs
  switch (notice.kind) {
    case 'synced': {
      const { result } = notice
      if (isFirstLoad(result)) return [t.syncedFirst(formats.counted(result.total))]
      return [result.added + result.changed + result.removed === 0 ? t.syncedNothing : t.synced]
    }
    case 'exported':
      return [
        t.exported(formats.counted(notice.result.rows), notice.result.fileName),
        ...leftOutText(notice.result.leftOut, messages, formats),
      ]
    case 'scheduleFailed': {
      const { name, run } = notice
      const when = formats.instant(run.startedAt)
      const { schedules } = messages
      return [
        run.outcome.state === 'failed'
          ? schedules.notice(name, when, say(run.outcome.error))
          : schedules.noticeStopped(name, when),
      ]
    }
    case 'optedOut': {
      const { added, noNumbers, nothingAdded } = messages.messaging
      if (notice.numbers === 0) return [noNumbers]
      return [notice.added === 0 ? nothingAdded : added(formats.counted(notice.added))]
    }
    case 'cancelled':
      return [t.cancelled(notice.job)]
    case 'failed': {
      if (notice.job === null) return [say(notice.error)]
      const copy = notice.job === 'sync' && copyFrom !== null ? [t.lookingAt(copyFrom)] : []
      return [t.failed(notice.job, say(notice.error)), ...copy]
    }
  }
}
