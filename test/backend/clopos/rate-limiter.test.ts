import { describe, expect, test } from 'vitest'
import { createRateLimiter, type BudgetReport, type RateLimiter } from '#backend/clopos/rate-limiter'
import { never } from './api-server'
import { simulatedTime, type SimulatedTime } from './simulated-time'

const minute = 60_000
const nothing: BudgetReport = { limit: null, remaining: null, resetMs: null, pauseMs: 0 }

interface Server {
  /** Counts a request as Clopos does, and reports. null: over the limit. */
  readonly count: () => BudgetReport | null
}

/** A sliding window of a minute; `others` use it too, at these times. */
function slidingWindow(time: SimulatedTime, limit: number, others: readonly number[] = []): Server {
  const counted = [...others]
  return {
    count: () => {
      const now = time.clock()
      const inWindow = counted.filter((at) => at > now - minute && at <= now)
      if (inWindow.length >= limit) return null
      counted.push(now)
      const resetMs = Math.min(now, ...inWindow) + minute - now
      return { limit, remaining: limit - inWindow.length - 1, resetMs, pauseMs: 0 }
    },
  }
}

/** Random, but the same each time (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Sends `count` requests, `abreast` at a time; gives how many were over the limit. */
async function sendAll(
  limiter: RateLimiter,
  server: Server,
  time: SimulatedTime,
  { count, abreast, latency }: { count: number; abreast: number; latency: () => number },
): Promise<number> {
  let left = count
  let refused = 0
  const lane = async (): Promise<void> => {
    while (left > 0) {
      left -= 1
      const place = await limiter.enter(never)
      await time.sleep(latency())
      const report = server.count()
      await time.sleep(latency())
      if (report === null) refused += 1
      place.answered(report ?? { ...nothing, pauseMs: 1000 })
    }
  }
  await Promise.all(Array.from({ length: abreast }, lane))
  return refused
}

const limiterOf = (time: SimulatedTime, perMinute = 300): RateLimiter =>
  createRateLimiter({
    perMinute,
    longestPauseMs: 3 * minute,
    clock: time.clock,
    sleep: time.sleep,
    onPause: () => undefined,
  })

describe('a million customers', () => {
  test.each([1, 2, 3])(
    'never one request over the budget, and hardly slower than it allows (seed %i)',
    async (seed) => {
      const time = simulatedTime()
      const random = seeded(seed)
      const started = time.clock()
      const refused = await time.run(
        sendAll(limiterOf(time), slidingWindow(time, 300), time, {
          count: 1002,
          abreast: 8,
          latency: () => 50 + random() * 300,
        }),
      )
      expect(refused).toBe(0)
      // 1002 requests need three full windows and a bit of a fourth, whatever sends them.
      expect(time.clock() - started).toBeLessThan(3 * minute * 1.1)
    },
  )
})

test('a smaller budget that the server names is kept', async () => {
  const time = simulatedTime()
  const server = slidingWindow(time, 20)
  const refused = await time.run(
    sendAll(limiterOf(time), server, time, { count: 50, abreast: 4, latency: () => 20 }),
  )
  expect(refused).toBe(0)
})

test('requests of others count too', async () => {
  const time = simulatedTime()
  const start = time.clock()
  const others = Array.from({ length: 150 }, (_, index) => start - 30_000 + index * 150)
  const server = slidingWindow(time, 300, others)
  const refused = await time.run(
    sendAll(limiterOf(time), server, time, { count: 400, abreast: 4, latency: () => 20 }),
  )
  expect(refused).toBe(0)
})

