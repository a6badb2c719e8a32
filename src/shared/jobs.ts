import type { ErrorData } from './errors'

/** What a sync found. Counts are customers; `requests` counts every HTTP request, sign-in included. */
export interface SyncResult {
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

export interface ExportResult {
  readonly rows: number
  readonly bytes: number
  /** Name of the written file, without its folder. */
  readonly fileName: string
  /** Where browser mode serves the file, or null where the file is at its place already. */
  readonly download: string | null
}

export interface JobResults {
  sync: SyncResult
  export: ExportResult
}

export type JobKind = keyof JobResults

export interface Progress {
  readonly done: number
  /** null while the total is not known. */
  readonly total: number | null
}

export type JobState<Kind extends JobKind = JobKind> =
  | { readonly state: 'running' }
  | { readonly state: 'done'; readonly result: JobResults[Kind] }
  | { readonly state: 'cancelled' }
  | { readonly state: 'failed'; readonly error: ErrorData }

/** Long work: started by a method, told of by `job` events, ended by itself or by `jobs.cancel`. */
export type Job = {
  [Kind in JobKind]: {
    readonly id: string
    readonly kind: Kind
    readonly connectionId: string
    /** Milliseconds since 1970. */
    readonly startedAt: number
    readonly progress: Progress
    /** Estimated from the pace so far; null while that is unknown. */
    readonly secondsLeft: number | null
  } & JobState<Kind>
}[JobKind]
