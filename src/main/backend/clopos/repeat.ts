import { AppError } from '#shared/errors'
import type { Contact } from '#shared/jobs'
import { PassingFailure, type FailureKind } from './failure'
import type { SourceLimits } from './limits'
import { untilAborted, type Sleep } from './waiting'

export interface RepeatOptions {
  readonly limits: SourceLimits
  /** 0 up to, not including, 1. */
  readonly random: () => number
  readonly sleep: Sleep
  /** Milliseconds since 1970. */
  readonly clock: () => number
  /** What was heard from the server. */
  readonly onContact: (contact: Contact) => void
}

/** Shorter waits pass before anybody could read why. In milliseconds. */
const noticeableMs = 1000

/** Being offline must show immediately, a timeout has already taken long, and HTML is usually a login page. */
const maxRepeats: Readonly<Record<Exclude<FailureKind, 'busy'>, number>> = {
  unreachable: 1,
  timeout: 2,
  unsteady: Infinity,
  nonsense: 3,
}

/**
 * Runs `attempt` until it succeeds, fails for good, or has failed too often. got's own retries are off, because they cannot
 * see a broken body, renew a token, or wait for the rate limiter before each attempt. Throws AppError; `cancelled` as soon
 * as the signal aborts.
 */
export async function repeating<T>(
  attempt: () => Promise<T>,
  { limits, random, sleep, clock, onContact }: RepeatOptions,
  signal: AbortSignal,
): Promise<T> {
  let repeats = 0
  let busyMs = 0

  /** Milliseconds to wait before the next attempt. */
  const nextWait = (failure: PassingFailure): number => {
    if (failure.kind === 'busy') {
      busyMs += failure.waitMs
      if (busyMs > limits.busyMs) throw failure.error
      return failure.waitMs
    }
    if (repeats >= Math.min(limits.repeats, maxRepeats[failure.kind])) throw failure.error
    const backoff = Math.min(limits.longestBackoffMs, limits.backoffMs * 2 ** repeats)
    repeats += 1
    if (failure.waitMs > limits.busyMs) throw failure.error
    // Half of it is random, so that clients that failed together do not return together.
    return Math.max(failure.waitMs, backoff * (0.5 + random() / 2))
  }

  const pause = async ({ kind, error }: PassingFailure, wait: number): Promise<void> => {
    const status = error.data.code === 'server.failing' ? error.data.status : null
    if (wait >= noticeableMs) {
      const until = clock() + wait
      onContact(kind === 'busy' ? { is: 'busy', until } : { is: 'failing', status, until })
    }
    await untilAborted(sleep(wait, signal), signal)
    if (wait >= noticeableMs && kind !== 'busy') onContact({ is: 'failing', status, until: null })
  }

  for (;;) {
    try {
      const answer = await attempt()
      onContact({ is: 'answered' })
      return answer
    } catch (thrown) {
      if (signal.aborted) throw new AppError({ code: 'cancelled' })
      if (!(thrown instanceof PassingFailure)) throw thrown
      await pause(thrown, nextWait(thrown))
    }
  }
}
