import { afterAll, describe, expect, it } from 'vitest'
import { runSchedule, type Report } from './schedule'

const numberOf = (name: string, otherwise: number): number => Number(process.env[name] ?? otherwise)

/** How many, and from which seed on. One that failed runs alone with `CUSTOMER_DESK_SEED=n CUSTOMER_DESK_SCHEDULES=1`. */
const count = numberOf('CUSTOMER_DESK_SCHEDULES', 200)
const first = numberOf('CUSTOMER_DESK_SEED', 1)
const batch = 20

const reports: Report[] = []

describe('seeded schedules of moves and faults', () => {
  const batches = Array.from({ length: Math.ceil(count / batch) }, (_, index) => first + index * batch)

  it.each(batches)('hold, from seed %i on', { timeout: 1_200_000 }, async (from) => {
    const seeds = Array.from({ length: Math.min(batch, first + count - from) }, (_, index) => from + index)
    const wrong: string[] = []
    const next = seeds.values()
    // A few at once fill each other's waiting.
    const runners = Array.from({ length: 4 }, async () => {
      for (const seed of next) {
        const report = await runSchedule(seed)
        reports.push(report)
        wrong.push(...report.complaints.map((complaint) => `seed ${String(seed)}, ${complaint}`))
      }
    })
    await Promise.all(runners)
    expect(wrong).toEqual([])
  })
})

afterAll(() => {
  const sum = (of: (report: Report) => number): number =>
    reports.reduce((total, report) => total + of(report), 0)
  const errors = new Map<string, number>()
  for (const code of reports.flatMap((report) => report.errors)) errors.set(code, (errors.get(code) ?? 0) + 1)
  const named = [...errors].map(([code, times]) => `${code} ${String(times)}`).sort()
  process.stdout.write(
    `\n${String(reports.length)} schedules, ${String(reports.filter(({ complaints }) => complaints.length === 0).length)} converged; ` +
      `${String(sum(({ syncs }) => syncs))} syncs (${String(sum(({ catchUps }) => catchUps))} catch-ups, ` +
      `${String(sum(({ searches }) => searches))} searches of deleted customers, ` +
      `of which ${String(sum(({ found }) => found))} found them with ${String(sum(({ foundRequests }) => foundRequests))} requests ` +
      `instead of ${String(sum(({ readRequests }) => readRequests))}, ` +
      `${String(sum(({ cancelled }) => cancelled))} cancelled, ${String(sum(({ exact }) => exact))} exact), ` +
      `${String(sum(({ moves }) => moves))} moves, ${String(sum(({ faults }) => faults))} faults; ` +
      `named errors: ${named.join(', ') || 'none'}; wrong removals: ${String(sum(({ wrongRemovals }) => wrongRemovals))}\n`,
  )
})
