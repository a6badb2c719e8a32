import { AppError } from '#shared/errors'
import { steadyClock, untilAborted, type Sleep } from './waiting'

/** What an answer says about the budget. null: it does not tell. */
export interface BudgetReport {
  readonly limit: number | null
  readonly remaining: number | null
  /** Milliseconds until the budget is back. */
  readonly resetMs: number | null
  /** Milliseconds to stay away, after a 429. */
  readonly pauseMs: number
}

/** A place in the window, held from before the request is sent. */
export interface Place {
  /** To be called once, when the answer came; null: none came. */
  readonly leave: (report: BudgetReport | null) => void
}

/** Keeps the calls of one integrator and brand within their budget; any number of calls may be under way. */
export interface RateLimiter {
  /**
   * Waits until a request may be sent; first come, first served. Throws AppError `server.busy` where the server asked to
   * stay away for longer than `longestPauseMs`, and `cancelled`.
   */
  readonly enter: (signal: AbortSignal) => Promise<Place>
}

export interface RateLimiterOptions {
  readonly perMinute: number
  readonly longestPauseMs: number
  /** Milliseconds. `sleep` must wait on the same clock. */
  readonly clock: () => number
  readonly sleep: Sleep
}

const windowMs = 60_000
/** Below this part of the budget, requests are spaced out more and more, */
const slowBelow = 0.2
/** unless places come back within this time: then waiting for them is pace enough. */
const soonMs = 4000
/** Left for whoever else uses the same integrator. */
const reserved = 0.02

interface Request {
  readonly sentAt: number
  /** null while it is under way. */
  answeredAt: number | null
}

/**
 * A sliding window of a minute, as Clopos counts. A request occupies its place until a minute after its answer: the
 * server counted it before it answered, so that the real budget is never overdrawn however long lines delay.
 */
export function createRateLimiter({
  perMinute,
  longestPauseMs,
  clock,
  sleep,
}: RateLimiterOptions): RateLimiter {
  const now = steadyClock(clock)
  let limit = perMinute
  let requests: Request[] = []
  let lastSentAt = -Infinity
  let pausedUntil = -Infinity
  // Requests in the server's window that are not ours, as of `othersAt`; taken to leave it evenly.
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
          leave: (report) => {
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
