import { dirname } from 'node:path'
import { AppError } from '#shared/errors'
import type { Progress } from '#shared/jobs'
import type { CustomerPage, CustomerSource, ReceivedGroup } from '../clopos/source'
import { realSleep, untilAborted, type Sleep } from '../clopos/waiting'
import { beginFullRead, type FullRead } from '../copy/full-read'
import type { Staging } from '../copy/staging'
import { fullReadState } from '../copy/state'
import type { WritableDatabase } from '../sqlite/database'
import { requireSpace } from '../sqlite/disk-space'
import { readState, writeState } from '../sqlite/state'
import { fallBack, type ClockSkew } from './clock-skew'
import { idsOn } from './find-deleted'
import { differingGroups, doubtfulGroups } from './groups'
import { takePage, type PageNumber, type Taken } from './pages'
import { createReadAhead } from './read-ahead'
import { changesMargin } from './read-changes'
import { missingFrom } from '../copy/merge'
import { reconcile, without, type Moment, type Reconciled } from './reconcile'
import { groupsAtStartState, readCaughtUp } from './state'

export interface FullReadOptions {
  readonly database: WritableDatabase
  readonly staging: Staging
  readonly source: CustomerSource
  readonly clock: () => number
  /** Waits on that clock; by default in real time. */
  readonly sleep?: Sleep
  readonly signal: AbortSignal
  readonly onProgress: (progress: Progress) => void
  /** The groups that the server lists now. */
  readonly groups: readonly ReceivedGroup[]
  /** Asks for that list again. */
  readonly askGroups: () => Promise<readonly ReceivedGroup[]>
  /** Start over even if an interrupted read could be resumed. */
  readonly fromStart: boolean
}

/** What a full read found. */
export interface FullReadResult {
  /** The ids of all customers that exist, ascending. */
  readonly seen: Float64Array
  /** When it began, from where a catch-up continues; null if the server never told the time. */
  readonly readAt: ClockSkew | null
  /** The groups during the read. */
  readonly groups: readonly ReceivedGroup[]
}

/** How often a read may start over before it fails because customers change too fast. */
const maxRestarts = 3
/** An interrupted read older than this starts over, because too much has changed. In milliseconds. */
const resumeWithin = 24 * 60 * 60 * 1000

/**
 * Reads every customer into the staging tables, from the checkpoint of an interrupted read if that is still valid. Throws
 * `server.moving` if customers change faster than they can be read, and `server.nonsense` for answers that Clopos never
 * gives. Both discard what was read.
 */
export async function readEveryCustomer(options: FullReadOptions): Promise<FullReadResult> {
  let { groups } = options
  let read = resumeOrBegin(options)
  let isResumed = read.pages > 0
  for (;;) {
    try {
      read = await readPages(options, read)
    } catch (thrown) {
      // The pages that were discarded may have been wrong before the read was resumed.
      const isEndless = thrown instanceof AppError && thrown.code === 'server.endless'
      if (!isResumed || isEndless || readState(options.database, fullReadState) !== null) throw thrown
      isResumed = false
      read = begin({ ...options, groups }, 0)
      continue
    }
    const reconciled = await bringToOnePoint(options, read)
    // Rows from before and after a group was renamed may have been mixed. A list that comes only once cannot tell.
    const listed = options.staging.hasOddGroups() ? await options.askGroups() : groups
    const isRenamed =
      (groups.length === 0) !== (listed.length === 0) || differingGroups(groups, listed).size > 0
    groups = listed
    if (reconciled !== null && !isRenamed) {
      const seen = without(options.staging.seenIds(), reconciled.deleted)
      return { seen, groups, readAt: startOf(read) }
    }
    if (read.restarts >= maxRestarts) throw discarded(options, new AppError({ code: 'server.moving' }))
    await untilChangesArePast(options, read)
    read = begin({ ...options, groups }, read.restarts + 1)
  }
}

/** When a read began, on both clocks; null if the server did not tell the time. */
function startOf({ byServer, changesFrom: server, startedAt: local }: FullRead): ClockSkew | null {
  return byServer && server !== null ? { server, local } : null
}

function bringToOnePoint(options: FullReadOptions, read: FullRead): Promise<Reconciled | null> {
  const { database, staging } = options
  return reconcile(options, {
    ids: staging.seenIds,
    count: () => staging.seenIds().length,
    take: (page) => {
      staging.addPage(page.customers, read)
    },
    removed: (deleted) => missingFrom(database, without(staging.seenIds(), deleted)).length,
    since: startOf(read),
    changesFrom: Math.min(read.changesFrom ?? read.startedAt, read.oldestPage ?? Infinity),
    limit: read.limit,
    maxPages: Math.ceil((read.total ?? 0) / read.limit) + 2,
    maxDeleted: Infinity,
    moment: momentOf(options, read),
  })
}

/** The moment that a single page shows, unless it looks older than the last sync. Several pages show none. */
function momentOf({ database }: FullReadOptions, read: FullRead): Moment | null {
  if (read.pages > 1 || read.total === null) return null
  const [before, readAt] = [readCaughtUp(database), startOf(read)]
  const isOld = before !== null && readAt !== null && fallBack(before, readAt) !== 'none'
  return isOld ? null : { total: read.total, atOnce: true, readAt, oldestPage: Infinity }
}

