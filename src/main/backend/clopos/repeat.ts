import { AppError } from '#shared/errors'
import { PassingFailure, type FailureKind } from './failure'
import type { SourceLimits } from './limits'
import { untilAborted, type Sleep } from './waiting'

export interface RepeatOptions {
  readonly limits: SourceLimits
  /** 0 up to, not including, 1. */
  readonly random: () => number
  readonly sleep: Sleep
}

/** Being offline must show at once; a hanging server has cost its time already; HTML is mostly a login page. */
const mostRepeats: Readonly<Record<Exclude<FailureKind, 'busy'>, number>> = {
  unreachable: 1,
  timeout: 2,
  unsteady: Infinity,
  nonsense: 3,
}

/**
 * Runs `attempt` until it succeeds, fails for good, or failed too often. This is the client's only way of repeating:
 * got's own cannot see a broken body, renew a token, or wait in the queue of the rate limiter before each attempt.
 * Throws AppError; `cancelled` as soon as the signal aborts.
 */
export async function repeating<T>(
  attempt: () => Promise<T>,
  { limits, random, sleep }: RepeatOptions,
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
    if (repeats >= Math.min(limits.repeats, mostRepeats[failure.kind])) throw failure.error
    const backoff = Math.min(limits.longestBackoffMs, limits.backoffMs * 2 ** repeats)
    repeats += 1
    if (failure.waitMs > limits.busyMs) throw failure.error
    // Half of it by chance, so that clients which failed together do not come back together.
    return Math.max(failure.waitMs, backoff * (0.5 + random() / 2))
  }

  for (;;) {
    try {
      return await attempt()
    } catch (thrown) {
      if (signal.aborted) throw new AppError({ code: 'cancelled' })
      if (!(thrown instanceof PassingFailure)) throw thrown
      await untilAborted(sleep(nextWait(thrown), signal), signal)
    }
  }
}
