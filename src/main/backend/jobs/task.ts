import type { ColumnKey, SortKey } from '#shared/columns'
import type { Credentials } from '#shared/connection'
import type { ExportPreset } from '#shared/export-format'
import type { JobKind, JobResults, Progress } from '#shared/jobs'
import type { SyncPlan } from '../sync/sync'

/** Everything that a job needs to know, as plain data, so that it can run in a thread of its own. */
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
    /** The customers to write, in any order; null: all that match. */
    readonly ids: Float64Array | null
    readonly columns: readonly ColumnKey[] | 'all'
    readonly preset: ExportPreset
    readonly locale: string
    readonly path: string
    readonly download: string | null
  }
}

export type Task = Tasks[keyof Tasks]

export interface TaskHooks {
  readonly signal: AbortSignal
  readonly onProgress: (progress: Progress) => void
}

/** Does tasks of each kind and gives their results; throws AppError, `cancelled` when the signal said so. */
export type TaskRunner = {
  readonly [Kind in JobKind]: (task: Tasks[Kind], hooks: TaskHooks) => Promise<JobResults[Kind]>
} & {
  /** Stops what goes on in a folder (null: in any) behind the result of a sync, and resolves when its files are closed. */
  readonly leave: (folder: string | null) => Promise<void>
}
