import type { ColumnKey, SortKey } from '#shared/columns'
import type { Credentials } from '#shared/connection'
import type { Comparison } from '#shared/exports/comparison'
import type { ExportOptions } from '#shared/exports/options'
import type { ExportResult, JobKind, JobResults, Progress } from '#shared/jobs'
import type { MessageRules } from '../messages/rules'
import type { SyncPlan } from '../sync/sync'

/** What a job needs to know, as plain data, because it is sent to the job's thread. */
export interface Tasks {
  sync: {
    readonly kind: 'sync'
    readonly folder: string
    readonly baseUrl: string
    readonly credentials: Credentials
    readonly plan: SyncPlan
  }
  export: {
    readonly kind: 'export'
    readonly folder: string
    readonly query: string
    readonly sort: readonly SortKey[]
    /** The ids of the customers to write, in any order; null: all that match. */
    readonly ids: Float64Array | null
    readonly columns: readonly ColumnKey[] | 'all'
    readonly options: ExportOptions
    /** The country of phone numbers without a country code (ISO 3166-1 alpha-2). */
    readonly country: string
    readonly rules: MessageRules
    readonly path: string
    readonly download: string | null
  }
  /** Compares the file of an earlier export with what it would be now. */
  compare: {
    readonly kind: 'compare'
    readonly folder: string
    readonly path: string
    readonly query: string
    readonly sort: readonly SortKey[]
    /** The API's names. */
    readonly columns: readonly string[] | 'all'
    readonly options: ExportOptions
    /** Of what was written; null: unknown. */
    readonly sha256: string | null
  }
  /** Builds the index of a copy. A sync in the same folder stops it, and builds the index itself. */
  index: {
    readonly kind: 'index'
    readonly folder: string
  }
}

export type Task = Tasks[keyof Tasks]

export interface TaskHooks {
  readonly signal: AbortSignal
  readonly onProgress: (progress: Progress) => void
}

/** What a task returns: the result of its job, and what only the backend needs to know. */
export interface TaskResults extends JobResults {
  export: ExportResult & {
    /** The customers whom a message list reaches; null: it is none. */
    readonly reached: Float64Array | null
  }
}

/** Runs tasks of each kind and returns their results. Throws AppError; `cancelled` when the signal aborts. */
export type TaskRunner = {
  readonly [Kind in JobKind]: (task: Tasks[Kind], hooks: TaskHooks) => Promise<TaskResults[Kind]>
} & {
  /** No job that people see: it is an answer that takes long. */
  readonly compare: (task: Tasks['compare'], hooks: TaskHooks) => Promise<Comparison>
  /**
   * Stops the work that goes on in a folder (null: in any) after a sync returned its result, and resolves when its files are
   * closed.
   */
  readonly stopBackgroundWork: (folder: string | null) => Promise<void>
}
