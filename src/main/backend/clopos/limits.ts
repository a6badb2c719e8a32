/** How long and how often the client tries. Times are in milliseconds. */
export interface SourceLimits {
  /** To connect, including TLS. */
  readonly connectMs: number
  /** From the end of the request to the first byte of the answer. Clopos's own gateway gives up after 8 seconds. */
  readonly responseMs: number
  /** For the whole request, including the body. */
  readonly requestMs: number
  /** In bytes. Larger answers are refused before they fill the memory. */
  readonly bodyBytes: number
  /** Repeats after resets and errors of the server; some kinds of failure are repeated less often (`repeat.ts`). */
  readonly repeats: number
  /** Waiting before the first repeat; it doubles each time, up to `longestBackoffMs`. */
  readonly backoffMs: number
  readonly longestBackoffMs: number
  /** How long one call may wait for 429 answers in total. */
  readonly busyMs: number
  /** Customers per page; the API allows at most 999. */
  readonly largestPage: number
  /** Budget of data calls, until the server says otherwise. */
  readonly requestsPerMinute: number
}

/** A page of 999 customers takes a second or two on a slow line; a longer answer will not come. */
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

/** A person waits for the result of a connection test, so it must fail within seconds. */
export const limitsOfTest: Partial<SourceLimits> = {
  connectMs: 5000,
  responseMs: 10_000,
  requestMs: 15_000,
  repeats: 1,
  busyMs: 10_000,
}
