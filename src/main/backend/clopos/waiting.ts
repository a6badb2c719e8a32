import { setTimeout as wait } from 'node:timers/promises'
import { AppError } from '#shared/errors'

/** Waits `ms` milliseconds of the same clock that the caller reads; rejects as soon as the signal aborts. */
export type Sleep = (ms: number, signal: AbortSignal) => Promise<void>

export const realSleep: Sleep = async (ms, signal) => {
  await wait(ms, undefined, { signal })
}

/** What `promise` gives, or AppError `cancelled` as soon as the signal aborts. The promise itself goes on. */
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

/**
 * Lets callers at the same time share one run. Each caller waits under its own signal; the run itself is aborted when
 * nobody waits for it any more.
 */
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
 * Milliseconds that only grow: where the wall clock is set back, time stands still instead of repeating. A computer that
 * slept wakes up later, as it should, which a process's own uptime would not tell on every system.
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
