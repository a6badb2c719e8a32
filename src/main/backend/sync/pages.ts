import { AppError, type BadAnswer } from '#shared/errors'
import type { FullRead } from '../copy/full-read'

/** After how many consecutive answers that do not advance the read the server is no longer believed. */
export const patience = 5

/** A page to ask for, 1-based. */
export interface PageNumber {
  readonly page: number
  readonly limit: number
}

export interface PageFacts {
  /** The ids on the page that Clopos assigned, as sent. */
  readonly ids: readonly number[]
  /** Rows on the page, including those without a readable id. */
  readonly rows: number
  readonly total: number
  /** Milliseconds since 1970; null if the answer does not say. */
  readonly serverTime: number | null
}

/** What an answer did to the read. */
export interface Taken {
  /**
   * `read`: the page joins what was read. `gap`: the page is right, but customers moved forward past it; a page further
   * back joins both. `refused`: the page is not the one that was asked for.
   */
  readonly outcome: 'read' | 'gap' | 'refused'
  readonly read: FullRead
}

/** How many customers precede a page. */
export const offsetOf = ({ page, limit }: PageNumber): number => (page - 1) * limit

/** How many customers there are up to the end of a page. */
export const endOf = ({ page, limit }: PageNumber): number => page * limit

/**
 * The page that reaches furthest among those that begin before `position`. A page that begins within the one before
 * shares a customer with it, and pages that share a customer join without a gap, whatever was deleted or added in between
 * and in whichever order they were asked for. Pages begin at multiples of their size, so trying sizes finds one that
 * begins just before `position`: a million customers take 4 % more pages than without overlap.
 */
export function pageFrom(position: number, limit: number): PageNumber {
  let best: PageNumber = { page: 1, limit }
  if (position === 0) return best
  // Where pages are tiny, larger sizes may all end at `position`.
  for (let size = limit; size > 1 && (size >= limit * 0.8 || endOf(best) <= position); size -= 1) {
    const page = Math.floor((position - 1) / size) + 1
    if (page * size > endOf(best)) best = { page, limit: size }
  }
  return best
}

/**
 * The page that reaches furthest to both sides of `position`, so that it shows the customers there with their neighbours.
 * Nothing comes before page 1.
 */
export function pageAround(position: number, limit: number): PageNumber {
  let best: PageNumber = { page: 1, limit }
  let furthest = -Infinity
  for (let size = limit; size >= limit / 2; size -= 1) {
    const asked = { page: Math.floor(position / size) + 1, limit: size }
    const before = asked.page === 1 ? Infinity : position - offsetOf(asked)
    const reach = Math.min(before, endOf(asked) - position)
    if (reach > furthest) [best, furthest] = [asked, reach]
  }
  return best
}

function nonsense(problem: BadAnswer): AppError {
  return new AppError({ code: 'server.nonsense', problem })
}

/** Stays at `position`. Throws `error` if that has not helped several times in a row. */
function standStill(read: FullRead, outcome: 'gap' | 'refused', position: number, error: AppError): Taken {
  const standstill = read.standstill + 1
  if (standstill > patience) throw error
  return { outcome, read: { ...read, position: Math.max(0, position), standstill } }
}

/**
 * Whether a count fell so far that it must be a fault: nobody deletes half of a brand's customers between two answers.
 */
function isImplausible(before: number, after: number): boolean {
  return before - after > 10 && after < before / 2
}

/** Whether an answer holds as many customers as its own total implies. Throws `server.nonsense` if it holds more than the limit. */
export function isWhole(asked: PageNumber, { rows, total }: Pick<PageFacts, 'rows' | 'total'>): boolean {
  if (rows > asked.limit) throw nonsense('too-many-rows')
  return rows === Math.min(asked.limit, Math.max(0, total - offsetOf(asked)))
}

export const notWhole = (): AppError => nonsense('wrong-total')

/** Whether each id is larger than the one before. */
const ascend = (ids: readonly number[]): boolean =>
  ids.every((id, index) => index === 0 || id > (ids[index - 1] ?? -Infinity))

/**
 * Judges the answer to `asked` and says where the read stands after it. Throws `server.nonsense` for answers that Clopos
 * never gives, and `server.moving` if customers move faster than they can be read.
 */
export function takePage(before: FullRead, asked: PageNumber, facts: PageFacts): Taken {
  if (before.total !== null && isImplausible(before.total, facts.total)) {
    return standStill(before, 'refused', before.position, nonsense('half-gone'))
  }
  const isFirst = before.total === null
  const whole = isWhole(asked, facts)
  if (!ascend(facts.ids)) throw nonsense('id-order')
  // A server that allows fewer customers per page shows it on the first page, and does so again when asked again.
  const isShort = !whole && isFirst && facts.rows > 0 && before.standstill > 0
  if (!whole && !isShort) return standStill(before, 'refused', before.position, notWhole())
  const { serverTime } = facts
  const since = isFirst && serverTime !== null ? { changesFrom: serverTime, byServer: true } : {}
  const limit = isShort ? facts.rows : before.limit
  return join({ ...before, ...since, limit, total: facts.total }, asked, facts)
}

function join(read: FullRead, asked: PageNumber, { ids, rows, total, serverTime }: PageFacts): Taken {
  const offset = offsetOf(asked)
  const { frontier, covered, standstill, oldestPage } = read
  const first = ids[0]
  const last = ids.at(-1)
  // Rows without an id have no position in the order, so a page that holds only such rows joins anything.
  const joins = rows > 0 && (frontier === null || first === undefined || first <= frontier)
  if (offset > 0 && !joins) {
    // More customers moved forward than the pages share. A page further back joins.
    const back = Math.floor(read.limit / 2) * 2 ** standstill
    const from = Math.min(offset, total) - back
    return standStill(read, 'gap', from, new AppError({ code: 'server.moving' }))
  }
  const end = offset + rows
  const further = last !== undefined && (frontier === null || last > frontier)
  if (!further && last !== undefined && end > covered && total > covered) {
    return standStill(read, 'refused', read.position, nonsense('same-page'))
  }
  // The total may be wrong. A page that is not full is the last one in any case.
  const ended = end >= total && rows < asked.limit
  // With pages of a few customers, no page may begin before a position and reach beyond it.
  if (!ended && end <= read.position) {
    return standStill(read, 'refused', read.position, nonsense('same-page'))
  }
  return {
    outcome: 'read',
    read: {
      ...read,
      position: end,
      frontier: further ? last : frontier,
      covered: Math.max(covered, end),
      pages: read.pages + 1,
      oldestPage: serverTime === null ? oldestPage : Math.min(oldestPage ?? Infinity, serverTime),
      ended,
      standstill: further ? 0 : standstill,
    },
  }
}
