import type { ErrorData } from './errors'
import type { LeftOut } from './exports/message-list'
import type { SyncReason, SyncResult } from './sync'

export interface ExportResult {
  readonly rows: number
  readonly bytes: number
  /** SHA-256 of the file, hexadecimal. */
  readonly sha256: string
  /** When the copy was synced last, milliseconds since 1970; null: never. */
  readonly copyAt: number | null
  /** How long writing took, in milliseconds. */
  readonly ms: number
  /** The name of the file, without its folder. */
  readonly fileName: string
  /** Whether the system may open it (`mayOpen`). */
  readonly opens: boolean
  /** Where browser mode serves the file; null: the file is already in its place. */
  readonly download: string | null
  /** Who is not in a message list; null: it is none. */
  readonly leftOut: LeftOut | null
}

export interface IndexResult {
  /** False if a sync held the copy: it builds the index itself when it has ended. */
  readonly built: boolean
}

export interface JobResults {
  sync: SyncResult
  export: ExportResult
  index: IndexResult
}

export type JobKind = keyof JobResults

/** What a sync last heard from Clopos. Times are milliseconds since 1970. */
export type Contact =
  | { readonly is: 'answered' }
  /** Too many requests: Clopos asked to wait, or none is left of its budget. */
  | { readonly is: 'busy'; readonly until: number }
  /** `status`: its error; null: no usable answer. `until`: when the next attempt begins; null: it runs. */
  | { readonly is: 'failing'; readonly status: number | null; readonly until: number | null }

export interface Progress {
  readonly done: number
  /** null: the total is not known yet. */
  readonly total: number | null
  /** All customers are there; now the index is built. */
  readonly isIndexing?: boolean | undefined
  /** Undefined: nothing was heard yet, or the job needs no server. */
  readonly contact?: Contact | undefined
}

export type JobState<Kind extends JobKind = JobKind> =
  | { readonly state: 'running' }
  | { readonly state: 'done'; readonly result: JobResults[Kind] }
  | { readonly state: 'cancelled' }
  | { readonly state: 'failed'; readonly error: ErrorData }

/** Long work. A method starts it, `job` events report on it, and `jobs.cancel` can end it. */
export type Job = {
  [Kind in JobKind]: {
    readonly id: string
    readonly kind: Kind
    readonly connectionId: string
    /** Why a sync started; null for other jobs. */
    readonly reason: SyncReason | null
    /** Milliseconds since 1970. */
    readonly startedAt: number
    readonly progress: Progress
    /** Estimated from the speed so far; null: unknown yet. */
    readonly secondsLeft: number | null
  } & JobState<Kind>
}[JobKind]
