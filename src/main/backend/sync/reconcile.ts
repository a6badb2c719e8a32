import type { CustomerPage, CustomerSource } from '../clopos/source'
import type { Staging } from '../copy/staging'
import { fallBack, type ClockSkew } from './clock-skew'
import { findDeleted } from './find-deleted'
import { readChanges } from './read-changes'

export interface ReconcileOptions {
  readonly staging: Staging
  readonly source: CustomerSource
  readonly clock: () => number
  readonly signal: AbortSignal
}

/** The customers of which a sync knows: those on the pages of a full read, or those of the copy. */
export interface Known {
  /** Their ids, ascending, with those that changes added. */
  readonly ids: () => Float64Array
  readonly count: () => number
  /** Stages a page of changes. */
  readonly take: (page: CustomerPage) => void
  /** How many customers of the copy are removed with these. */
  readonly removed: (deleted: ReadonlySet<number>) => number
  /** When they were read first, on both clocks; null if the server did not tell the time. */
  readonly since: ClockSkew | null
  /** The server's time from which changes are not known. */
  readonly changesFrom: number
  /** Customers per page. */
  readonly limit: number
  /** Read at most this many pages of changes. */
  readonly maxPages: number
  /** If more than this many were deleted, they are not searched for. */
  readonly maxDeleted: number
  /** The point in time that they show already; null if they do not. */
  readonly moment: Moment | null
}

/** What an answer says about one point in time. */
export interface Moment {
  readonly total: number
  /** All changes until then have been read. */
  readonly atOnce: boolean
  /** That time on both clocks; null if the server did not tell it. */
  readonly readAt: ClockSkew | null
  /** The oldest time that the server told with a page of changes. */
  readonly oldestPage: number
}

/** The server has the known customers without these. */
export interface Reconciled {
  readonly deleted: ReadonlySet<number>
  /** When that was so; null if the server did not tell. */
  readonly readAt: ClockSkew | null
}

/** How often changes are read before it counts as failed. */
const maxRounds = 4

/** The ids that are not among `deleted`. */
export const without = (ids: Float64Array, deleted: ReadonlySet<number>): Float64Array =>
  deleted.size === 0 ? ids : ids.filter((id) => !deleted.has(id))

/**
 * Brings known customers to one point in time: stages what changed since, and finds those who were deleted. Before
 * customers of the copy count as removed, the server is asked again. Returns null if somebody may have been missed, so
 * that every customer must be read.
 */
export async function reconcile(options: ReconcileOptions, known: Known): Promise<Reconciled | null> {
  const { staging, source, signal } = options
  const deleted = new Set<number>()
  let { changesFrom, moment } = known
  for (let round = 1; round <= maxRounds; round += 1) {
    moment ??= await changesMeanwhile(options, known, changesFrom, deleted)
    if (moment === null) return null
    const { total, atOnce, readAt, oldestPage } = moment
    if (oldestPage < changesFrom) {
      // An old page, from a cache, may have undone what was known already.
      changesFrom = oldestPage
      moment = null
      continue
    }
    const missing = known.count() - deleted.size - total
    if (missing === 0) {
      if (atOnce && (await isConfirmed(options, known, deleted, total, round > 1))) {
        staging.drop([...deleted])
        return { deleted, readAt }
      }
    } else if (missing > 0) {
      const ids = without(known.ids(), deleted)
      // Rows without a readable id have no position in the order, so their pages cannot be found.
      if (missing > known.maxDeleted || (ids[0] ?? 0) < 0) return null
      const found = await findDeleted(ids, known.limit, total, async (asked) => {
        const page = await source.customers({ ...asked, sort: 'id', descending: false }, signal)
        // What changed after an old page was made must be read, too. Without a time, nobody knows how old a page is.
        changesFrom = Math.min(changesFrom, page.serverTime ?? Infinity)
        return page.serverTime === null && known.since !== null ? null : page
      })
      for (const id of found) deleted.add(id)
    }
    moment = null
  }
  return null
}

/** Reads what changed since these customers were read; null: every customer must be read. */
async function changesMeanwhile(
  { source, clock, signal }: ReconcileOptions,
  { since, maxPages, take }: Known,
  changesFrom: number,
  deleted: Set<number>,
): Promise<Moment | null> {
  let oldestPage = Infinity
  const changes = await readChanges({
    source,
    signal,
    clock,
    since: changesFrom,
    maxPages,
    take: (page) => {
      take(page)
      oldestPage = Math.min(oldestPage, page.serverTime ?? Infinity)
      // Whoever was restored is there again.
      for (const { customer } of page.customers) deleted.delete(customer.id)
    },
  })
  if (changes === null) return null
  const { total, atOnce, toMargin, serverTime: server, heardAt: local } = changes
  if (server === null) return { total, atOnce, readAt: null, oldestPage }
  const readAt = { server, local }
  const fell = since === null ? 'none' : fallBack(since, readAt)
  return fell === 'none' || (fell === 'small' && toMargin) ? { total, atOnce, readAt, oldestPage } : null
}

/**
 * Whether the server confirms that it has exactly these customers. It is asked once if the copy would lose customers or if
 * an earlier answer contradicted (`isDoubtful`), and twice if the copy would lose most of them or no customer is left.
 */
async function isConfirmed(
  { source, signal }: ReconcileOptions,
  known: Known,
  deleted: ReadonlySet<number>,
  total: number,
  isDoubtful: boolean,
): Promise<boolean> {
  const removed = known.removed(deleted)
  const answers = removed > total || total === 0 ? 2 : removed > 0 || isDoubtful ? 1 : 0
  const last = answers === 0 ? undefined : without(known.ids(), deleted).at(-1)
  for (let answer = 1; answer <= answers; answer += 1) {
    const page = await source.customers({ page: 1, limit: 1, sort: 'id', descending: true }, signal)
    const [newest] = page.customers
    const another = newest !== undefined && newest.customer.id > 0 && newest.customer.id !== last
    if (page.total !== total || another) return false
  }
  return true
}
