import { Worker } from 'node:worker_threads'
import { AppError, type ErrorData } from '#shared/errors'
import type { Comparison } from '#shared/exports/comparison'
import type { IndexResult, JobKind, Progress } from '#shared/jobs'
import type { SyncResult } from '#shared/sync'
import { entryBeside } from '../threads/entry'
import { untilAborted } from '../clopos/waiting'
import type { Log } from '../log/log'
import { directRoute, type Route } from '../network/way'
import type { Task, TaskHooks, TaskResults, TaskRunner } from './task'

/**
 * V8 collects young objects in this much memory, in megabytes. By default it takes several times as much, and a first load of
 * a million customers 150 MB more.
 */
export const jobLimits = { maxYoungGenerationSizeMb: 12 }

/** What a job's thread is started with. */
export interface JobStart {
  readonly task: Task
  /** The route to Clopos, for a sync. */
  readonly route: Route
  /** Where its log file lies. */
  readonly dataFolder: string
}

/** What a job's thread reports. It ends after `failed`. All but a sync also end after `result`; a sync may work on. */
export type JobMessage =
  | { readonly type: 'progress'; readonly progress: Progress }
  | { readonly type: 'result'; readonly result: TaskResults[JobKind] | Comparison }
  | { readonly type: 'failed'; readonly error: ErrorData }

/**
 * Runs each task in a thread of its own, so that neither the window nor the list waits for it. `findRoute` is asked again
 * for each sync, because a laptop changes networks.
 */
export function threadRunner(
  findRoute: (url: string) => Promise<Route>,
  log: Log,
  dataFolder: string,
): TaskRunner {
  /** Threads that work on after their sync returned its result, and those that build an index. */
  const background = new Set<{ readonly folder: string; readonly stop: () => Promise<void> }>()

  const run = <Result>(start: JobStart, { signal, onProgress }: TaskHooks): Promise<Result> =>
    new Promise((resolve, reject) => {
      if (signal.aborted) {
        reject(new AppError({ code: 'cancelled' }))
        return
      }
      const worker = new Worker(new URL(entryBeside(import.meta.url, 'job.js')), {
        workerData: start,
        resourceLimits: jobLimits,
      })
      const cancel = (): void => {
        worker.postMessage('cancel')
      }
      const exited = new Promise<void>((done) => {
        worker.once('exit', () => {
          done()
        })
      })
      const thread = {
        folder: start.task.folder,
        stop: () => {
          cancel()
          return exited
        },
      }
      signal.addEventListener('abort', cancel, { once: true })
      if (start.task.kind === 'index') background.add(thread)
      worker.on('message', (message: JobMessage) => {
        if (message.type === 'progress') onProgress(message.progress)
        else if (message.type === 'failed') reject(new AppError(message.error))
        else {
          if (start.task.kind === 'sync') background.add(thread)
          // The thread returns the result of the task's kind, because both ends run the same build.
          resolve(message.result as never)
        }
      })
      worker.on('error', (thrown) => {
        log.error(`the ${start.task.kind} ended`, thrown)
        reject(new AppError({ code: 'internal' }))
      })
      worker.on('exit', () => {
        background.delete(thread)
        signal.removeEventListener('abort', cancel)
        reject(new AppError({ code: signal.aborted ? 'cancelled' : 'internal' }))
      })
    })

  const stopBackgroundWork = async (folder: string | null): Promise<void> => {
    const threads = [...background].filter((thread) => folder === null || thread.folder === folder)
    await Promise.all(threads.map(({ stop }) => stop()))
  }
  return {
    sync: async (task, hooks) => {
      await stopBackgroundWork(task.folder)
      const route = await untilAborted(findRoute(task.baseUrl), hooks.signal)
      return run<SyncResult>({ task, route, dataFolder }, hooks)
    },
    export: (task, hooks) => run<TaskResults['export']>({ task, route: directRoute, dataFolder }, hooks),
    compare: (task, hooks) => run<Comparison>({ task, route: directRoute, dataFolder }, hooks),
    index: (task, hooks) => run<IndexResult>({ task, route: directRoute, dataFolder }, hooks),
    stopBackgroundWork,
  }
}
