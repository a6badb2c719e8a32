import type { Answer } from './answers'
import type { SortField } from './order'

/** A request as the server received it. */
export interface SampleRequest {
  /** Counts all requests from 1. */
  readonly number: number
  /** Counts the requests for customers from 1; null for all others. */
  readonly pageNumber: number | null
  readonly method: string
  /** Without the `/open-api/v2` in front. */
  readonly path: string
  readonly query: URLSearchParams
  /** The `x-venue` header. */
  readonly venue: string | null
  /** Milliseconds since 1970, by the server's clock. */
  readonly at: number
}

/** Something that goes wrong with one answer. */
export type Fault =
  /** 429, with the seconds to wait in `RateLimit-Reset`, and in `Retry-After` unless that is given. */
  | { readonly kind: 'busy'; readonly seconds: number; readonly retryAfter?: number | null }
  /** A failure of the server or its gateway, as JSON or as the gateway's HTML page. */
  | { readonly kind: 'status'; readonly status: 500 | 502 | 503 | 504; readonly html?: boolean }
  /** The connection is reset before a byte of the answer. */
  | { readonly kind: 'reset' }
  /** No answer ever; the connection stays open. */
  | { readonly kind: 'hang' }
  /** The right answer, but the connection ends after this share (0 to 1) of its body. */
  | { readonly kind: 'cut'; readonly share: number }
  /** The right answer with the end of its JSON missing, complete by HTTP's measure. */
  | { readonly kind: 'invalid-json' }
  /** 200 with an HTML page. */
  | { readonly kind: 'html' }
  /** Every token issued so far is now expired. */
  | { readonly kind: 'expired-token' }
  /** 200 with `success: false`. */
  | { readonly kind: 'refused-with-200'; readonly error: string }
  /** The right rows, but `total` is off by this much. */
  | { readonly kind: 'total-shifted'; readonly by: number }
  /** The rows and page borders of another limit than was asked for. */
  | { readonly kind: 'limit-ignored'; readonly limit: number }
  /** The order of another field, or the other way round, than was asked for. */
  | { readonly kind: 'sort-ignored'; readonly sort: SortField; readonly descending: boolean }
  /** The page before the one that was asked for, once more. */
  | { readonly kind: 'page-repeated' }
  /** An envelope with `success`, `data` and `total` only; without a `Date` header too where `date` is false. */
  | { readonly kind: 'short-envelope'; readonly date?: boolean }
  /** Any other answer. */
  | { readonly kind: 'answer'; readonly answer: Answer }

/** Decides for each request what goes wrong with it: nothing (null) or one fault. */
export type FaultPlan = (request: SampleRequest) => Fault | null

/** A fault for the n-th request of all, or for the n-th request for customers (both from 1). */
export type PlannedFault = { readonly fault: Fault } & (
  { readonly request: number } | { readonly page: number }
)

/** The plan that a list stands for. */
export function planOf(faults: FaultPlan | readonly PlannedFault[]): FaultPlan {
  if (typeof faults === 'function') return faults
  return (request) =>
    faults.find((planned) =>
      'request' in planned ? planned.request === request.number : planned.page === request.pageNumber,
    )?.fault ?? null
}

const page =
  '<!DOCTYPE html>\n<html><head><title>Service</title></head><body><h1>Please wait</h1></body></html>\n'

/** An HTML page where JSON belongs. */
export function htmlAnswer(status: number): Answer {
  return { status, headers: { 'Content-Type': 'text/html; charset=utf-8' }, body: page }
}
