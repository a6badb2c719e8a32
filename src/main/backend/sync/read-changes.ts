import { AppError } from '#shared/errors'
import type { CustomerPage, CustomerSource } from '../clopos/source'
import { endOf, isWhole, notWhole, offsetOf, pageFrom, patience, type PageNumber } from './pages'

export interface ReadChangesOptions {
  readonly source: CustomerSource
  readonly signal: AbortSignal
  readonly clock: () => number
  /** Changes from this instant on are read, milliseconds since 1970 by the server's clock. */
  readonly since: number
  /** Give up where it takes more pages. */
  readonly maxPages: number
  readonly take: (page: CustomerPage) => void
}

export interface ChangesRead {
  /** The server's count with the first answer. */
  readonly total: number
  /** The server's clock with the first answer: no later change is sure to have been read. */
  readonly serverTime: number | null
  /** When that answer had come, by this computer's clock. */
  readonly heardAt: number
  /** One page told it all, so that what was read is as of one moment. */
  readonly atOnce: boolean
  /** Those of the margin before `since` were read, too. */
  readonly toMargin: boolean
}

/**
 * Changes this much older than an instant are read with those since, for clocks and transactions that lag: as far as they
 * can be followed.
 */
export const changesMargin = 2 * 60 * 1000
/** How often changes that came while changes were read are read in turn. */
const maxRounds = 3

const notInOrder = (): AppError =>
  new AppError({ code: 'server.nonsense', problem: 'customers are not in the order of their changes' })

/** The instants of a page's rows, newest first; rows without a readable one have no place in the order. */
function instantsOn(page: CustomerPage): readonly number[] | null {
  const instants = page.customers.flatMap(({ customer }) => customer.updatedAt ?? [])
  return instants.every((at, index) => index === 0 || at <= (instants[index - 1] ?? Infinity))
    ? instants
    : null
}

/**
 * Reads the customers that changed since an instant, newest change first, until one page tells all that changed since the
 * read before it: then what was read is as of that moment (`atOnce`). Gives null where the changes cannot be followed: too
 * many changed in one instant, or it takes too many pages. Throws what the source throws, and `server.nonsense`.
 */
export async function readChanges(options: ReadChangesOptions): Promise<ChangesRead | null> {
  let since = options.since
  let toMargin: boolean | null = null
  for (let round = 1; ; round += 1) {
    const read = await readOnce({ ...options, since })
    if (read === null) return null
    toMargin ??= read.toMargin
    const { newest, ...changes } = { ...read, toMargin }
    if (changes.atOnce || round === maxRounds) return changes
    since = Math.min(changes.serverTime ?? Infinity, newest)
  }
}

const olderThan = (instant: number, page: CustomerPage): CustomerPage => ({
  ...page,
  customers: page.customers.filter(({ customer }) => (customer.updatedAt ?? -Infinity) < instant),
})

/** How far back the changes were read. */
interface Reached {
  /** The instant and the customer at the end of the last page. */
  readonly oldest: number
  readonly last: number | null
}

/** What the server calls changed later than now did not change just now, and such customers may be many. */
const isAhead = (instant: number, { serverTime }: CustomerPage): boolean =>
  instant > (serverTime ?? Infinity) + changesMargin

/** How an answer goes with what was read before it. */
function fit(
  page: CustomerPage,
  asked: PageNumber,
  { oldest, last }: Reached,
): 'joined' | 'apart' | 'short' | 'unsorted' {
  const instants = instantsOn(page)
  if (instants === null) return 'unsorted'
  if (!isWhole(asked, { rows: page.customers.length, total: page.total })) return 'short'
  const shares = isAhead(oldest, page) && page.customers.some(({ customer }) => customer.id === last)
  return asked.page === 1 || (instants[0] ?? -Infinity) > oldest || shares ? 'joined' : 'apart'
}

type OneRead = ChangesRead & { readonly newest: number }

/**
 * Reads the changes page by page. Each begins with a change newer than the last one of the page before, so that nobody
 * slips through between two.
 */
async function readOnce(options: ReadChangesOptions): Promise<OneRead | null> {
  const { source, signal, clock, since, maxPages, take } = options
  let read: OneRead | null = null
  let reached: Reached = { oldest: Infinity, last: null }
  let limit = source.largestPage
  let asked: PageNumber = { page: 1, limit }
  let standstill = 0
  let nobody = 0
  for (let pages = 1; pages <= maxPages;) {
    const page = await source.customers({ ...asked, sort: 'updated_at', descending: true }, signal)
    const instants = instantsOn(page) ?? []
    const [newest = -Infinity] = instants
    const oldest = Math.min(reached.oldest, instants.at(-1) ?? Infinity)
    const fitted = fit(page, asked, reached)
    if (fitted !== 'joined') {
      // It is far enough back already.
      if (reached.oldest < since) return read
      standstill += 1
      if (fitted === 'apart' && (standstill > patience || newest === instants.at(-1))) return null
      if (standstill > patience) throw fitted === 'short' ? notWhole() : notInOrder()
      const rows = page.customers.length
      // A server with a smaller largest page is asked for that many from now on.
      if (fitted === 'short' && asked.page === 1 && rows > 0 && standstill > 1) limit = rows
      // A gap is met further back.
      const back =
        fitted === 'apart' ? endOf(asked) - asked.limit * (1 + standstill / 2) : offsetOf(asked) + 1
      asked = pageFrom(Math.max(1, Math.floor(back)), limit)
      continue
    }
    // That there is nobody at all is asked three times: an answer that lost its rows says the same.
    if (page.total === 0 && nobody < 2) {
      nobody += 1
      continue
    }
    // Further back, rows of this page that changed since the first one would not go with that.
    take(reached.oldest < since ? olderThan(since, page) : page)
    const end = endOf(asked)
    // The page on which those that changed just now begin tells of one moment, if they end on it too.
    if (asked.page === 1 || isAhead(newest, page)) {
      const { total, serverTime } = page
      const atOnce = oldest < since || end >= total
      read = { total, serverTime, heardAt: clock(), newest, atOnce, toMargin: false }
    }
    if (oldest < since - changesMargin || end >= page.total) return read && { ...read, toMargin: true }
    reached = { oldest, last: page.customers.at(-1)?.customer.id ?? null }
    // Two customers of this page come again: only the first of them is sure to have changed later than the last.
    asked = pageFrom(Math.max(1, end - 1), limit)
    standstill = 0
    pages += 1
  }
  return reached.oldest < since ? read : null
}
