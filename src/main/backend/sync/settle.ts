import type { Database } from 'better-sqlite3'
import type { CustomerSource } from '../clopos/source'
import { missingFrom } from '../copy/merge'
import type { Staging } from '../copy/staging'
import { findGhosts } from './ghosts'
import { readChanges, type ChangesRead } from './read-changes'
import type { Reading } from './reading'
import { setBack } from './set-back'

export interface SettleOptions {
  readonly database: Database
  readonly staging: Staging
  readonly source: CustomerSource
  readonly clock: () => number
  readonly signal: AbortSignal
}

/** How often what was read is brought up to date before the read begins anew. */
const mostRounds = 4

/**
 * Brings the pages of a read to one moment: takes in what changed while they were read, takes out what was deleted, and
 * gives the ids of all customers that exist then. Whatever would call customers of the copy removed is asked for again.
 * Gives null where customers may have been missed, and the read has to begin anew.
 */
export async function settle(options: SettleOptions, reading: Reading): Promise<Float64Array | null> {
  const { staging, source, signal } = options
  const gone = new Set<number>()
  // A single page is a single moment; several are as old as the first of them.
  let moment: Pick<ChangesRead, 'total' | 'atOnce'> | null =
    reading.pages === 1 && reading.total !== null ? { total: reading.total, atOnce: true } : null
  for (let round = 1; round <= mostRounds; round += 1) {
    moment ??= await changesMeanwhile(options, reading, gone)
    if (moment === null) return null
    const seen = staging.seenIds().filter((id) => !gone.has(id))
    if (seen.length === moment.total) {
      if (moment.atOnce && (await isConfirmed(options, seen, round > 1))) return seen
    } else if (seen.length > moment.total) {
      // Rows without a readable id have no place in the order, so their pages cannot be found by halving.
      if (seen.some((id) => id < 0)) return null
      const ghosts = await findGhosts(seen, reading.limit, moment.total, (page) =>
        source.customers({ ...page, sort: 'id', descending: false }, signal),
      )
      for (const id of ghosts ?? []) gone.add(id)
      staging.drop(ghosts ?? [])
    }
    moment = null
  }
  return null
}

/** Reads what changed since the read began, and gives the server's count at that moment; null: begin anew. */
async function changesMeanwhile(
  options: SettleOptions,
  reading: Reading,
  gone: Set<number>,
): Promise<Pick<ChangesRead, 'total' | 'atOnce'> | null> {
  const { source, clock, signal, staging } = options
  const changesFrom = reading.changesFrom ?? reading.startedAt
  const changes = await readChanges({
    source,
    signal,
    clock,
    since: changesFrom,
    mostPages: Math.ceil((reading.total ?? 0) / reading.limit) + 2,
    take: (page) => {
      staging.addPage(page.customers, reading)
      for (const { customer } of page.customers) gone.delete(customer.id)
    },
  })
  if (changes === null || changes.serverTime === null || !reading.byServer) return changes
  const wentBack = setBack(
    { there: changesFrom, here: reading.startedAt },
    { there: changes.serverTime, here: changes.heardAt },
  )
  return wentBack === 'no' || (wentBack === 'little' && changes.toMargin) ? changes : null
}

/**
 * Whether the server says once more that it has just these customers, where that takes any away from the copy; twice where
 * it takes most of them, or there is nobody at all. Also where it said otherwise before (`isDoubtful`).
 */
async function isConfirmed(
  { database, source, signal }: SettleOptions,
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
