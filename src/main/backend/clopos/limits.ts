/** How long and how often the client tries. Times are milliseconds. */
export interface SourceLimits {
  /** For the connection to be made, secured included. */
  readonly connectMs: number
  /** From the request sent to the first byte of the answer. Clopos's own gateway gives up after 8 seconds. */
  readonly responseMs: number
  /** For the whole request, body included. */
  readonly requestMs: number
  /** Larger answers are refused, before they fill the memory. */
  readonly bodyBytes: number
  /** Repeats after resets and errors of the server; some kinds of failure are repeated less often (`repeat.ts`). */
  readonly repeats: number
  /** Waiting before the first repeat; it doubles each time, up to `longestBackoffMs`. */
  readonly backoffMs: number
  readonly longestBackoffMs: number
  /** Waiting that one call may spend on 429 answers in all. */
  readonly busyMs: number
  /** Customers asked for at once; the API gives 999 at most. */
  readonly largestPage: number
  /** Budget of data calls, until the server names another. */
  readonly requestsPerMinute: number
}

/** A page of 999 customers takes a second or two on a slow line; what takes longer than this will not come. */
export const defaultLimits: SourceLimits = {
  connectMs: 10_000,
  responseMs: 30_000,
  requestMs: 120_000,
  bodyBytes: 64 * 1024 * 1024,
  repeats: 5,
  backoffMs: 500,
  longestBackoffMs: 15_000,
  busyMs: 180_000,
  largestPage: 999,
  requestsPerMinute: 300,
}