/**
 * Waits until the newest change is older than the current second of the server's clock. Changes have a time in whole
 * seconds. Those of the second in which a read begins cannot be told from later ones, and neither can those that a clock
 * that has fallen back a little dates later than now.
 */
async function untilChangesArePast(
  { source, clock, sleep = realSleep, signal }: FullReadOptions,
  { startedAt }: FullRead,
): Promise<void> {
  const page = await source.customers({ page: 1, limit: 1, sort: 'updated_at', descending: true }, signal)
  const newest = page.customers[0]?.customer.updatedAt ?? -Infinity
  const ahead = newest - (page.serverTime ?? Infinity)
  const untilPast = ahead <= changesMargin ? ahead + 1100 : 0
  const rest = Math.max(untilPast, Math.min(1100, startedAt + 1100 - clock()))
  if (rest > 0) await untilAborted(sleep(rest, signal), signal)
}

/** Discards what was read from a server that was not believed, so that the next sync starts over. */
function discarded({ staging }: FullReadOptions, error: unknown): unknown {
  staging.clear()
  return error
}

function resumeOrBegin(options: FullReadOptions): FullRead {
  const stored = options.fromStart ? null : readState(options.database, fullReadState)
  if (stored === null) return begin(options, 0)
  const age = options.clock() - stored.startedAt
  // If this computer's clock was set back, the age is negative and means nothing.
  if (age > resumeWithin || age < -resumeWithin) return begin(options, 0)
  // Reading a single page again costs no more than bringing it up to date.
  if (stored.pages < 2) return begin(options, 0)
  const groups = readState(options.database, groupsAtStartState) ?? []
  if (differingGroups(groups, options.groups).size > 0) return begin(options, 0)
  return { ...stored, standstill: 0, restarts: 0 }
}

function begin(options: FullReadOptions, restarts: number): FullRead {
  const { database, staging, clock, source, groups } = options
  staging.clear()
  // The first customer of each of these groups tells what the group looks like now.
  staging.expectGroups(doubtfulGroups(database, groups))
  writeState(
    database,
    groupsAtStartState,
    groups.map(({ id, raw }) => ({ id, raw })),
  )
  return beginFullRead(clock(), source.largestPage, restarts)
}

async function readPages(options: FullReadOptions, from: FullRead): Promise<FullRead> {
  const { source, signal, staging, onProgress } = options
  const ahead = createReadAhead(
    (asked, either) => source.customers({ ...asked, sort: 'id', descending: false }, either),
    signal,
  )
  try {
    let read = from
    let isRoomKnown = false
    while (!read.ended) {
      onProgress({ done: Math.min(read.position, read.total ?? 0), total: read.total })
      // The next page may be here already, and must not be stored any more.
      if (signal.aborted) throw new AppError({ code: 'cancelled' })
      const { asked, page } = await ahead.next(read)
      const taken = take(options, read, asked, page)
      ahead.judged(taken.outcome)
      read = taken.read
      if (taken.outcome !== 'read') continue
      // This answer also carries the server's time, so both times are of the same moment.
      if (read.pages === 1) read = { ...read, startedAt: options.clock() }
      if (read.changesFrom === null) read = { ...read, changesFrom: await newestChange(options) }
      if (!isRoomKnown) await requireRoom(options, page, read)
      isRoomKnown = true
      staging.addPage(page.customers, read)
    }
    onProgress({ done: read.total ?? 0, total: read.total })
    return read
  } finally {
    await ahead.close()
  }
}

/**
 * How many bytes a customer needs on the disk for each UTF-16 unit of its JSON, until it is in the copy and the index: measured with sample customers, of
 * which 20,000 took 33 MB at most while they were fetched for the first time.
 */
const bytesPerUnit = 2.5

/**
 * Looks whether the disk has room for the customers that the copy does not have yet, by the size of those on the first page. Customers that did not
 * change need none. Throws `storage.little-space`, and keeps what was read before.
 */
async function requireRoom(
  { database }: FullReadOptions,
  { customers }: CustomerPage,
  { total, position }: FullRead,
): Promise<void> {
  if (customers.length === 0 || total === null) return
  const known = Number(database.prepare('SELECT count(*) FROM customer').pluck().get())
  // This page is not stored yet.
  const unknown = Math.max(0, total - Math.max(known, position - customers.length))
  const units = customers.reduce((sum, { raw }) => sum + raw.length, 0) / customers.length
  await requireSpace(dirname(database.name), Math.ceil(unknown * units * bytesPerUnit))
}

/** The time of the newest change at the server. If the server does not tell the time, later changes are not older than this. */
async function newestChange({ source, signal, clock }: FullReadOptions): Promise<number> {
  const page = await source.customers({ page: 1, limit: 1, sort: 'updated_at', descending: true }, signal)
  return Math.min(clock(), page.customers[0]?.customer.updatedAt ?? Infinity)
}

function take(options: FullReadOptions, read: FullRead, asked: PageNumber, page: CustomerPage): Taken {
  const { customers, total, serverTime } = page
  const ids = idsOn(page).filter((id) => id > 0)
  try {
    return takePage(read, asked, { ids, rows: customers.length, total, serverTime })
  } catch (thrown) {
    throw discarded(options, thrown)
  }
}
