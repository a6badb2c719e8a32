import { AppError } from '#shared/errors'

/** The most customers that the API gives at once. */
const largestPage = 999

/** How often an answer may fail to get the read further before the server is not believed any more. */
const patience = 4

/**
 * Where a complete read stands: the checkpoint that is stored with each page. Customers are read in the order of their
 * ids, so new ones only appear at the end, while a deletion moves all later ones forward, over the borders of pages.
 *
 * A `plain` read asks for one page after the other. It is right if nothing was deleted meanwhile, which the counts tell
 * when it ends. An `overlapping` read begins each page within the one before: pages that share a customer join without
 * a gap, whatever was deleted or added between them.
 */
export interface Reading {
  /** Milliseconds since 1970, by the server's clock where it tells. */
  readonly startedAt: number
  readonly mode: 'plain' | 'overlapping'
  /** Whether any part was read plainly, so that the counts have to be looked at in the end. */
  readonly hasPlainPages: boolean
  readonly limit: number
  /** How many customers stand before the next page to ask for. */
  readonly position: number
  /** Every customer that exists with an id up to this one was read; null before the first page. */
  readonly frontier: number | null
  /** How many customers stood up to the frontier when it was reached. */
  readonly covered: number
  /** The last page was read. */
  readonly ended: boolean
  /** The server's count with the newest answer. */
  readonly total: number
  readonly totalAtStart: number
  /** The largest id when the read began: larger ones were added since. */
  readonly largestIdAtStart: number
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
}

/** A reading before its first page, from the newest customer's id and the server's count. */
export function beginReading(
  facts: Pick<Reading, 'startedAt' | 'total' | 'largestIdAtStart'>,
  mode: Reading['mode'] = 'plain',
  restarts = 0,
): Reading {
  return {
    ...facts,
    mode,
    hasPlainPages: mode === 'plain',
    limit: largestPage,
    position: 0,
    frontier: null,
    covered: 0,
    ended: false,
    totalAtStart: facts.total,
    standstill: 0,
    restarts,
  }
}

/** A reading that goes on after a pause, in which customers may have moved: its next page overlaps the last one. */
export function resumeReading(stored: Reading): Reading {
  return { ...stored, mode: 'overlapping', standstill: 0 }
}

/**
 * The page that reaches furthest of those that begin before `position`. Pages begin at multiples of their size, so
 * trying sizes finds one that begins just before it.
 */
function overlappingPage(position: number, limit: number): PageNumber {
  let best: PageNumber = { page: 1, limit }
  for (let size = limit; size >= limit * 0.8; size -= 1) {
    const page = Math.floor((position - 1) / size) + 1
    if (page * size > best.page * best.limit) best = { page, limit: size }
  }
  return best
}

/** The page to ask for next, or null where the read has ended. */
export function nextPage({ mode, position, limit, ended }: Reading): PageNumber | null {
  if (ended) return null
  if (mode === 'overlapping' && position > 0) return overlappingPage(position, limit)
  return { page: Math.floor(position / limit) + 1, limit }
}

function nonsense(problem: string): AppError {
  return new AppError({ code: 'server.nonsense', problem })
}

/** Goes on at `position`; throws `error` where that has not helped for a while. */
function again(reading: Reading, position: number, error: AppError): Reading {
  const standstill = reading.standstill + 1
  if (standstill > patience) throw error
  return { ...reading, position: Math.max(0, position), standstill }
}

/**
 * Whether a count fell so far that it is a fault rather than people at work: nobody deletes half of a brand's customers
 * between two answers.
 */
export function isImplausible(before: number, after: number): boolean {
  return before - after > 10 && after < before / 2
}

function checkOrder(ids: readonly number[]): void {
  for (const [index, id] of ids.entries()) {
    const before = ids[index - 1]
    if (before !== undefined && id <= before)
      throw nonsense('customers did not come in the order of their IDs')
  }
}

/**
 * Judges the answer to `asked` (what `nextPage` gave) and says where the read stands then. Throws `server.nonsense` for
 * answers that no Clopos gives, `server.moving` where customers move faster than they can be read.
 */
export function takePage(before: Reading, asked: PageNumber, facts: PageFacts): Reading {
  const offset = (asked.page - 1) * asked.limit
  if (facts.rows > asked.limit) throw nonsense('a page held more customers than were asked for')
  checkOrder(facts.ids)
  if (isImplausible(before.total, facts.total)) {
    return again(before, before.position, nonsense('the number of customers fell by more than half at once'))
  }
  const reading = { ...before, total: facts.total }
  const expected = Math.min(asked.limit, Math.max(0, facts.total - offset))
  if (facts.rows !== expected) {
    // A server with a smaller largest page shows it on the first one.
    if (offset === 0 && before.frontier === null && facts.rows > 0 && facts.rows < expected) {
      reading.limit = facts.rows
    } else {
      const problem = 'a page held another number of customers than the total says'
      return again(reading, before.position, nonsense(problem))
    }
  }
  if (facts.total < before.total && before.mode === 'plain' && offset > 0) {
    return { ...reading, mode: 'overlapping', hasPlainPages: false, position: 0, frontier: null, covered: 0 }
  }
  return join(reading, offset, facts)
}

function join(reading: Reading, offset: number, { ids, rows, total }: PageFacts): Reading {
  const { frontier, covered } = reading
  const first = ids[0]
  const last = ids.at(-1)
  const overlaps = frontier !== null && first !== undefined && first <= frontier
  if (reading.mode === 'overlapping' && offset > 0 && !overlaps) {
    // More customers moved forward than the pages share: half a page further back they will meet.
    return again(reading, offset - Math.floor(reading.limit / 2), new AppError({ code: 'server.moving' }))
  }
  const end = offset + rows
  const further = last !== undefined && (frontier === null || last > frontier)
  if (!further && rows > 0 && end > covered && total > covered) {
    return again(reading, reading.position, nonsense('the same page came twice'))
  }
  return {
    ...reading,
    position: end,
    frontier: further ? last : frontier,
    covered: further ? end : covered,
    ended: end >= total,
    standstill: further ? 0 : reading.standstill,
  }
}

/**
 * Whether customers may have slipped past a plain read unseen, because some were deleted while it went on and others
 * moved into their places. `added` is how many customers newer than the start were read, `total` the count at the end.
 */
export function mayHaveMissed(reading: Reading, added: number, total: number): boolean {
  // One page is one moment: nothing can move between its customers.
  if (!reading.hasPlainPages || (reading.totalAtStart <= reading.limit && total <= reading.limit))
    return false
  return reading.totalAtStart + added > total
}
