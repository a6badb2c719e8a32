import { AppError } from '#shared/errors'
import { defaultLimits } from '../clopos/limits'

/** How often an answer may fail to get the read further before the server is not believed any more. */
export const patience = 5

/**
 * Where a complete read stands: the checkpoint that is stored with each page. Customers are read in the order of their
 * ids, so new ones only appear at the end, while a deletion moves all later ones forward, over the borders of pages.
 * Each page begins within the one before: pages that share a customer join without a gap, whatever was deleted or added
 * between them, and whichever of them was asked for first.
 */
export interface Reading {
  /** When its first page came, milliseconds since 1970, by this computer's clock. */
  readonly startedAt: number
  /** The server's own instant from which changes have to be read once more at the end; null while it is not known. */
  readonly changesFrom: number | null
  /** Whether the server's clock told `changesFrom`. */
  readonly byServer: boolean
  readonly limit: number
  /** How many customers stand before the next page to ask for. */
  readonly position: number
  /** Every customer that exists with an id up to this one was read; null before the first one with an id. */
  readonly frontier: number | null
  /** How many customers stood up to the frontier when it was reached. */
  readonly covered: number
  /** Pages taken so far. */
  readonly pages: number
  /** The last page was read. */
  readonly ended: boolean
  /** The server's count with the newest answer; null before the first. */
  readonly total: number | null
  /** Answers in a row that did not get the read further. */
  readonly standstill: number
  /** How often the read began anew because customers moved in ways that could not be followed. */
  readonly restarts: number
}

/** A page to ask for, 1-based. */
export interface PageNumber {
  readonly page: number
  readonly limit: number
}

export interface PageFacts {
  /** The ids on the page that are Clopos's own, as sent. */
  readonly ids: readonly number[]
  /** Rows on the page, those without a readable id included. */
  readonly rows: number
  readonly total: number
  /** Milliseconds since 1970; null where the answer does not tell. */
  readonly serverTime: number | null
}

/** What an answer did to the read. */
export interface Taken {
  /**
   * `read`: it joins what was read. `gap`: it is right, but customers moved forward before it; a page further back will
   * join both. `refused`: it is not what was asked for.
   */
  readonly outcome: 'read' | 'gap' | 'refused'
  readonly reading: Reading
}

/** A reading before its first page, begun at `now`, that asks for `limit` customers at once. */
export function beginReading(now: number, limit = defaultLimits.largestPage, restarts = 0): Reading {
  return {
    startedAt: now,
    changesFrom: null,
    byServer: false,
    limit,
    position: 0,
    frontier: null,
    covered: 0,
    pages: 0,
    ended: false,
    total: null,
    standstill: 0,
    restarts,
  }
}

/** How many customers stand before a page. */
export const offsetOf = ({ page, limit }: PageNumber): number => (page - 1) * limit

/** How many customers stand up to the end of a page. */
export const endOf = ({ page, limit }: PageNumber): number => page * limit

/**
 * The page that reaches furthest of those that begin before `position`. Pages begin at multiples of their size, so
 * trying sizes finds one that begins just before it: a million customers take 4 % more pages than without overlap.
 */
export function pageFrom(position: number, limit: number): PageNumber {
  let best: PageNumber = { page: 1, limit }
  if (position === 0) return best
  for (let size = limit; size >= limit * 0.8; size -= 1) {
    const page = Math.floor((position - 1) / size) + 1
    if (page * size > endOf(best)) best = { page, limit: size }
  }
  return best
}

function nonsense(problem: string): AppError {
  return new AppError({ code: 'server.nonsense', problem })
}

/** Stays at `position`; throws `error` where that has not helped for a while. */
function standStill(reading: Reading, outcome: 'gap' | 'refused', position: number, error: AppError): Taken {
  const standstill = reading.standstill + 1
  if (standstill > patience) throw error
  return { outcome, reading: { ...reading, position: Math.max(0, position), standstill } }
}

/**
 * Whether a count fell so far that it is a fault rather than people at work: nobody deletes half of a brand's customers
 * between two answers.
 */
export function isImplausible(before: number, after: number): boolean {
  return before - after > 10 && after < before / 2
}

/** Whether an answer holds as many customers as its own total says. Throws `server.nonsense` for more than were asked for. */
export function isWhole(asked: PageNumber, { rows, total }: Pick<PageFacts, 'rows' | 'total'>): boolean {
  if (rows > asked.limit) throw nonsense('a page held more customers than were asked for')
  return rows === Math.min(asked.limit, Math.max(0, total - offsetOf(asked)))
}

export const notWhole = (): AppError =>
  nonsense('a page held another number of customers than the total says')

/** Throws `server.nonsense` for ids that do not rise. */
export function checkOrder(ids: readonly number[]): void {
  for (const [index, id] of ids.entries()) {
    const before = ids[index - 1]
    if (before !== undefined && id <= before)
      throw nonsense('customers did not come in the order of their IDs')
  }
}

/**
 * Judges the answer to `asked` and says where the read stands then. Throws `server.nonsense` for answers that no Clopos
 * gives, `server.moving` where customers move faster than they can be read.
 */
export function takePage(before: Reading, asked: PageNumber, facts: PageFacts): Taken {
  if (before.total !== null && isImplausible(before.total, facts.total)) {
    const problem = 'the number of customers fell by more than half at once'
    return standStill(before, 'refused', before.position, nonsense(problem))
  }
  const isFirst = before.total === null
  const whole = isWhole(asked, facts)
  checkOrder(facts.ids)
  // A server with a smaller largest page shows it on the first one, and not only once.
  const isShort = !whole && isFirst && facts.rows > 0 && before.standstill > 0
  if (!whole && !isShort) return standStill(before, 'refused', before.position, notWhole())
  const { serverTime } = facts
  const since = isFirst && serverTime !== null ? { changesFrom: serverTime, byServer: true } : {}
  const limit = isShort ? facts.rows : before.limit
  return join({ ...before, ...since, limit, total: facts.total }, asked, facts)
}

function join(reading: Reading, asked: PageNumber, { ids, rows, total }: PageFacts): Taken {
  const offset = offsetOf(asked)
  const { frontier, covered, standstill } = reading
  const first = ids[0]
  const last = ids.at(-1)
  // Rows without an id have no place in the order; a page of nothing else joins anything.
  const joins = rows > 0 && (frontier === null || first === undefined || first <= frontier)
  if (offset > 0 && !joins) {
    // More customers moved forward than the pages share: further back they will meet.
    const back = Math.floor(reading.limit / 2) * 2 ** standstill
    const from = Math.min(offset, total) - back
    return standStill(reading, 'gap', from, new AppError({ code: 'server.moving' }))
  }
  const end = offset + rows
  const further = last !== undefined && (frontier === null || last > frontier)
  if (!further && last !== undefined && end > covered && total > covered) {
    return standStill(reading, 'refused', reading.position, nonsense('the same page came twice'))
  }
  return {
    outcome: 'read',
    reading: {
      ...reading,
      position: end,
      frontier: further ? last : frontier,
      covered: Math.max(covered, end),
      pages: reading.pages + 1,
      // A total may be wrong; a page that is not full is the last one in any case.
      ended: end >= total && rows < asked.limit,
      standstill: further ? 0 : standstill,
    },
  }
}
