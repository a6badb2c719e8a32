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
    if (repeats >= Math.min(limits.repeats, maxRepeats[failure.kind])) throw failure.error
    const backoff = Math.min(limits.longestBackoffMs, limits.backoffMs * 2 ** repeats)
    repeats += 1
    if (failure.waitMs > limits.busyMs) throw failure.error
    // Half of it is random, so that clients that failed together do not return together.
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
