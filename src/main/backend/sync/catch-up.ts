import type { Database } from 'better-sqlite3'
import type { CustomerSource, ReceivedGroup } from '../clopos/source'
import { readLastSync } from '../copy/history'
import type { Staging } from '../copy/staging'
import { readState } from '../sqlite/state'
import { differingGroups, mayBeRenamed } from './groups'
import { readChanges } from './read-changes'
import { setBack, type Instant } from './set-back'
import { caughtUpState } from './state'
import { fullReadState } from '../copy/state'

export interface CatchUpOptions {
  readonly database: Database
  readonly staging: Staging
  readonly source: CustomerSource
  readonly clock: () => number
  readonly signal: AbortSignal
  /** The groups on the server's list. */
  readonly groups: readonly ReceivedGroup[]
  /** Asks for that list again. */
  readonly askGroups: () => Promise<readonly ReceivedGroup[]>
  /** A complete read is due when the last one is so many milliseconds old. */
  readonly completeEvery: number
}

/**
 * The instant from which a catch-up has to read, or null where every customer has to be read: for
 * the first time, because that is due, to finish what was interrupted, or because the clocks cannot be relied on.
 */
function startOf({ database, clock, completeEvery }: CatchUpOptions): Instant | null {
  const since = readState(database, caughtUpState)
  const complete = readLastSync(database, 'complete')
  if (since === null || complete === null || readState(database, fullReadState) !== null) return null
  const age = clock() - complete.finishedAt
  // A clock that was set back says nothing of the age.
  return age < 0 || age >= completeEvery ? null : since
}

/** Customers that the copy will have with what is staged, removed ones not counted. */
function expectedCustomers(database: Database): number {
  const count = (sql: string): number => Number(database.prepare(sql).pluck().get())
  return (
    count('SELECT count(*) FROM customer WHERE removed_at IS NULL') +
    count(`SELECT count(*) FROM incoming_customer i LEFT JOIN customer c ON c.id = i.id
           WHERE c.id IS NULL OR c.removed_at IS NOT NULL`)
  )
}

/**
 * Reads into the staging tables what changed since the last sync, and gives the instant from which the next catch-up
 * goes on. Gives null where that is not enough and every customer has to be read: besides the reasons of `startOf`, where
 * the server's count tells that customers were deleted, or came without a change of their own.
 */
export async function catchUp(options: CatchUpOptions): Promise<{ readonly readAt: Instant } | null> {
  const { database, staging, source, signal, clock } = options
  const since = startOf(options)
  if (since === null) return null
  // A renamed group changes no customer, so nobody would tell.
  if (mayBeRenamed(database, options.groups)) return null
  staging.clear()
  staging.expectGroups(new Set())
  const present = Number(
    database.prepare('SELECT count(*) FROM customer WHERE removed_at IS NULL').pluck().get(),
  )
  const changes = await readChanges({
    source,
    signal,
    clock,
    since: since.there,
    // Where more changed than that, a complete read costs no more.
    mostPages: Math.max(1, Math.floor(present / source.largestPage)),
    take: (page) => {
      staging.addPage(page.customers, null)
    },
  })
  if (changes?.atOnce !== true || changes.serverTime === null) return null
  const readAt = { there: changes.serverTime, here: changes.heardAt }
  const wentBack = setBack(since, readAt)
  if (wentBack === 'much' || (wentBack === 'little' && !changes.toMargin)) return null
  if (changes.total !== expectedCustomers(database)) return null
  // One may have been renamed just now.
  const isRenamed =
    staging.hasOddGroups() && differingGroups(options.groups, await options.askGroups()).size > 0
  return isRenamed ? null : { readAt }
}