test('the last part of the budget is spent slower and slower, and a little is left', async () => {
  const time = simulatedTime()
  const limiter = limiterOf(time, 100)
  const sentAt = await time.run(
    (async () => {
      const times: number[] = []
      for (let request = 0; request < 98; request += 1) {
        const place = await limiter.enter(never)
        times.push(time.clock())
        place.answered(null)
      }
      return times
    })(),
  )
  const gaps = sentAt.slice(1).map((at, index) => at - (sentAt[index] ?? at))
  expect(gaps.slice(0, 75)).toEqual(Array.from({ length: 75 }, () => 0))
  const slowing = gaps.slice(80)
  expect(slowing).toEqual(slowing.toSorted((a, b) => a - b))
  expect(slowing[0]).toBeGreaterThan(0)
  const another = await time.run(limiter.enter(never).then(() => time.clock()))
  expect(another).toBe((sentAt[0] ?? 0) + minute)
})

test('what comes back is spent as it comes, not slower', async () => {
  const time = simulatedTime()
  const limiter = limiterOf(time, 100)
  const sendAt = async (gap: number): Promise<number> => {
    const place = await limiter.enter(never)
    const at = time.clock()
    place.answered(null)
    await time.sleep(gap, never)
    return at
  }
  const started = time.clock()
  await time.run(
    (async () => {
      for (let request = 0; request < 98; request += 1) await sendAt(50)
    })(),
  )
  const again = await time.run(
    (async () => {
      const times: number[] = []
      for (let request = 0; request < 75; request += 1) times.push(await sendAt(0))
      return times
    })(),
  )
  expect(again).toEqual(again.map((_, index) => started + minute + index * 50))
})

test('a pause holds back every call', async () => {
  const time = simulatedTime()
  const limiter = limiterOf(time)
  const start = time.clock()
  const [first, second] = await Promise.all([limiter.enter(never), limiter.enter(never)])
  first.answered({ ...nothing, pauseMs: 30_000 })
  second.answered({ ...nothing, pauseMs: 10_000 })
  const times = await time.run(
    Promise.all([1, 2, 3].map(() => limiter.enter(never).then(() => time.clock()))),
  )
  expect(times).toEqual([start + 30_000, start + 30_000, start + 30_000])
})

test('a used-up budget waits for its reset', async () => {
  const time = simulatedTime()
  const limiter = limiterOf(time)
  const start = time.clock()
  const place = await limiter.enter(never)
  place.answered({ limit: 300, remaining: 0, resetMs: 40_000, pauseMs: 0 })
  await time.run(limiter.enter(never))
  expect(time.clock()).toBe(start + 40_000)
})

test('a clock that is set back does not hold anybody up', async () => {
  let shift = 0
  const time = simulatedTime()
  const limiter = createRateLimiter({
    perMinute: 2,
    longestPauseMs: minute,
    clock: () => time.clock() + shift,
    sleep: time.sleep,
    onPause: () => undefined,
  })
  const start = time.clock()
  ;(await limiter.enter(never)).answered(null)
  shift = -24 * 60 * minute
  await time.run(limiter.enter(never))
  expect(time.clock() - start).toBeLessThanOrEqual(2 * minute)
})

test('who gives up leaves the queue, and the next one moves up', async () => {
  const time = simulatedTime()
  const limiter = limiterOf(time, 1)
  ;(await limiter.enter(never)).answered(null)
  const impatient = new AbortController()
  const [waiting, queued, last] = [impatient.signal, impatient.signal, never].map((signal) =>
    limiter.enter(signal).then(
      () => 'entered',
      (thrown: unknown) => thrown,
    ),
  )
  impatient.abort()
  expect(await waiting).toMatchObject({ code: 'cancelled' })
  expect(await queued).toMatchObject({ code: 'cancelled' })
  expect(await time.run(Promise.resolve(last))).toBe('entered')
})

test('nobody waits for a pause that is too long', async () => {
  const time = simulatedTime()
  const limiter = limiterOf(time)
  ;(await limiter.enter(never)).answered({ ...nothing, pauseMs: 10 * minute })
  await expect(limiter.enter(never)).rejects.toMatchObject({ data: { code: 'server.busy', seconds: 600 } })
})
