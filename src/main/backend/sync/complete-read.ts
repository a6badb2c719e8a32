import type { Database } from 'better-sqlite3'
import { AppError } from '#shared/errors'
import type { Progress } from '#shared/jobs'
import type { CustomerSource } from '../clopos/source'
import type { Staging } from '../database/staging'
import { readState } from '../database/state'
import { dropGhosts, idsOn } from './ghosts'
import {
  beginReading,
  isImplausible,
  mayHaveMissed,
  nextPage,
  resumeReading,
  takePage,
  type Reading,
} from './reading'

export interface CompleteReadOptions {
  readonly database: Database
  readonly staging: Staging
  readonly source: CustomerSource
  readonly clock: () => number
  readonly signal: AbortSignal
  readonly onProgress: (progress: Progress) => void
  readonly fromStart: boolean
}

/** How often a read may begin anew before we say that customers change too fast. */
const mostRestarts = 3
/** An interrupted read older than this begins anew, in milliseconds: too much has changed. */
const resumeWithin = 24 * 60 * 60 * 1000
/** Changes this much older than the read's start are read once more, for clocks and transactions that lag. */
const changeMargin = 2 * 60 * 1000

/**
 * Reads every customer into the staging tables, from where an interrupted read stopped if that still holds, and gives
 * the ids of all that exist, ascending. Throws `server.moving` where customers change faster than they can be read,
 * `server.nonsense` for answers that no Clopos gives; both throw away what was read.
 */
export async function completeRead(options: CompleteReadOptions): Promise<Float64Array> {
  let reading = await resumeOrBegin(options)
  for (;;) {
    reading = await readPages(options, reading)
    const seen = await settle(options, reading)
    if (seen !== null && (await isConfirmed(options, seen))) return seen
    if (reading.restarts >= mostRestarts) throw discarded(options, new AppError({ code: 'server.moving' }))
    reading = await begin(options, 'overlapping', reading.restarts + 1)
  }
}

/** Throws away what was read from a server that was not believed, so that the next sync begins anew. */
function discarded({ staging }: CompleteReadOptions, error: unknown): unknown {
  staging.clear()
  return error
}

/** A read that would take away most of the copy needs a second answer that agrees with it. */
async function isConfirmed(options: CompleteReadOptions, seen: Float64Array): Promise<boolean> {
  const { database, source, signal } = options
  const present = Number(
    database.prepare('SELECT count(*) FROM customer WHERE removed_at IS NULL').pluck().get(),
  )
  if (!isImplausible(present, seen.length)) return true
  const newest = await source.customers({ page: 1, limit: 1, sort: 'id', descending: true }, signal)
  return newest.total === seen.length
}

async function resumeOrBegin(options: CompleteReadOptions): Promise<Reading> {
  const stored = options.fromStart ? null : readState(options.database, 'reading')
  if (stored === null) return begin(options, 'plain', 0)
  const age = options.clock() - stored.startedAt
  // A clock that was set back says nothing of the read's age either.
  if (age > resumeWithin || age < -resumeWithin) return begin(options, 'plain', 0)
  return resumeReading(stored)
}

/** Notes the newest id and the count with one request, so that later additions can be told from moved rows. */
async function begin(
  options: CompleteReadOptions,
  mode: Reading['mode'],
  restarts: number,
): Promise<Reading> {
  const { source, signal, staging, clock } = options
  staging.clear()
  const newest = await source.customers({ page: 1, limit: 1, sort: 'id', descending: true }, signal)
  const facts = {
    startedAt: newest.serverTime ?? clock(),
    total: newest.total,
    largestIdAtStart: Math.max(0, ...idsOn(newest)),
  }
  return beginReading(facts, mode, restarts)
}

async function readPages(options: CompleteReadOptions, from: Reading): Promise<Reading> {
  const { source, signal, staging, onProgress } = options
  let reading = from
  for (let asked = nextPage(reading); asked !== null; asked = nextPage(reading)) {
    onProgress({ done: Math.min(reading.position, reading.total), total: reading.total })
    const answer = await source.customers({ ...asked, sort: 'id', descending: false }, signal)
    const ids = idsOn(answer).filter((id) => id > 0)
    try {
      reading = takePage(reading, asked, { ids, rows: answer.customers.length, total: answer.total })
    } catch (thrown) {
      throw discarded(options, thrown)
    }
    staging.addPage(answer.customers, reading)
  }
  onProgress({ done: reading.total, total: reading.total })
  return reading
}

/**
 * Brings what was read to one moment: takes in what changed while the pages were read, takes out what was deleted.
 * Gives null where customers may have been missed and the read has to begin anew.
 */
async function settle(options: CompleteReadOptions, reading: Reading): Promise<Float64Array | null> {
  const { source, signal, staging } = options
  // A single page is a single moment; several are as old as the first of them.
  const total = reading.total > reading.limit ? await readChanges(options, reading) : reading.total
  const seen = staging.seenIds()
  const added = seen.filter((id) => id > reading.largestIdAtStart).length
  if (mayHaveMissed(reading, added, total)) return null
  // Rows without a readable id have no place in the order, so their pages cannot be found by halving.
  if (seen.some((id) => id < 0)) return seen.length < total ? null : seen
  const settled = await dropGhosts(seen, reading.limit, total, async (page) => {
    const answer = await source.customers(
      { page, limit: reading.limit, sort: 'id', descending: false },
      signal,
    )
    staging.addPage(answer.customers, reading)
    return answer
  })
  if (settled === null) return null
  staging.drop(settled.ghosts)
  return settled.seen.length < settled.total ? null : settled.seen
}

/** Reads the newest changes, back to the start of the read, and gives the server's count after them. */
async function readChanges(options: CompleteReadOptions, reading: Reading): Promise<number> {
  const { source, signal, staging } = options
  const since = reading.startedAt - changeMargin
  for (let page = 1; ; page += 1) {
    const request = { page, limit: reading.limit, sort: 'updated_at', descending: true } as const
    const answer = await source.customers(request, signal)
    staging.addPage(answer.customers, reading)
    const reachedOlder = answer.customers.some(
      ({ customer }) => customer.updatedAt !== null && customer.updatedAt < since,
    )
    if (reachedOlder || page * reading.limit >= answer.total) return answer.total
  }
}
