import type { Fault } from '#backend/sample/faults'

/** A fault of the sample server, or an answer that a cache kept: the one that the same request got earlier. */
export type LineFault = Fault | { readonly kind: 'cached' }

/** Every fault, in the proportions in which they come. */
export const everyFault: readonly [LineFault, ...LineFault[]] = [
  { kind: 'busy', seconds: 2 },
  { kind: 'busy', seconds: 1, retryAfter: 40 },
  { kind: 'status', status: 500 },
  { kind: 'status', status: 504 },
  { kind: 'status', status: 503, html: true },
  { kind: 'reset' },
  { kind: 'hang' },
  { kind: 'cut', share: 0.6 },
  { kind: 'invalid-json' },
  { kind: 'html' },
  { kind: 'expired-token' },
  { kind: 'refused-with-200', error: 'not_now' },
  { kind: 'total-shifted', by: -1 },
  { kind: 'total-shifted', by: 1 },
  { kind: 'total-shifted', by: -30 },
  { kind: 'limit-ignored', limit: 15 },
  { kind: 'limit-ignored', limit: 39 },
  { kind: 'limit-ignored', limit: 50 },
  { kind: 'page-repeated' },
  { kind: 'page-repeated' },
  { kind: 'cached' },
  { kind: 'cached' },
  { kind: 'cached' },
  { kind: 'sort-ignored', sort: 'created_at', descending: true },
  { kind: 'sort-ignored', sort: 'name', descending: false },
  { kind: 'short-envelope' },
  { kind: 'short-envelope', date: false },
  { kind: 'answer', answer: { status: 200, body: { success: true, data: [], total: 0 } } },
]

/** Those that a client should get over when they come one at a time. */
export const passingFaults: readonly [LineFault, ...LineFault[]] = [
  { kind: 'status', status: 504 },
  { kind: 'reset' },
  { kind: 'cut', share: 0.3 },
  { kind: 'page-repeated' },
  { kind: 'busy', seconds: 3 },
  { kind: 'expired-token' },
]
