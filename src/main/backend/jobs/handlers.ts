import { AppError } from '#shared/errors'
import type { backendMethods, DomainHandlers } from '#shared/contract'
import type { ExportResult } from '#shared/jobs'
import type { SyncRecord } from '#shared/sync'
import { readHistory } from '../copy/history'
import type { AskCopy } from '../query/handlers'
import { selectionKey, type Selections } from '../query/selection'
import type { Jobs } from './jobs'
import type { SyncJobs } from './sync-jobs'
import type { TaskRunner, Tasks } from './task'
import { takeTurns } from './turns'

type Methods = typeof backendMethods

/** The jobs that run, whatever they do. */
export function jobHandlers(jobs: Jobs): DomainHandlers<Methods, 'jobs'> {
  return {
    'jobs.list': () => jobs.list(),
    'jobs.cancel': ({ jobId }) => {
      jobs.cancel(jobId)
      return null
    },
  }
}

/** Syncs, and what is known of those before. `known` throws `not-found` where there is no such connection. */
export function syncHandlers(
  ask: AskCopy,
  syncs: SyncJobs,
  known: (connectionId: string) => string,
): DomainHandlers<Methods, 'sync'> {
  return {
    'sync.start': ({ connectionId, complete }) => ({
      jobId: syncs.start(connectionId, 'person', complete).id,
    }),
    'sync.history': ({ connectionId, limit }): readonly SyncRecord[] =>
      ask(connectionId, (_, database) => readHistory(database, limit)),
    'sync.schedule': ({ connectionId }) => syncs.schedule.of(known(connectionId)),
    'sync.online': () => {
      syncs.schedule.online()
      return null
    },
  }
}

/** What an export is asked with: the task, but for what only the backend knows. */
export type ExportOrder = Omit<Tasks['export'], 'kind' | 'folder' | 'ids' | 'country' | 'rules'> & {
  readonly connectionId: string
  /** The selected customers alone; null: all that match. */
  readonly selection: string | null
}

/** How many exports run at a time, because each takes memory. The others wait. */
const mostExports = 2

/** What the user's choices say about an export when it starts. */
export type ExportKnowledge = Pick<Tasks['export'], 'country' | 'rules'>

/** An export that can be written again: with the same customers, whatever is selected by then. */
interface Attempt {
  readonly order: ExportOrder
  readonly task: Omit<Tasks['export'], keyof ExportKnowledge>
}

/** How many exports that failed can be tried again. */
const mostFailed = 5

/**
 * Exports to a file that the shell chose, also once more. `onWritten` hears of each that is complete, with the job's result,
 * and whom a message list reaches.
 */
export function exportHandlers(
  jobs: Jobs,
  runTask: TaskRunner,
  selections: Selections,
  folderOf: (connectionId: string) => string,
  knowledgeOf: (order: Pick<ExportOrder, 'connectionId' | 'options'>) => ExportKnowledge,
  onWritten: (order: ExportOrder, result: ExportResult, reached: Float64Array | null) => void,
): {
  readonly 'export.write': (order: ExportOrder) => { readonly jobId: string }
  readonly 'export.rewrite': (input: { readonly jobId: string }) => { readonly jobId: string }
} {
  const inTurn = takeTurns(mostExports)
  /** The exports that failed last, by job. */
  const failed = new Map<string, Attempt>()
  const start = (attempt: Attempt): { readonly jobId: string } => {
    const { order, task } = attempt
    const job = jobs.start('export', order.connectionId, async (hooks) => {
      try {
        const { reached, ...result } = await inTurn(hooks.signal, () =>
          runTask.export({ ...task, ...knowledgeOf(order) }, hooks),
        )
        onWritten(order, result, reached)
        return result
      } catch (thrown) {
        failed.set(job.id, attempt)
        for (const oldest of [...failed.keys()].slice(0, -mostFailed)) failed.delete(oldest)
        throw thrown
      }
    })
    return { jobId: job.id }
  }
  return {
    'export.write': (order) => {
      const { connectionId, selection, ...written } = order
      const folder = folderOf(connectionId)
      const ids = selection === null ? null : selections.ids(selectionKey(connectionId, selection)).toArray()
      return start({ order, task: { kind: 'export', folder, ids, ...written } })
    },
    'export.rewrite': ({ jobId }) => {
      const found = failed.get(jobId)
      if (found === undefined) throw new AppError({ code: 'not-found', what: 'job' })
      failed.delete(jobId)
      return start(found)
    },
  }
}
