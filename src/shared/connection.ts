import type { ErrorData } from './errors'
import type { CompletedSync } from './sync'

/** What Clopos asks for at sign-in. The secret goes in and never comes out again. */
export interface Credentials {
  readonly brand: string
  readonly clientId: string
  readonly clientSecret: string
  readonly integratorId: string
  readonly venueId: number | null
}

/** A brand (and venue) whose customers are kept. Each has its own folder. */
export type Connection = {
  readonly id: string
  /** What the person sees: the brand, `Sample customers`, or the name of a copy's file. */
  readonly name: string
} & (
  | {
      readonly kind: 'clopos'
      readonly brand: string
      readonly clientId: string
      readonly integratorId: string
      readonly venueId: number | null
    }
  | { readonly kind: 'sample'; readonly customers: number }
  /** A copy that was opened from a file: readable, but with nothing to sync from. */
  | { readonly kind: 'copy' }
)

export interface SyncFailure {
  readonly at: number
  readonly error: ErrorData
}

/** What is in the copy of one connection, and how old it is. */
export interface CopyStatus {
  readonly connectionId: string
  /** Without those removed from Clopos. */
  /** Goes up whenever answers about the copy can change. */
  readonly revision: number
  readonly customers: number
  readonly removed: number
  readonly problems: number
  /** The last sync that was completed. */
  readonly lastSync: CompletedSync | null
  /** When every customer was last read, milliseconds since 1970. */
  readonly lastCompleteAt: number | null
  /** The last attempt, if it failed after `lastSync`. */
  readonly lastFailure: SyncFailure | null
  /** A read was interrupted and will be resumed by the next sync. */
  readonly interrupted: boolean
  readonly databaseVersion: number
}
