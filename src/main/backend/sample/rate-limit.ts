/** How a window stands, as the `RateLimit-*` headers say it. */
export interface Budget {
  readonly limit: number
  readonly remaining: number
  /** Whole seconds until the oldest counted request leaves the window. */
  readonly reset: number
}

/** Counts requests over a sliding window of one minute, for each key (an address, or integrator and brand) alone. */
export interface RateLimit {
  /** Counts a request. False: over the limit, and not counted. */
  readonly take: (key: string) => boolean
  /** False while the limit is reached. */
  readonly open: (key: string) => boolean
  readonly budget: (key: string) => Budget
}

const windowMs = 60_000

/** Makes a limit of `limit` requests a minute by the clock `now` (milliseconds). */
export function createRateLimit(limit: number, now: () => number): RateLimit {
  const windows = new Map<string, number[]>()
  const current = (key: string): number[] => {
    const times = windows.get(key) ?? []
    const start = now() - windowMs
    const stale = times.findIndex((time) => time > start)
    if (stale !== 0) times.splice(0, stale < 0 ? times.length : stale)
    windows.set(key, times)
    return times
  }
  return {
    take: (key) => {
      const times = current(key)
      if (times.length >= limit) return false
      times.push(now())
      return true
    },
    open: (key) => current(key).length < limit,
    budget: (key) => {
      const times = current(key)
      const [oldest] = times
      const reset = oldest === undefined ? windowMs : oldest + windowMs - now()
      return {
        limit,
        remaining: Math.max(0, limit - times.length),
        reset: Math.max(1, Math.ceil(reset / 1000)),
      }
    },
  }
}
