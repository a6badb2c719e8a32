import type { ErrorData } from './errors'

/** Why a sync started: automatically (app start, schedule, network back), or manually. */
export type SyncReason = 'start' | 'schedule' | 'network' | 'person' | 'command-line'

/** `complete`: a full read. `catch-up`: only what changed since the last sync, and who was deleted. */
export type SyncKind = 'complete' | 'catch-up'

/** The result of a sync. Counts are customers; `requests` counts every HTTP request, including signing in. */
export interface SyncResult {
  readonly kind: SyncKind
  readonly added: number
  readonly changed: number
  readonly removed: number
  readonly unchanged: number
  /** Customers in the copy afterwards, without removed ones. */
  readonly total: number
  /** Unreadable values in the whole copy. */
  readonly problems: number
  readonly requests: number
  readonly seconds: number
}

/** Whether this was a first load. It adds every customer to the copy, so none of them is new at Clopos. */
export function isFirstLoad({ added, changed, removed, unchanged }: SyncResult): boolean {
  return added > 0 && changed + removed + unchanged === 0
}

export type SyncOutcome =
  | { readonly state: 'done'; readonly result: SyncResult }
  | { readonly state: 'failed'; readonly error: ErrorData }
  | { readonly state: 'cancelled' }
  /** The app or the computer stopped during it. */
  | { readonly state: 'interrupted' }

/** The record of a finished sync. Times are milliseconds since 1970. */
export interface SyncRecord {
  readonly id: number
  readonly reason: SyncReason
  readonly startedAt: number
  /** null if it was interrupted. */
  readonly finishedAt: number | null
  /** HTTP requests, including signing in; 0 if it was interrupted. */
  readonly requests: number
  readonly outcome: SyncOutcome
}

/** A completed sync. */
export interface CompletedSync {
  readonly startedAt: number
  readonly finishedAt: number
  readonly result: SyncResult
}

/** One field of a customer before and after a sync, as the JSON text from Clopos; null: not sent. */
export interface FieldChange {
  /** The API's name. */
  readonly field: string
  readonly before: string | null
  readonly after: string | null
}

/** The change of one customer by one sync. */
export interface CustomerChange {
  readonly syncId: number
  /** When that sync finished, milliseconds since 1970. */
  readonly at: number
  /** `restored`: was deleted in Clopos and is back. */
  readonly event: 'added' | 'changed' | 'removed' | 'restored'
  /** In the order of their names, without `updated_at`, which changes every time. */
  readonly fields: readonly FieldChange[]
}

/** When the app syncs a connection automatically next. */
export interface SyncSchedule {
  readonly connectionId: string
  /** Milliseconds since 1970; null: not automatically (switched off, or the copy cannot sync). */
  readonly nextAt: number | null
  /** Automatic syncs that failed in a row. Each one makes the next wait longer. */
  readonly failures: number
  /** The last one failed because of the sign-in, which only a person can correct. */
  readonly needsSignIn: boolean
}
