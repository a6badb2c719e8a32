import { Worker } from 'node:worker_threads'
import { AppError, type ErrorData } from '#shared/errors'
import type { ExportResult, Progress } from '#shared/jobs'
import type { SyncResult } from '#shared/sync'
import { entryBeside } from '../entry'
import { untilAborted } from '../clopos/waiting'
import type { Log } from '../log'
import { directRoute, type Route } from '../network/way'
import type { Task, TaskHooks, TaskRunner } from './task'

/** What a job's thread is started with. */
export interface JobStart {
  readonly task: Task
  /** The way to Clopos, for a sync. */
  readonly route: Route
}

/** What a job's thread tells. After `result` or `failed` it ends. */
export type JobMessage =
  | { readonly type: 'progress'; readonly progress: Progress }
  | { readonly type: 'result'; readonly result: SyncResult | ExportResult }
  | { readonly type: 'failed'; readonly error: ErrorData }

/**
 * Runs each task in a thread of its own, so that neither the window nor the list waits for it. `findRoute` is asked anew
 * for each sync: a laptop changes networks.
 */
export function threadRunner(findRoute: (url: string) => Promise<Route>, log: Log): TaskRunner {
  const run = <Result>(start: JobStart, { signal, onProgress }: TaskHooks): Promise<Result> =>
    new Promise((resolve, reject) => {
      if (signal.aborted) {
        reject(new AppError({ code: 'cancelled' }))
        return
      }
      const worker = new Worker(new URL(entryBeside(import.meta.url, 'job.js')), { workerData: start })
      const cancel = (): void => {
        worker.postMessage('cancel')
      }
      signal.addEventListener('abort', cancel, { once: true })
      worker.on('message', (message: JobMessage) => {
        if (message.type === 'progress') onProgress(message.progress)
        else if (message.type === 'failed') reject(new AppError(message.error))
        // The thread's result is of the task's kind: both ends run the same build.
        else resolve(message.result as never)
      })
      worker.on('error', (thrown) => {
        log.error(`the ${start.task.kind} ended`, thrown)
        reject(new AppError({ code: 'internal' }))
      })
      worker.on('exit', () => {
        signal.removeEventListener('abort', cancel)
        reject(new AppError({ code: signal.aborted ? 'cancelled' : 'internal' }))
      })
    })
  return {
    sync: async (task, hooks) => {
      const route = await untilAborted(findRoute(task.baseUrl), hooks.signal)
      return run<SyncResult>({ task, route }, hooks)
    },
    export: (task, hooks) => run<ExportResult>({ task, route: directRoute }, hooks),
  }
}
