import type { Database } from 'better-sqlite3'
import { AppError } from '#shared/errors'
import type { Progress } from '#shared/jobs'
import type { CustomerPage, CustomerSource, ReceivedGroup } from '../clopos/source'
import { realSleep, untilAborted, type Sleep } from '../clopos/waiting'
import type { Staging } from '../copy/staging'
import { fullReadState } from '../copy/state'
import { readState, writeState } from '../sqlite/state'
import { idsOn } from './ghosts'
import { differingGroups, doubtfulGroups } from './groups'
import { createReadAhead } from './read-ahead'
import { changesMargin } from './read-changes'
import { beginReading, takePage, type Reading } from './reading'
import type { Instant } from './set-back'
import { settle } from './settle'
import { groupsAtStartState } from './state'

export interface CompleteReadOptions {
  readonly database: Database
  readonly staging: Staging
  readonly source: CustomerSource
  readonly clock: () => number
  /** Waits on that clock; real time where it is not given. */
  readonly sleep?: Sleep
  readonly signal: AbortSignal
  readonly onProgress: (progress: Progress) => void
  /** The groups on the server's list just now. */
  readonly groups: readonly ReceivedGroup[]
  /** Asks for that list again. */
  readonly askGroups: () => Promise<readonly ReceivedGroup[]>
  /** Begin anew even where an interrupted read could be resumed. */
  readonly fromStart: boolean
}

/** What a complete read found. */
export interface CompleteRead {
  /** The ids of all customers that exist, ascending. */
  readonly seen: Float64Array
  /** When it began, from where a catch-up goes on; null where the server never told the time. */
  readonly readAt: Instant | null
  /** The groups while it went on. */
  readonly groups: readonly ReceivedGroup[]
}

/** How often a read may begin anew before we say that customers change too fast. */
const mostRestarts = 3
/** An interrupted read older than this begins anew, in milliseconds: too much has changed. */
const resumeWithin = 24 * 60 * 60 * 1000

/**
 * Reads every customer into the staging tables, from where an interrupted read stopped if that still holds. Throws
 * `server.moving` where customers change faster than they can be read, `server.nonsense` for answers that no Clopos
 * gives; both throw away what was read.
 */
export async function completeRead(options: CompleteReadOptions): Promise<CompleteRead> {
  let { groups } = options
  let reading = resumeOrBegin(options)
  let isResumed = reading.pages > 0
  for (;;) {
    try {
      reading = await readPages(options, reading)
    } catch (thrown) {
      // What was thrown away may have been wrong before it was resumed.
      if (!isResumed || readState(options.database, fullReadState) !== null) throw thrown
      isResumed = false
      reading = begin({ ...options, groups }, 0)
      continue
    }
    const seen = await settle(options, reading)
    // Rows from before and after a group was renamed may have come together; a list that is there once only cannot tell.
    const listed = options.staging.hasOddGroups() ? await options.askGroups() : groups
    const isRenamed =
      (groups.length === 0) !== (listed.length === 0) || differingGroups(groups, listed).size > 0
    groups = listed
    if (seen !== null && !isRenamed) {
      const { byServer, changesFrom: there, startedAt: here } = reading
      return { seen, groups, readAt: byServer && there !== null ? { there, here } : null }
    }
    if (reading.restarts >= mostRestarts) throw discarded(options, new AppError({ code: 'server.moving' }))
    await untilChangesArePast(options, reading)
    reading = begin({ ...options, groups }, reading.restarts + 1)
  }
}

/**
 * Waits until what changed last changed before the second that it is now, by the server's clock: changes are told by the
 * second, and those of the one in which a read begins, or that a clock set back a little calls later than now, cannot be
 * told from those that come after it.
 */
async function untilChangesArePast(
  { source, clock, sleep = realSleep, signal }: CompleteReadOptions,
  { startedAt }: Reading,
): Promise<void> {
  const page = await source.customers({ page: 1, limit: 1, sort: 'updated_at', descending: true }, signal)
  const newest = page.customers[0]?.customer.updatedAt ?? -Infinity
  const ahead = newest - (page.serverTime ?? Infinity)
  const untilPast = ahead <= changesMargin ? ahead + 1100 : 0
  const rest = Math.max(untilPast, Math.min(1100, startedAt + 1100 - clock()))
  if (rest > 0) await untilAborted(sleep(rest, signal), signal)
}

/** Throws away what was read from a server that was not believed, so that the next sync begins anew. */
function discarded({ staging }: CompleteReadOptions, error: unknown): unknown {
  staging.clear()
  return error
}

function resumeOrBegin(options: CompleteReadOptions): Reading {
  const stored = options.fromStart ? null : readState(options.database, fullReadState)
  if (stored === null) return begin(options, 0)
  const age = options.clock() - stored.startedAt
  // A clock that was set back says nothing of the read's age either.
  if (age > resumeWithin || age < -resumeWithin) return begin(options, 0)
  // A single page holds for the moment when it came, and costs no more to read than to bring up to date.
  if (stored.pages < 2) return begin(options, 0)
  const groups = readState(options.database, groupsAtStartState) ?? []
  if (differingGroups(groups, options.groups).size > 0) return begin(options, 0)
  return { ...stored, standstill: 0, restarts: 0 }
}

function begin(options: CompleteReadOptions, restarts: number): Reading {
  const { database, staging, clock, source, groups } = options
  staging.clear()
  // The first customer of each tells.
  staging.expectGroups(doubtfulGroups(database, groups))
  writeState(
    database,
    groupsAtStartState,
    groups.map(({ id, raw }) => ({ id, raw })),
  )
  return beginReading(clock(), source.largestPage, restarts)
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
      if (signal.aborted) throw new AppError({ code: 'cancelled' })
      onProgress({ done: Math.min(reading.position, reading.total ?? 0), total: reading.total })
      const { asked, page } = await ahead.next(reading)
      const taken = take(options, reading, asked, page)
      ahead.settle(taken.outcome)
      reading = taken.reading
      if (taken.outcome !== 'read') continue
      // The server told its time just now, too.
      if (reading.pages === 1) reading = { ...reading, startedAt: options.clock() }
      if (reading.changesFrom === null) reading = { ...reading, changesFrom: await newestChange(options) }
      staging.addPage(page.customers, reading)
    }
    onProgress({ done: reading.total ?? 0, total: reading.total })
    return reading
  } finally {
    await ahead.close()
  }
}

/** The newest change at the server: where it does not tell the time, what changes from now on is not older. */
async function newestChange({ source, signal, clock }: CompleteReadOptions): Promise<number> {
  const page = await source.customers({ page: 1, limit: 1, sort: 'updated_at', descending: true }, signal)
  return Math.min(clock(), page.customers[0]?.customer.updatedAt ?? Infinity)
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
