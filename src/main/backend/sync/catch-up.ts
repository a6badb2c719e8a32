import type { CustomerSource, ReceivedGroup } from '../clopos/source'
import { readLastSync } from '../copy/history'
import type { Staging } from '../copy/staging'
import { fullReadState } from '../copy/state'
import type { ReadableDatabase, WritableDatabase } from '../sqlite/database'
import { readState } from '../sqlite/state'
import { fallBack, type ClockSkew } from './clock-skew'
import { differingGroups, mayBeRenamed } from './groups'
import { readChanges } from './read-changes'
import { readCaughtUp } from './state'

export interface CatchUpOptions {
  readonly database: WritableDatabase
  readonly staging: Staging
  readonly source: CustomerSource
  readonly clock: () => number
  readonly signal: AbortSignal
  /** The groups that the server lists. */
  readonly groups: readonly ReceivedGroup[]
  /** Asks for that list again. */
  readonly askGroups: () => Promise<readonly ReceivedGroup[]>
  /** A full read is due when the last one is this many milliseconds old. */
  readonly completeEvery: number
}

/**
 * When the last sync read, from where a catch-up continues. Null if every customer must be read: for the first time,
 * because a full read is due, to finish an interrupted one, or because the clocks cannot be trusted.
 */
function startOf({ database, clock, completeEvery }: CatchUpOptions): ClockSkew | null {
  const since = readCaughtUp(database)
  const complete = readLastSync(database, 'complete')
  if (since === null || complete === null || readState(database, fullReadState) !== null) return null
  const age = clock() - complete.finishedAt
  // If this computer's clock was set back, the age is negative and means nothing.
  return age < 0 || age >= completeEvery ? null : since
}

const countPresent = (database: ReadableDatabase): number =>
  Number(database.prepare('SELECT count(*) FROM customer WHERE removed_at IS NULL').pluck().get())

/** How many customers the copy will have with what is staged, without removed ones. */
function countExpected(database: ReadableDatabase): number {
  const newOrBack = database
    .prepare(
      `SELECT count(*) FROM incoming_customer i LEFT JOIN customer c ON c.id = i.id
       WHERE c.id IS NULL OR c.removed_at IS NOT NULL`,
    )
    .pluck()
    .get()
  return countPresent(database) + Number(newOrBack)
}

/**
 * Reads into the staging tables what changed since the last sync, and returns when it read, from where the next catch-up
 * continues. Returns null if every customer must be read: for the reasons of `startOf`, or because the server's count
 * shows that customers were deleted or that some appeared without being listed as changed.
 */
export async function catchUp(options: CatchUpOptions): Promise<{ readonly readAt: ClockSkew } | null> {
  const { database, staging, source, signal, clock } = options
  const since = startOf(options)
  if (since === null) return null
  // Renaming a group changes no customer, so a catch-up would miss it.
  if (mayBeRenamed(database, options.groups)) return null
  staging.clear()
  staging.expectGroups(new Set())
  const changes = await readChanges({
    source,
    signal,
    clock,
    since: since.server,
    // If more changed than that, a full read costs no more.
    maxPages: Math.max(1, Math.floor(countPresent(database) / source.largestPage)),
    take: (page) => {
      staging.addPage(page.customers, null)
    },
  })
  if (changes?.atOnce !== true || changes.serverTime === null) return null
  const readAt = { server: changes.serverTime, local: changes.heardAt }
  const fell = fallBack(since, readAt)
  if (fell === 'large' || (fell === 'small' && !changes.toMargin)) return null
  if (changes.total !== countExpected(database)) return null
  // A group may have been renamed during the catch-up.
  const isRenamed =
    staging.hasOddGroups() && differingGroups(options.groups, await options.askGroups()).size > 0
  return isRenamed ? null : { readAt }
}
