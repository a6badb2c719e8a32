import type { CustomerPage, CustomerSource } from '../clopos/source'
import { endOf, isWhole, largestPage, notWhole, pageFrom, patience, type PageNumber } from './reading'

export interface ReadChangesOptions {
  readonly source: CustomerSource
  readonly signal: AbortSignal
  /** Changes from this instant on are read, milliseconds since 1970 by the server's clock. */
  readonly since: number
  /** Give up where it takes more pages. */
  readonly mostPages: number
  readonly take: (page: CustomerPage) => void
}

/** The moment of the first answer: no later change is sure to have been read. */
export interface ChangesRead {
  readonly total: number
  readonly serverTime: number | null
}

/** The instants of a page's rows, newest first; rows without a readable one have no place in the order. */
function instantsOn(page: CustomerPage): readonly number[] | null {
  const instants = page.customers.flatMap(({ customer }) => customer.updatedAt ?? [])
  return instants.every((at, index) => index === 0 || at <= (instants[index - 1] ?? Infinity))
    ? instants
    : null
}

/**
 * Reads the customers that changed since an instant, newest change first. Each page begins with a change newer than the
 * last one before it, so that nobody slips through between two pages. Gives null where that cannot be had: the server
 * does not sort by change, too many changed in one instant, or it takes too many pages. Throws what the source throws,
 * and `server.nonsense`.
 */
export async function readChanges(options: ReadChangesOptions): Promise<ChangesRead | null> {
  const { source, signal, since, mostPages, take } = options
  let first: ChangesRead | null = null
  let oldest = Infinity
  let asked: PageNumber = { page: 1, limit: largestPage }
  let standstill = 0
  for (let pages = 1; pages <= mostPages;) {
    const page = await source.customers({ ...asked, sort: 'updated_at', descending: true }, signal)
    const { total, serverTime } = page
    const instants = instantsOn(page)
    if (instants === null) return null
    const isShort = !isWhole(asked, { rows: page.customers.length, total })
    const joins = asked.page === 1 || (instants[0] ?? -Infinity) > oldest
    if (isShort || !joins) {
      standstill += 1
      if (standstill > patience) {
        if (isShort) throw notWhole()
        return null
      }
      // A server with a smaller largest page is asked for that many from now on; a gap is met further back.
      const rows = page.customers.length
      if (isShort) asked = asked.page === 1 && rows > 0 && standstill > 1 ? { page: 1, limit: rows } : asked
      else asked = pageFrom(Math.max(1, endOf(asked) - asked.limit * (1 + standstill / 2)), asked.limit)
      continue
    }
    first ??= { total, serverTime }
    take(page)
    const end = endOf(asked)
    oldest = Math.min(oldest, instants.at(-1) ?? Infinity)
    if (oldest < since || end >= total) return first
    asked = pageFrom(end, asked.limit)
    standstill = 0
    pages += 1
  }
  return null
}
