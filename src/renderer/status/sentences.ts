import type { Messages } from '#shared/messages/index'
import type { Formats } from '../formats'
import type { Notice } from './notices.svelte'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** How long ago, in words. A clock that was set back says `just now`. */
export function ageText(at: number, now: number, messages: Messages, formats: Formats): string {
  const t = messages.window.status
  const age = now - at
  if (age < minute) return t.now
  if (age < hour) return t.minutesAgo(formats.counted(Math.floor(age / minute)))
  if (age < day) return t.hoursAgo(formats.counted(Math.floor(age / hour)))
  return t.daysAgo(formats.counted(Math.floor(age / day)))
}

/** The time of day, with the date where it was not today. */
export function whenText(at: number, now: number, formats: Formats): string {
  return formats.day(at) === formats.day(now) ? formats.time(at) : formats.instant(at)
}

/** About how long it will still take; empty where nobody knows. */
export function timeLeftText(seconds: number | null, messages: Messages, formats: Formats): string {
  const t = messages.window.jobs
  if (seconds === null) return ''
  if (seconds < 90) return t.secondsLeft(formats.counted(Math.max(1, Math.ceil(seconds))))
  if (seconds < 5400) return t.minutesLeft(formats.counted(Math.round(seconds / 60)))
  return t.hoursLeft(formats.counted(Math.round(seconds / 3600)))
}

/** A notice as a sentence. `copyFrom`: when the copy on show is from, in words, or null. */
export function noticeText(
  notice: Notice,
  copyFrom: string | null,
  messages: Messages,
  formats: Formats,
  say: (error: Extract<Notice, { kind: 'failed' }>['error']) => string,
): string {
  const t = messages.window.jobs
  switch (notice.kind) {
    case 'synced': {
      const { added, changed, removed } = notice.result
      return t.synced(formats.counted(added), formats.counted(changed), formats.counted(removed))
    }
    case 'exported':
      return t.exported(formats.counted(notice.result.rows), notice.result.fileName)
    case 'cancelled':
      return t.cancelled(notice.job)
    case 'failed': {
      if (notice.job === null) return say(notice.error)
      const sentence = t.failed(notice.job, say(notice.error))
      const offline = notice.job === 'sync' && notice.error.code.startsWith('network.')
      return offline && copyFrom !== null ? `${sentence} ${t.lookingAt(copyFrom)}` : sentence
    }
  }
}
