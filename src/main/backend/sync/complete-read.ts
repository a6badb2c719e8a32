import type { Database } from 'better-sqlite3'
import { AppError } from '#shared/errors'
import type { Progress } from '#shared/jobs'
import type { CustomerPage, CustomerSource } from '../clopos/source'
import type { Staging } from '../database/staging'
import { readState } from '../database/state'
import { dropGhosts, idsOn } from './ghosts'
import { createReadAhead } from './read-ahead'
import { readChanges } from './read-changes'
import { beginReading, isImplausible, takePage, type Reading } from './reading'

export interface CompleteReadOptions {
  readonly database: Database
  readonly staging: Staging
  readonly source: CustomerSource
  readonly clock: () => number
  readonly signal: AbortSignal
  readonly onProgress: (progress: Progress) => void
  /** Begin anew even where an interrupted read could be resumed. */
  readonly fromStart: boolean
}

/** What a complete read found. */
export interface CompleteRead {
  /** The ids of all customers that exist, ascending. */
  readonly seen: Float64Array
  /** When it began by the server's clock, from where a catch-up goes on; null where the server never told the time. */
  readonly serverTime: number | null
}

/** How often a read may begin anew before we say that customers change too fast. */
const mostRestarts = 3
/** An interrupted read older than this begins anew, in milliseconds: too much has changed. */
const resumeWithin = 24 * 60 * 60 * 1000
/** Changes this much older than a read's start are read once more, for clocks and transactions that lag. */
export const changeMargin = 2 * 60 * 1000

/**
 * Reads every customer into the staging tables, from where an interrupted read stopped if that still holds. Throws
 * `server.moving` where customers change faster than they can be read, `server.nonsense` for answers that no Clopos
 * gives; both throw away what was read.
 */
export async function completeRead(options: CompleteReadOptions): Promise<CompleteRead> {
  let reading = await resumeOrBegin(options)
  for (;;) {
    reading = await readPages(options, reading)
    const seen = await settle(options, reading)
    if (seen !== null && (await isConfirmed(options, seen))) {
      return { seen, serverTime: reading.byServer ? reading.startedAt : null }
    }
    if (reading.restarts >= mostRestarts) throw discarded(options, new AppError({ code: 'server.moving' }))
    reading = begin(options, reading.restarts + 1)
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
  if (stored === null) return begin(options, 0)
  const age = options.clock() - stored.startedAt
  // A clock that was set back says nothing of the read's age either.
  if (age > resumeWithin || age < -resumeWithin) return begin(options, 0)
  return { ...stored, standstill: 0 }
}

function begin({ staging, clock }: CompleteReadOptions, restarts: number): Reading {
  staging.clear()
  return beginReading(clock(), restarts)
}

async function readPages(options: CompleteReadOptions, from: Reading): Promise<Reading> {
  const { source, signal, staging, onProgress } = options
  const ahead = createReadAhead(
    (asked, either) => source.customers({ ...asked, sort: 'id', descending: false }, either),
    signal,
  )
  try {
    let reading = from
    while (!reading.ended) {
      onProgress({ done: Math.min(reading.position, reading.total ?? 0), total: reading.total })
      const { asked, page } = await ahead.next(reading)
      const taken = take(options, reading, asked, page)
      ahead.settle(taken.outcome)
      reading = taken.reading
      if (taken.outcome === 'read') staging.addPage(page.customers, reading)
    }
    onProgress({ done: reading.total ?? 0, total: reading.total })
    return reading
  } finally {
    await ahead.close()
  }
}

function take(
  options: CompleteReadOptions,
  reading: Reading,
  asked: Parameters<typeof takePage>[1],
  page: CustomerPage,
): ReturnType<typeof takePage> {
  const { customers, total, serverTime } = page
  const ids = idsOn(page).filter((id) => id > 0)
  try {
    return takePage(reading, asked, { ids, rows: customers.length, total, serverTime })
  } catch (thrown) {
    throw discarded(options, thrown)
  }
}

/**
 * Brings what was read to one moment: takes in what changed while the pages were read, takes out what was deleted.
 * Gives null where customers may have been missed and the read has to begin anew.
 */
async function settle(options: CompleteReadOptions, reading: Reading): Promise<Float64Array | null> {
  const { source, signal, staging } = options
  // A single page is a single moment; several are as old as the first of them.
  const total = reading.pages === 1 ? reading.total : await totalAfterChanges(options, reading)
  if (total === null) return null
  const seen = staging.seenIds()
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

/** Reads what changed since the read began, and gives the server's count at that moment; null: begin anew. */
async function totalAfterChanges(options: CompleteReadOptions, reading: Reading): Promise<number | null> {
  const { source, signal, staging } = options
  const changes = await readChanges({
    source,
    signal,
    since: reading.startedAt - changeMargin,
    mostPages: Math.ceil((reading.total ?? 0) / reading.limit) + 2,
    take: (page) => {
      staging.addPage(page.customers, reading)
    },
  })
  if (changes !== null || reading.restarts === 0) return changes?.total ?? null
  // Twice more changed than can be followed, as in a large import: the next sync takes the last of it in.
  const newest = await source.customers({ page: 1, limit: 1, sort: 'id', descending: true }, signal)
  return newest.total
}
