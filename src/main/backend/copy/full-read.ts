/**
 * Where a full read stands: the checkpoint that is stored with each page. A full read asks for customers in the order of
 * their ids. New customers therefore appear only at the end, and a deletion moves all later customers forward, across
 * page borders. The property names are stored, so they must not change.
 */
export interface FullRead {
  /** When its first page came, in milliseconds since 1970, by this computer's clock. */
  readonly startedAt: number
  /** The server's time from which changes must be read again at the end; null while it is not known. */
  readonly changesFrom: number | null
  /** Whether `changesFrom` is the time that the server's clock showed. */
  readonly byServer: boolean
  /** The oldest time that the server told with a page: a cache may send an old one. null: none told it. */
  readonly oldestPage: number | null
  /** Customers per page. */
  readonly limit: number
  /** How many customers precede the next page. */
  readonly position: number
  /** Every customer with an id up to this one has been read; null before the first one with an id. */
  readonly frontier: number | null
  /** How many customers there were up to the frontier when the read reached it. */
  readonly covered: number
  /** Pages accepted so far. */
  readonly pages: number
  /** The last page has been read. */
  readonly ended: boolean
  /** The server's count in the newest answer; null before the first. */
  readonly total: number | null
  /** Consecutive answers that did not advance the read. */
  readonly standstill: number
  /** How often the read started over because customers moved in ways that it could not follow. */
  readonly restarts: number
}

/** A full read before its first page, started at `now`, that asks for `limit` customers per page. */
export function beginFullRead(now: number, limit: number, restarts = 0): FullRead {
  return {
    startedAt: now,
    changesFrom: null,
    byServer: false,
    oldestPage: null,
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
