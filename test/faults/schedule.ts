import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as turn } from 'node:timers/promises'
import { createCloposSource } from '#backend/clopos/client'
import type { SourceLimits } from '#backend/clopos/limits'
import type { Fault } from '#backend/sample/faults'
import { runSync } from '#backend/sync/sync'
import { AppError, type ErrorCode } from '#shared/errors'
import type { SyncResult } from '#shared/sync'
import { chances, type Chance } from './chance'
import { flaws, readCopy } from './copy-state'
import { judgeChanges, judgeCopy } from './judge-sync'
import { calm, openWorld, type World } from './world'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** Every fault that the sample server knows, in the proportions in which they come. */
const everyFault: readonly [Fault, ...Fault[]] = [
  { kind: 'busy', seconds: 2 },
  { kind: 'busy', seconds: 1, retryAfter: 40 },
  { kind: 'status', status: 500 },
  { kind: 'status', status: 504 },
  { kind: 'status', status: 503, html: true },
  { kind: 'reset' },
  { kind: 'cut', share: 0.6 },
  { kind: 'invalid-json' },
  { kind: 'html' },
  { kind: 'expired-token' },
  { kind: 'refused-with-200', error: 'not_now' },
  { kind: 'total-shifted', by: -1 },
  { kind: 'total-shifted', by: 1 },
  { kind: 'total-shifted', by: -30 },
  { kind: 'limit-ignored', limit: 15 },
  { kind: 'limit-ignored', limit: 39 },
  { kind: 'limit-ignored', limit: 50 },
  { kind: 'page-repeated' },
  { kind: 'page-repeated' },
  { kind: 'sort-ignored', sort: 'created_at', descending: true },
  { kind: 'sort-ignored', sort: 'name', descending: false },
  { kind: 'short-envelope' },
  { kind: 'short-envelope', date: false },
  { kind: 'answer', answer: { status: 200, body: { success: true, data: [], total: 0 } } },
]

/** Those that a client should get over when they come one at a time. */
const passingFaults: readonly [Fault, ...Fault[]] = [
  { kind: 'status', status: 504 },
  { kind: 'reset' },
  { kind: 'cut', share: 0.3 },
  { kind: 'page-repeated' },
  { kind: 'busy', seconds: 3 },
  { kind: 'expired-token' },
]

export interface Report {
  readonly seed: number
  /** What must not be; empty where the schedule holds. */
  readonly complaints: readonly string[]
  readonly wrongRemovals: number
  readonly syncs: number
  readonly exact: number
  readonly catchUps: number
  readonly cancelled: number
  /** Named errors that syncs ended with, by code. */
  readonly errors: readonly ErrorCode[]
  readonly moves: number
  readonly faults: number
}

interface Step {
  readonly complete: boolean
  /** Cancelled when so many customers were read; null: not. */
  readonly stopAt: number | null
}

