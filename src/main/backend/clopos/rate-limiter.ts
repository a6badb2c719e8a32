import { AppError } from '#shared/errors'
import { steadyClock, untilAborted, type Sleep } from './waiting'

/** What an answer says about the budget. null: the answer does not say. */
export interface BudgetReport {
  readonly limit: number | null
  readonly remaining: number | null
  /** Milliseconds until the budget is restored. */
  readonly resetMs: number | null
  /** Milliseconds to wait, after a 429. */
  readonly pauseMs: number
}

/** A place in the window, taken before the request is sent. */
export interface Place {
  /** Call it once when the request has ended. null: no answer came. */
  readonly answered: (report: BudgetReport | null) => void
}

/** Keeps the calls of one integrator and brand within their budget. Any number of calls may run at a time. */
export interface RateLimiter {
  /**
   * Waits until a request may be sent; first come, first served. Throws AppError `server.busy` if the server asked to wait
   * for longer than `longestPauseMs`, and `cancelled`.
   */
  readonly enter: (signal: AbortSignal) => Promise<Place>
}

export interface RateLimiterOptions {
  readonly perMinute: number
  readonly longestPauseMs: number
  /** Milliseconds. `sleep` must wait on the same clock. */
  readonly clock: () => number
  readonly sleep: Sleep
  /** Called when requests must wait this many milliseconds. */
  readonly onPause: (ms: number) => void
}

const windowMs = 60_000
/** Below this share of the budget, requests are spaced out more and more ... */
const slowBelow = 0.2
/** ... unless places become free within this time, because waiting for those is slow enough. In milliseconds. */
const soonMs = 4000
/** Requests left for other programs that use the same integrator. */
const reserved = 0.02

interface Request {
  readonly sentAt: number
  /** null until the answer came. */
  answeredAt: number | null
}

/**
 * A sliding window of a minute, which is how Clopos counts. A request occupies its place until a minute after its answer.
 * The server counted it before it answered, so the real budget is never exceeded, however slow the network is.
 */
export function createRateLimiter({
  perMinute,
  longestPauseMs,
  clock,
  sleep,
  onPause,
}: RateLimiterOptions): RateLimiter {
  const now = steadyClock(clock)
  let limit = perMinute
  let requests: Request[] = []
  let lastSentAt = -Infinity
  let pausedUntil = -Infinity
  // Requests of other programs in the server's window at `othersAt`. They are assumed to leave it evenly.
  let others = 0
  let othersAt = 0
  let queue: Promise<void> = Promise.resolve()

  const waitNeeded = (at: number): number => {
    if (at < pausedUntil) return pausedUntil - at
    requests = requests.filter(({ answeredAt }) => answeredAt === null || answeredAt + windowMs > at)
    const othersNow = others * Math.max(0, 1 - (at - othersAt) / windowMs)
    const free = limit - Math.min(limit - 1, Math.ceil(limit * reserved)) - requests.length - othersNow
    if (free < 1) {
      const untilOursLeaves = requests.map(({ answeredAt }) => (answeredAt ?? at) + windowMs - at)
      const untilOthersLeave = othersNow > 0 ? ((1 - free) * windowMs) / others : Infinity
      return Math.min(windowMs, untilOthersLeave, ...untilOursLeaves)
    }
    const backSoon = requests.filter(
      ({ answeredAt }) => answeredAt !== null && answeredAt + windowMs <= at + soonMs,
    ).length
    const slowness = Math.max(0, 1 - (free + backSoon) / (limit * slowBelow))
    return Math.max(0, lastSentAt + (slowness * windowMs) / limit - at)
  }

  const untilFree = async (signal: AbortSignal): Promise<void> => {
    for (;;) {
      if (signal.aborted) throw new AppError({ code: 'cancelled' })
      const at = now()
      if (pausedUntil - at > longestPauseMs) {
        throw new AppError({ code: 'server.busy', seconds: Math.ceil((pausedUntil - at) / 1000) })
      }
      const wait = waitNeeded(at)
      if (wait <= 0) return
      onPause(wait)
      await untilAborted(sleep(Math.max(1, Math.ceil(wait)), signal), signal)
    }
  }

  const learn = (request: Request, report: BudgetReport): void => {
    const at = now()
    if (report.limit !== null) limit = Math.max(1, report.limit)
    if (report.remaining !== null) {
      const counted = requests.filter(
        ({ sentAt, answeredAt }) =>
          sentAt <= request.sentAt && (answeredAt === null || answeredAt + windowMs > request.sentAt),
      )
      others = Math.max(0, limit - report.remaining - counted.length)
      othersAt = at
      if (report.remaining <= 0) pausedUntil = Math.max(pausedUntil, at + (report.resetMs ?? 0))
    }
    pausedUntil = Math.max(pausedUntil, at + report.pauseMs)
  }

  return {
    enter: async (signal) => {
      const before = queue
      let done = (): void => undefined
      const mine = new Promise<void>((resolve) => {
        done = resolve
      })
      queue = before.then(() => mine)
      try {
        await untilAborted(before, signal)
        await untilFree(signal)
        const request: Request = { sentAt: now(), answeredAt: null }
        lastSentAt = request.sentAt
        requests.push(request)
        return {
          answered: (report) => {
            request.answeredAt = now()
            if (report !== null) learn(request, report)
          },
        }
      } finally {
        done()
      }
    },
  }
}
