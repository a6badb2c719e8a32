/** Entry file of a job's thread. It runs the task that it was started with, reports progress, and ends. */
import { parentPort, workerData } from 'node:worker_threads'
import { errorData } from '#shared/errors'
import type { SyncResult } from '#shared/sync'
import { createLog } from '../log/log'
import { openLogFile } from '../log/log-file'
import { runCompareTask, runExportTask, runIndexTask, runSyncTask } from './run-task'
import type { TaskHooks } from './task'
import type { JobMessage, JobStart } from './thread-runner'

const { task, route, dataFolder }: JobStart = workerData
const cancel = new AbortController()

const tell = (message: JobMessage): void => {
  parentPort?.postMessage(message)
}

const hooks: TaskHooks = {
  signal: cancel.signal,
  onProgress: (progress) => {
    tell({ type: 'progress', progress })
  },
}

parentPort?.once('message', () => {
  cancel.abort()
})

try {
  const onMerged = (result: SyncResult): void => {
    tell({ type: 'result', result })
  }
  if (task.kind === 'sync') await runSyncTask(task, route, { ...hooks, onMerged })
  else {
    const result =
      task.kind === 'export'
        ? runExportTask(task, hooks)
        : task.kind === 'compare'
          ? runCompareTask(task, hooks)
          : runIndexTask(task, hooks)
    tell({ type: 'result', result: await result })
  }
} catch (thrown) {
  const error = errorData(thrown)
  if (error.code === 'internal') {
    createLog(process.stderr, openLogFile(dataFolder)).error(`${task.kind} failed`, thrown)
  }
  tell({ type: 'failed', error })
}
parentPort?.close()
