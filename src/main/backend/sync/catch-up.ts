import type { CustomerSource, ReceivedGroup } from '../clopos/source'
import { readLastSync } from '../copy/history'
import type { Staging } from '../copy/staging'
import { fullReadState } from '../copy/state'
import type { ReadableDatabase, WritableDatabase } from '../sqlite/database'
import { readState } from '../sqlite/state'
import type { ClockSkew } from './clock-skew'
import { differingGroups, mayBeRenamed } from './groups'
import { reconcile, without } from './reconcile'
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

const present = `FROM customer WHERE removed_at IS NULL`
/** Staged customers that are new, or removed in the copy. */
const newOrBack = `FROM incoming_customer i LEFT JOIN customer c ON c.id = i.id
  WHERE c.id IS NULL OR c.removed_at IS NOT NULL`

const countOf = (database: ReadableDatabase, rows: string): number =>
  Number(database.prepare(`SELECT count(*) ${rows}`).pluck().get())

/** The ids of the customers that the copy will have with what is staged, ascending. */
function expectedIds(database: ReadableDatabase): Float64Array {
  const sql = `SELECT id ${present} UNION ALL SELECT i.id ${newOrBack}`
  return Float64Array.from(database.prepare<[], number>(sql).pluck().all()).sort()
}

/** What a catch-up found. */
export interface CaughtUp {
  /** The ids of all customers that exist, ascending; null if none was deleted. */
  readonly seen: Float64Array | null
  /** When it read, from where the next catch-up continues. */
  readonly readAt: ClockSkew
}

/**
 * Reads into the staging tables what changed since the last sync. If the server then has fewer customers than the copy
 * would have, the deleted ones are searched for. Returns null if every customer must be read: for the reasons of `startOf`,
 * because so many were deleted that a search costs more, or because the server's count still differs.
 */
export async function catchUp(options: CatchUpOptions): Promise<CaughtUp | null> {
  const { database, staging, source } = options
  const since = startOf(options)
  if (since === null) return null
  // Renaming a group changes no customer, so a catch-up would miss it.
  if (mayBeRenamed(database, options.groups)) return null
  staging.clear()
  staging.expectGroups(new Set())
  const pages = countOf(database, present) / source.largestPage
  const reconciled = await reconcile(options, {
    ids: () => expectedIds(database),
    count: () => countOf(database, present) + countOf(database, newOrBack),
    take: (page) => {
      staging.addPage(page.customers, null)
    },
    removed: ({ size }) => size,
    since,
    changesFrom: since.server,
    limit: source.largestPage,
    // If more changed than that, a full read costs no more.
    maxPages: Math.max(1, Math.floor(pages)),
    // So does a search if somebody is missing from every other page.
    maxDeleted: Math.ceil(pages) / 2,
    moment: null,
  })
  const readAt = reconciled?.readAt ?? null
  if (reconciled === null || readAt === null) return null
  // A group may have been renamed during the catch-up.
  const isRenamed =
    staging.hasOddGroups() && differingGroups(options.groups, await options.askGroups()).size > 0
  if (isRenamed) return null
  const { deleted } = reconciled
  return { readAt, seen: deleted.size === 0 ? null : without(expectedIds(database), deleted) }
}
