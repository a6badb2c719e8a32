import type { ErrorData } from './errors'
import type { CompletedSync } from './sync'

/** The most characters of a connection's name. */
export const connectionLimits = { name: 100 } as const

/** The values of a sign-in. The backend never returns the secret. */
export interface Credentials {
  readonly brand: string
  readonly clientId: string
  readonly clientSecret: string
  readonly integratorId: string
  readonly venueId: number | null
}

/** Invented customers. */
export interface SampleConnection {
  readonly kind: 'sample'
  readonly customers: number
  /** They change from this instant on, milliseconds since 1970. Undefined: they never do, as in version 0.1. */
  readonly since?: number | undefined
}

/** A brand (and venue) whose customers are copied. Each has its own folder. */
export type Connection = {
  readonly id: string
  /** The shown name. At first the brand, the word for sample customers, or the name of a copy's file. */
  readonly name: string
} & (
  | {
      readonly kind: 'clopos'
      readonly brand: string
      readonly clientId: string
      readonly integratorId: string
      readonly venueId: number | null
    }
  | SampleConnection
  /** A copy that was opened from a file. It cannot sync. */
  | { readonly kind: 'copy' }
)

export interface SyncFailure {
  readonly at: number
  readonly error: ErrorData
}

/** The contents and the age of a connection's copy. */
export interface CopyStatus {
  readonly connectionId: string
  /** Without removed customers. */
  /** Goes up whenever answers about the copy can change. */
  readonly revision: number
  readonly customers: number
  readonly removed: number
  readonly problems: number
  /** The last completed sync. */
  readonly lastSync: CompletedSync | null
  /** When every customer was last read, milliseconds since 1970. */
  readonly lastCompleteAt: number | null
  /** The last attempt, if it failed after `lastSync`. */
  readonly lastFailure: SyncFailure | null
  /** A full read was interrupted. The next sync resumes it. */
  readonly interrupted: boolean
  readonly databaseVersion: number
}
