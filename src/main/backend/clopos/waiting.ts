import { setTimeout as wait } from 'node:timers/promises'
import { AppError } from '#shared/errors'

/** Waits `ms` milliseconds of the caller's clock. Rejects as soon as the signal aborts. */
export type Sleep = (ms: number, signal: AbortSignal) => Promise<void>

export const realSleep: Sleep = async (ms, signal) => {
  await wait(ms, undefined, { signal })
}

/** Settles like `promise`, or throws AppError `cancelled` as soon as the signal aborts. The work behind it continues. */
export function untilAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = (): void => {
      reject(new AppError({ code: 'cancelled' }))
    }
    signal.addEventListener('abort', abort, { once: true })
    if (signal.aborted) abort()
    void promise.then(resolve, reject).finally(() => {
      signal.removeEventListener('abort', abort)
    })
  })
}

/** Lets concurrent callers share one run. Each caller has its own signal. The run is aborted when no caller waits any more. */
export function shared<T>(run: (signal: AbortSignal) => Promise<T>): (signal: AbortSignal) => Promise<T> {
  interface Run {
    readonly result: Promise<T>
    readonly controller: AbortController
    waiting: number
  }
  let current: Run | null = null

  const start = (): Run => {
    const controller = new AbortController()
    const started: Run = {
      controller,
      waiting: 0,
      result: run(controller.signal).finally(() => {
        if (current === started) current = null
      }),
    }
    return started
  }

  return async (signal) => {
    const joined = (current ??= start())
    joined.waiting += 1
    try {
      return await untilAborted(joined.result, signal)
    } finally {
      joined.waiting -= 1
      if (joined.waiting === 0) {
        if (current === joined) current = null
        joined.controller.abort()
      }
    }
  }
}

/**
 * Milliseconds that never go back: when the clock is set back, time stands still. After the computer slept, time has moved
 * on, which a process's uptime does not show on every system.
 */
export function steadyClock(clock: () => number): () => number {
  let last = clock()
  let elapsed = 0
  return () => {
    const now = clock()
    elapsed += Math.max(0, now - last)
    last = now
    return elapsed
  }
}