/** Runs schedule `seed`: syncs of every kind while the server moves and errs, then a quiet one. */
export async function runSchedule(seed: number): Promise<Report> {
  const chance = chances(seed)
  const big = seed % 100 === 0
  const pageSize = big ? 999 : 40
  const world = await openWorld(chance, {
    customers: big ? 900 + chance.below(3000) : chance.below(chance.pick([3, 45, 130, 240])),
    seed,
    // A server that gives less than it is asked for, or a client that asks for little.
    largestPage: chance.percent(20) ? pageSize : 999,
    deletes: chance.percent(70),
    skew: chance.pick([0, 0, 40_000, -50 * minute, 3 * hour, -2 * day]),
  })
  const folder = mkdtempSync(join(tmpdir(), 'customer-desk-faults-'))
  try {
    return await play(seed, chance, world, folder, pageSize)
  } finally {
    await world.server.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function play(
  seed: number,
  chance: Chance,
  world: World,
  folder: string,
  pageSize: number,
): Promise<Report> {
  const { time, unrest } = world
  const complaints: string[] = []
  const errors: ErrorCode[] = []
  const done = { syncs: 0, exact: 0, catchUps: 0, cancelled: 0, wrongRemovals: 0 }
  /** The server's history from where the last complete read knows everything. */
  let knownFrom = 0
  /** Where the read that may be resumed began. */
  let readFrom: number | null = null
  let lies = 0

  const sync = (step: Step, limits: Partial<SourceLimits>): Promise<SyncResult> => {
    const stop = new AbortController()
    const source = createCloposSource({
      baseUrl: world.server.baseUrl,
      credentials: world.server.credentials,
      clock: () => time.local,
      random: () => 0.5,
      // Its waiting is the schedule's time, too.
      sleep: async (ms) => {
        world.pass(ms)
        await turn()
      },
      limits: { ...limits, largestPage: pageSize },
    })
    return runSync({
      folder,
      source,
      clock: () => time.local,
      signal: stop.signal,
      onProgress: (progress) => {
        if (step.stopAt !== null && progress.done >= step.stopAt) stop.abort()
      },
      reason: 'schedule',
      complete: step.complete,
      completeEvery: day,
      keepChanges: 90 * day,
    })
  }

  const attempt = async (
    name: string,
    step: Step,
    limits: Partial<SourceLimits> = {},
  ): Promise<SyncResult | null> => {
    const before = readCopy(folder)
    const from = world.moves.length
    const lied = world.happened.length
    const complain = (complaint: string): void => {
      complaints.push(`${name}: ${complaint}`)
    }
    done.syncs += 1
    let result: SyncResult
    try {
      result = await sync(step, limits)
    } catch (thrown) {
      const code = thrown instanceof AppError ? thrown.code : null
      if (code === 'cancelled') done.cancelled += 1
      else if (code !== null && /^(server|network|sign-in)\./.test(code)) errors.push(code)
      else
        complain(`ended with ${thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)}`)
      const now = readCopy(folder)
      // The first one makes the file.
      const kept = before.bytes === '' ? now.customers.size === 0 : now.bytes === before.bytes
      if (!kept) complain('failed and changed the copy')
      readFrom ??= from
      return null
    }
    const after = readCopy(folder)
    if (world.happened.slice(lied).some((what) => what.startsWith('total-shifted'))) lies = world.moves.length
    const complete = result.kind === 'complete'
    const begun = complete ? (readFrom ?? from) : from
    if (complete) knownFrom = begun
    else done.catchUps += 1
    readFrom = null
    const totalsLied = lies > 0 && lies >= from
    const finished = {
      result,
      from: begun,
      to: world.moves.length,
      knownFrom,
      totalsLied,
      quiet: from === world.moves.length,
    }
    const judgement = judgeCopy(after, world, finished)
    judgement.complaints.forEach(complain)
    done.wrongRemovals += judgement.wrongRemovals
    if (judgement.exact) done.exact += 1
    judgeChanges(before, after, folder, finished).forEach(complain)
    if (result.total !== [...after.customers.values()].filter(({ removedAt }) => removedAt === null).length) {
      complain('counts another total than the copy has')
    }
    return result
  }

  const steps = 2 + chance.below(3)
  for (let number = 1; number <= steps; number += 1) {
    unrest.moving = chance.pick([0, 30, 60])
    unrest.movesLeft = chance.pick([3, 12, 1000])
    unrest.silent = chance.pick([0, 0, 0, 30])
    unrest.failing = chance.pick([0, 10, 25, 45])
    unrest.faults = chance.percent(30) ? passingFaults : everyFault
    const stopAt = chance.percent(25) ? chance.below(world.rows.size + 1) : null
    await attempt(`sync ${String(number)}`, { complete: chance.percent(20), stopAt }, { repeats: 3 })
    world.pass(chance.pick([1000, 90_000, 15 * minute, 5 * hour, 26 * hour]))
    if (chance.percent(8)) time.server += chance.pick([-30 * minute, -minute, hour])
    if (chance.percent(8)) time.local += chance.pick([-day, hour])
    for (let times = chance.pick([0, 0, 1, 5, 40]); times > 0; times -= 1) {
      world.move(chance.percent(unrest.silent))
    }
  }
  // Then the brand's day is over and the line is good.
  Object.assign(unrest, calm())
  const quiet = await attempt('quiet sync', { complete: false, stopAt: null })
  if (quiet === null) complaints.push(`quiet sync: failed with ${String(errors.at(-1))}`)
  const last = await attempt('complete sync', { complete: true, stopAt: null })
  const copied = readCopy(folder)
  const present = [...copied.customers].filter(([, { removedAt }]) => removedAt === null)
  const differing = present.filter(([id, { text }]) => world.rows.get(id) !== text).length
  if (last === null || differing > 0 || present.length !== world.rows.size) {
    complaints.push(
      `complete sync: differs from the server in ${String(differing)} of ${String(present.length)}`,
    )
  }
  complaints.push(...flaws(folder))
  return {
    seed,
    complaints,
    errors,
    ...done,
    moves: world.moves.length,
    faults: world.happened.length,
  }
}
