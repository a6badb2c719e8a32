import { AppError } from '#shared/errors'

/** The most customers that the API gives at once. */
export const largestPage = 999

/** How often the same page may come back wrong before the server is not believed any more. */
const patience = 4

/**
 * Where a complete read stands: the checkpoint that is stored with each page. Customers are read in the order of their
 * ids, so new ones only appear at the end, while a deletion moves all later ones forward, over the borders of pages.
 */
export interface Reading {
  /** Milliseconds since 1970, by the server's clock where it tells. */
  readonly startedAt: number
  readonly limit: number
  /** The page to ask for next, 1-based; null when the last one was read. */
  readonly nextPage: number | null
  /** The server's count with the newest answer. */
  readonly total: number
  readonly totalAtStart: number
  /** The largest id when the read began: larger ones were added since. */
  readonly largestIdAtStart: number
  /** Every customer that exists with an id up to this one was read; null before the first page. */
  readonly frontier: number | null
  /** How many deletions were noticed, by the count going down. */
  readonly deletions: number
  /** The next page must begin within what was read already, because customers moved forward. */
  readonly mustOverlap: boolean
  /** Answers in a row that did not get the read further. */
  readonly standstill: number
  /** How often the read began anew because customers changed in ways that could not be followed. */
  readonly restarts: number
}

export interface PageFacts {
  /** The ids on the page that are Clopos's own, as sent. */
  readonly ids: readonly number[]
  /** Rows on the page, those without a readable id included. */
  readonly rows: number
  readonly total: number
}

/** A reading before its first page, from the newest customer's id and the server's count. */
export function beginReading(
  facts: Pick<Reading, 'startedAt' | 'total' | 'largestIdAtStart'>,
  restarts = 0,
): Reading {
  return {
    ...facts,
    limit: largestPage,
    nextPage: 1,
    totalAtStart: facts.total,
    frontier: null,
    deletions: 0,
    mustOverlap: false,
    standstill: 0,
    restarts,
  }
}

function nonsense(problem: string): AppError {
  return new AppError({ code: 'server.nonsense', problem })
}

/** Asks for `page` next; throws where that has not helped for a while. */
function again(reading: Reading, page: number, problem: string): Reading {
  const standstill = reading.standstill + 1
  if (standstill > patience) throw nonsense(problem)
  return { ...reading, nextPage: Math.max(1, page), standstill }
}

function checkOrder(ids: readonly number[]): void {
  for (const [index, id] of ids.entries()) {
    const before = ids[index - 1]
    if (before !== undefined && id <= before)
      throw nonsense('customers did not come in the order of their IDs')
  }
}

/**
 * Judges the answer to `reading.nextPage` and says where to go on: to the next page where this one joins what was read
 * before, a page back where customers moved forward over its border, or nowhere (`nextPage` null) at the end. Throws
 * `server.nonsense` for answers that no Clopos gives.
 */
export function takePage(before: Reading, page: number, facts: PageFacts): Reading {
  if (facts.rows > before.limit) throw nonsense('a page held more customers than were asked for')
  checkOrder(facts.ids)
  const gone = Math.max(0, before.total - facts.total)
  const reading = { ...before, total: facts.total, deletions: before.deletions + gone }
  const expected = Math.min(before.limit, Math.max(0, facts.total - (page - 1) * before.limit))
  if (facts.rows !== expected) {
    // A server with a smaller largest page shows it on the first one.
    if (page === 1 && facts.rows > 0 && facts.rows < expected) reading.limit = facts.rows
    else return again(reading, page, 'a page held another number of customers than the total says')
  }
  const first = facts.ids[0]
  const last = facts.ids.at(-1)
  const overlaps = before.frontier !== null && first !== undefined && first <= before.frontier
  const joins = page === 1 || overlaps || (gone === 0 && !before.mustOverlap)
  if (!joins) {
    return again({ ...reading, mustOverlap: true }, page - 1, 'customers kept moving while they were read')
  }
  const ended = (page - 1) * reading.limit + facts.rows >= facts.total
  const further = last !== undefined && (before.frontier === null || last > before.frontier)
  if (!further && !ended && overlaps && !before.mustOverlap && gone === 0 && facts.ids.length > 0) {
    return again(reading, page, 'the same page came twice')
  }
  return {
    ...reading,
    frontier: further ? last : before.frontier,
    nextPage: ended ? null : page + 1,
    mustOverlap: false,
    standstill: further ? 0 : before.standstill,
  }
}

/**
 * Whether a customer may have slipped past unseen: one was deleted and another added between the same two answers, so
 * that the count stayed the same while rows moved. `added` is how many customers newer than the start were read.
 */
export function mayHaveMissed(reading: Reading, added: number): boolean {
  return reading.totalAtStart + added - reading.total > reading.deletions
}
