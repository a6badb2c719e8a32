import type { ErrorData } from './errors'

/** Why a sync began: by itself (the app started, the time had come, the network came back), or because somebody asked. */
export type SyncReason = 'start' | 'schedule' | 'network' | 'person' | 'command-line'

/** `complete`: every customer was read; only that tells who was removed. `catch-up`: what changed since the last sync. */
export type SyncKind = 'complete' | 'catch-up'

/** What a sync found. Counts are customers; `requests` counts every HTTP request, sign-in included. */
export interface SyncResult {
  readonly kind: SyncKind
  readonly added: number
  readonly changed: number
  readonly removed: number
  readonly unchanged: number
  /** Customers in the copy afterwards, those removed from Clopos not counted. */
  readonly total: number
  /** Values in the whole copy that could not be read as their type. */
  readonly problems: number
  readonly requests: number
  readonly seconds: number
}

export type SyncOutcome =
  | { readonly state: 'done'; readonly result: SyncResult }
  | { readonly state: 'failed'; readonly error: ErrorData }
  | { readonly state: 'cancelled' }
  /** The app or the computer stopped in the middle of it. */
  | { readonly state: 'interrupted' }

/** What a sync that has ended leaves behind. Times are milliseconds since 1970. */
export interface SyncRecord {
  readonly id: number
  readonly reason: SyncReason
  readonly startedAt: number
  /** null where it was interrupted: nobody was there to look at the clock. */
  readonly finishedAt: number | null
  /** HTTP requests, sign-in included; 0 where it was interrupted. */
  readonly requests: number
  readonly outcome: SyncOutcome
}

/** A sync that came to its end. */
export interface CompletedSync {
  readonly startedAt: number
  readonly finishedAt: number
  readonly result: SyncResult
}

/** One field of a customer before and after a sync, as the JSON texts that Clopos sent; null: it was not sent. */
export interface FieldChange {
  /** As the API names it. */
  readonly field: string
  readonly before: string | null
  readonly after: string | null
}

/** What one sync changed about one customer. */
export interface CustomerChange {
  readonly syncId: number
  /** When that sync finished, milliseconds since 1970. */
  readonly at: number
  /** `restored`: had been removed from Clopos and is there again. */
  readonly event: 'added' | 'changed' | 'removed' | 'restored'
  /** In the order of their names; without `updated_at`, which every change moves. */
  readonly fields: readonly FieldChange[]
}

/** When the app syncs a connection by itself next. */
export interface SyncSchedule {
  readonly connectionId: string
  /** Milliseconds since 1970; null: not by itself (switched off, or nothing to sync from). */
  readonly nextAt: number | null
  /** Syncs by themselves that failed in a row; each one makes the next wait longer. */
  readonly failures: number
}
