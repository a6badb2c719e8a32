import { setImmediate } from 'node:timers/promises'

/** Time for many sleepers at once: it jumps to the next one to wake when all are asleep. */
export interface SimulatedTime {
  readonly clock: () => number
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>
  /** Lets time pass until `work` is done, and gives what it gave. */
  readonly run: <T>(work: Promise<T>) => Promise<T>
}

export function simulatedTime(start = 1_000_000): SimulatedTime {
  let now = start
  let sleepers: { readonly at: number; readonly wake: () => void }[] = []
  return {
    clock: () => now,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        sleepers.push({ at: now + ms, wake: resolve })
        signal?.addEventListener('abort', () => {
          reject(new Error('aborted'))
        })
      }),
    run: async (work) => {
      let running = true
      const watched = work.finally(() => {
        running = false
      })
      watched.catch(() => undefined)
      for (;;) {
        await setImmediate()
        if (!running || sleepers.length === 0) return watched
        const next = Math.min(...sleepers.map(({ at }) => at))
        now = Math.max(now, next)
        const awake = sleepers.filter(({ at }) => at <= now)
        sleepers = sleepers.filter(({ at }) => at > now)
        for (const { wake } of awake) wake()
      }
    },
  }
}
