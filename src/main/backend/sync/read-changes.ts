import { AppError } from '#shared/errors'
import type { CustomerPage, CustomerSource } from '../clopos/source'
import { endOf, isWhole, notWhole, offsetOf, pageFrom, patience, type PageNumber } from './pages'

export interface ReadChangesOptions {
  readonly source: CustomerSource
  readonly signal: AbortSignal
  readonly clock: () => number
  /** Read changes from this time on, in milliseconds since 1970 by the server's clock. */
  readonly since: number
  /** Give up after this many pages. */
  readonly maxPages: number
  readonly take: (page: CustomerPage) => void
}

export interface ChangesRead {
  /** The server's count in the first answer. */
  readonly total: number
  /** The server's clock in the first answer. Later changes may be missing. */
  readonly serverTime: number | null
  /** When that answer arrived, by this computer's clock. */
  readonly heardAt: number
  /** One page held all changes, so what was read shows one moment. */
  readonly atOnce: boolean
  /** The changes of the margin before `since` were read, too. */
  readonly toMargin: boolean
}

/**
 * Changes up to this much older than `since` are read as well, because clocks and transactions lag. If there are too many
 * of them, they are left out. In milliseconds.
 */
export const changesMargin = 2 * 60 * 1000
/** How often to read again what changed while changes were being read. */
const maxRounds = 3

const notInOrder = (): AppError => new AppError({ code: 'server.nonsense', problem: 'change-order' })

/** The times of change on a page, newest first; null if they are not in order. Rows without a readable time are left out. */
function changeTimesOn(page: CustomerPage): readonly number[] | null {
  const times = page.customers.flatMap(({ customer }) => customer.updatedAt ?? [])
  return times.every((at, index) => index === 0 || at <= (times[index - 1] ?? Infinity)) ? times : null
}

/**
 * Reads the customers that changed since a time, newest change first. It repeats until one page holds everything that
 * changed since the previous round; then what was read shows one moment (`atOnce`). Returns null if the changes cannot be
 * followed, because too many happened in the same second or it takes too many pages. Throws what the source throws, and
 * `server.nonsense`.
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

const olderThan = (time: number, page: CustomerPage): CustomerPage => ({
  ...page,
  customers: page.customers.filter(({ customer }) => (customer.updatedAt ?? -Infinity) < time),
})

/** How far back the changes were read. */
interface Reached {
  /** The time of change and the id at the end of the last page. */
  readonly oldest: number
  readonly last: number | null
}

/** Whether a time of change is in the future. Such a customer did not change just now, and there may be many of them. */
const isAhead = (time: number, { serverTime }: CustomerPage): boolean =>
  time > (serverTime ?? Infinity) + changesMargin

/** Whether an answer joins what was read before it. */
function fit(
  page: CustomerPage,
  asked: PageNumber,
  { oldest, last }: Reached,
): 'joined' | 'apart' | 'short' | 'unsorted' {
  const times = changeTimesOn(page)
  if (times === null) return 'unsorted'
  if (!isWhole(asked, { rows: page.customers.length, total: page.total })) return 'short'
  const shares = isAhead(oldest, page) && page.customers.some(({ customer }) => customer.id === last)
  return asked.page === 1 || (times[0] ?? -Infinity) > oldest || shares ? 'joined' : 'apart'
}

type OneRead = ChangesRead & { readonly newest: number }

/**
 * Reads the changes page by page. Each page begins with a change that is newer than the last one of the page before, so
 * that no customer is missed between two pages.
 */
async function readOnce(options: ReadChangesOptions): Promise<OneRead | null> {
  const { source, signal, clock, since, maxPages, take } = options
  let read: OneRead | null = null
  let reached: Reached = { oldest: Infinity, last: null }
  let limit = source.largestPage
  let asked: PageNumber = { page: 1, limit }
  let standstill = 0
  let emptyAnswers = 0
  for (let pages = 1; pages <= maxPages;) {
    const page = await source.customers({ ...asked, sort: 'updated_at', descending: true }, signal)
    const times = changeTimesOn(page) ?? []
    const [newest = -Infinity] = times
    const oldest = Math.min(reached.oldest, times.at(-1) ?? Infinity)
    const fitted = fit(page, asked, reached)
    if (fitted !== 'joined') {
      // The pages before already reach far enough back.
      if (reached.oldest < since) return read
      standstill += 1
      if (fitted === 'apart' && (standstill > patience || newest === times.at(-1))) return null
      if (standstill > patience) throw fitted === 'short' ? notWhole() : notInOrder()
      const rows = page.customers.length
      // The server allows fewer customers per page. Ask for that many from now on.
      if (fitted === 'short' && asked.page === 1 && rows > 0 && standstill > 1) limit = rows
      // A page further back closes the gap.
      const back =
        fitted === 'apart' ? endOf(asked) - asked.limit * (1 + standstill / 2) : offsetOf(asked) + 1
      asked = pageFrom(Math.max(1, Math.floor(back)), limit)
      continue
    }
    // An empty list is asked for three times, because an answer that lost its rows looks the same.
    if (page.total === 0 && emptyAnswers < 2) {
      emptyAnswers += 1
      continue
    }
    // Beyond `since`, newer rows on this page would not belong to the same moment as the first page.
    take(reached.oldest < since ? olderThan(since, page) : page)
    const end = endOf(asked)
    // If the changes begin and end on this page, it shows one moment.
    if (asked.page === 1 || isAhead(newest, page)) {
      const { total, serverTime } = page
      const atOnce = oldest < since || end >= total
      read = { total, serverTime, heardAt: clock(), newest, atOnce, toMargin: false }
    }
    if (oldest < since - changesMargin || end >= page.total) return read && { ...read, toMargin: true }
    reached = { oldest, last: page.customers.at(-1)?.customer.id ?? null }
    // The next page repeats two customers of this one. Only the first of them surely changed later than the last.
    asked = pageFrom(Math.max(1, end - 1), limit)
    standstill = 0
    pages += 1
  }
  return reached.oldest < since ? read : null
}
