import type { CustomerSource } from '../clopos/source'
import type { FullRead } from '../copy/full-read'
import { missingFrom } from '../copy/merge'
import type { Staging } from '../copy/staging'
import type { WritableDatabase } from '../sqlite/database'
import { fallBack } from './clock-skew'
import { findDeleted } from './deleted-during-read'
import { readChanges, type ChangesRead } from './read-changes'

export interface ReconcileOptions {
  readonly database: WritableDatabase
  readonly staging: Staging
  readonly source: CustomerSource
  readonly clock: () => number
  readonly signal: AbortSignal
}

/** How often the pages are brought up to date before the read starts over. */
const maxRounds = 4

/**
 * Brings the pages of a full read to one point in time: adds what changed while they were read, drops what was deleted,
 * and returns the ids of all customers that exist then. Before customers of the copy count as removed, the server is asked
 * again. Returns null if customers may have been missed and the read must start over.
 */
export async function reconcile(options: ReconcileOptions, read: FullRead): Promise<Float64Array | null> {
  const { staging, source, signal } = options
  const deleted = new Set<number>()
  // A single page shows one moment. Several pages are only as recent as the first of them.
  let moment: Pick<ChangesRead, 'total' | 'atOnce'> | null =
    read.pages === 1 && read.total !== null ? { total: read.total, atOnce: true } : null
  for (let round = 1; round <= maxRounds; round += 1) {
    moment ??= await changesMeanwhile(options, read, deleted)
    if (moment === null) return null
    const seen = staging.seenIds().filter((id) => !deleted.has(id))
    if (seen.length === moment.total) {
      if (moment.atOnce && (await isConfirmed(options, seen, round > 1))) return seen
    } else if (seen.length > moment.total) {
      // Rows without a readable id have no position in the order, so a binary search cannot find their pages.
      if (seen.some((id) => id < 0)) return null
      const found = await findDeleted(seen, read.limit, moment.total, (page) =>
        source.customers({ ...page, sort: 'id', descending: false }, signal),
      )
      for (const id of found ?? []) deleted.add(id)
      staging.drop(found ?? [])
    }
    moment = null
  }
  return null
}

/** Reads what changed since the read began and returns the server's count at that moment; null: start over. */
async function changesMeanwhile(
  options: ReconcileOptions,
  read: FullRead,
  deleted: Set<number>,
): Promise<Pick<ChangesRead, 'total' | 'atOnce'> | null> {
  const { source, clock, signal, staging } = options
  const changesFrom = read.changesFrom ?? read.startedAt
  const changes = await readChanges({
    source,
    signal,
    clock,
    since: changesFrom,
    maxPages: Math.ceil((read.total ?? 0) / read.limit) + 2,
    take: (page) => {
      staging.addPage(page.customers, read)
      for (const { customer } of page.customers) deleted.delete(customer.id)
    },
  })
  if (changes === null || changes.serverTime === null || !read.byServer) return changes
  const fell = fallBack(
    { server: changesFrom, local: read.startedAt },
    { server: changes.serverTime, local: changes.heardAt },
  )
  return fell === 'none' || (fell === 'small' && changes.toMargin) ? changes : null
}

/**
 * Whether the server confirms that it has exactly these customers. It is asked once if the copy would lose customers or if
 * an earlier answer contradicted (`isDoubtful`), and twice if the copy would lose most of them or no customer is left.
 */
async function isConfirmed(
  { database, source, signal }: ReconcileOptions,
  seen: Float64Array,
  isDoubtful: boolean,
): Promise<boolean> {
  const removed = missingFrom(database, seen).length
  const answers = removed > seen.length || seen.length === 0 ? 2 : removed > 0 || isDoubtful ? 1 : 0
  for (let answer = 1; answer <= answers; answer += 1) {
    const page = await source.customers({ page: 1, limit: 1, sort: 'id', descending: true }, signal)
    const [newest] = page.customers
    const another = newest !== undefined && newest.customer.id > 0 && newest.customer.id !== seen.at(-1)
    if (page.total !== seen.length || another) return false
  }
  return true
}
