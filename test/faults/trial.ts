import { setImmediate as turn } from 'node:timers/promises'
import { createCloposSource } from '#backend/clopos/client'
import type { SourceLimits } from '#backend/clopos/limits'
import { runSync } from '#backend/sync/sync'
import { AppError, type ErrorCode } from '#shared/errors'
import type { SyncResult } from '#shared/sync'
import { nothing, readCopy, type CopyState } from './copy-state'
import { judgeChanges, judgeCopy, type Finished } from './judge-sync'
import type { World } from './world'

/** What became of the syncs of a schedule. */
export interface Tally {
  syncs: number
  /** After this many syncs the copy equalled the server exactly; after the others, except for what cannot be known. */
  exact: number
  catchUps: number
  /** Syncs that searched for deleted customers, and those that found them without reading everybody. */
  searches: number
  found: number
  /** The requests of the latter, and of a full read in place of each. */
  foundRequests: number
  readRequests: number
  cancelled: number
  wrongRemovals: number
  /** Named errors that syncs ended with. */
  readonly errors: ErrorCode[]
  /** What must not be; empty where all holds. */
  readonly complaints: string[]
}

export interface Step {
  readonly name: string
  readonly complete: boolean
  /** Cancelled after this many customers were read; null: not cancelled. */
  readonly stopAt: number | null
  readonly limits: Partial<SourceLimits>
}

/** Syncs into one copy, each judged as it ends. */
export interface Trial {
  /** Gives whether it succeeded. */
  readonly attempt: (step: Step) => Promise<boolean>
  readonly tally: Tally
  readonly copy: () => CopyState
}

const day = 24 * 60 * 60 * 1000

function syncOnce(world: World, folder: string, { complete, stopAt, limits }: Step): Promise<SyncResult> {
  const stop = new AbortController()
  const { time, server } = world
  // Waiting is the schedule's time, too.
  const waiting = {
    clock: () => time.local,
    sleep: async (ms: number): Promise<void> => {
      world.pass(ms)
      await turn()
    },
  }
  const source = createCloposSource({
    baseUrl: server.baseUrl,
    credentials: server.credentials,
    ...waiting,
    random: () => 0.5,
    limits,
  })
  return runSync({
    folder,
    source,
    ...waiting,
    signal: stop.signal,
    onProgress: ({ done }) => {
      if (stopAt !== null && done >= stopAt) stop.abort()
    },
    reason: 'schedule',
    complete,
    completeEvery: day,
    keepChanges: 90 * day,
    forgetAfter: null,
  })
}

export function openTrial(world: World, folder: string): Trial {
  const tally: Tally = {
    syncs: 0,
    exact: 0,
    catchUps: 0,
    searches: 0,
    found: 0,
    foundRequests: 0,
    readRequests: 0,
    cancelled: 0,
    wrongRemovals: 0,
    errors: [],
    complaints: [],
  }
  let copy = nothing
  /** The server's history from where the last full read knows everything, and where one that may be resumed began. */
  let knownFrom = 0
  let readFrom: number | null = null
  /** A cache sent answers from earlier moments since then. */
  let isCached = false

  const failed = (thrown: unknown, complain: (complaint: string) => void): void => {
    const code = thrown instanceof AppError ? thrown.code : null
    if (code === 'cancelled') tally.cancelled += 1
    else if (code !== null && /^(server|network|sign-in)\./.test(code)) tally.errors.push(code)
    else complain(`ended with ${thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)}`)
    const now = readCopy(folder)
    // The first one makes the file.
    const isKept = copy.bytes === '' ? now.customers.size === 0 : now.bytes === copy.bytes
    if (!isKept) complain('failed and changed the copy')
  }

  const succeeded = (finished: Finished, complain: (complaint: string) => void): void => {
    const { result } = finished
    const before = copy
    copy = readCopy(folder)
    const judgement = judgeCopy(copy, world, finished)
    judgement.complaints.forEach(complain)
    judgeChanges(before, copy, folder, finished).forEach(complain)
    const present = [...copy.customers.values()].filter(({ removedAt }) => removedAt === null)
    if (result.total !== present.length) complain('counts another total than the copy has')
    tally.wrongRemovals += judgement.wrongRemovals
    tally.exact += Number(judgement.exact)
    tally.catchUps += Number(result.kind === 'catch-up')
    if (result.kind === 'catch-up' && result.removed > 0) {
      tally.found += 1
      tally.foundRequests += result.requests
    }
    // Each schedule ends with a full read.
    tally.readRequests = tally.found * result.requests
  }

  /** Whether a sync asked for pages in the order of ids before it began a full read, which asks for venues first. */
  const searched = (asked: number): boolean => {
    const requests = world.server.requests.filter(({ number }) => number > asked)
    const end = requests.findIndex(({ path }) => path === '/venues')
    return requests
      .slice(0, end === -1 ? requests.length : end)
      .some(({ query }) => query.get('sort[0]') === 'id' && query.get('sort[1]') === '1')
  }

  return {
    tally,
    copy: () => copy,
    attempt: async (step) => {
      const from = world.moves.length
      const faultsBefore = world.happened.length
      const asked = world.server.requests.at(-1)?.number ?? 0
      const happened = (kind: string): boolean =>
        world.happened.slice(faultsBefore).some((what) => what.startsWith(kind))
      const complain = (complaint: string): void => {
        tally.complaints.push(`${step.name}: ${complaint}`)
      }
      tally.syncs += 1
      let result: SyncResult
      try {
        result = await syncOnce(world, folder, step)
      } catch (thrown) {
        failed(thrown, complain)
        readFrom ??= from
        return false
      } finally {
        tally.searches += Number(searched(asked))
        isCached ||= happened('cached')
      }
      const begun = result.kind === 'complete' ? (readFrom ?? from) : from
      const shownFrom = isCached ? 0 : begun
      if (result.kind === 'complete') knownFrom = shownFrom
      readFrom = null
      const to = world.moves.length
      const totalsLied = isCached || happened('total-shifted')
      succeeded({ result, from: begun, shownFrom, to, knownFrom, totalsLied, quiet: from === to }, complain)
      isCached = false
      return true
    },
  }
}
