import { basename } from 'node:path'
import { columnOf } from '#shared/columns'
import { AppError } from '#shared/errors'
import { mayOpen } from '#shared/exports/open'
import type { Comparison } from '#shared/exports/comparison'
import type { IndexResult } from '#shared/jobs'
import type { SyncResult } from '#shared/sync'
import { createCloposSource } from '../clopos/client'
import { openCustomers } from '../query/customers'
import { copyFile, openCopyReader } from '../copy/copy'
import { readLastSync } from '../copy/history'
import { runIndexUpdate } from '../copy/update-index'
import { compareExport } from '../export/compare'
import { exportContent, recipientsFor } from '../export/content'
import { exportCustomers } from '../export/export'
import type { Route } from '../network/way'
import { appVersion } from '#shared/version'
import { storageError } from '../sqlite/storage-error'
import { follow } from '../sync/follow'
import { runSync, type SyncOptions } from '../sync/sync'
import type { TaskHooks, TaskResults, Tasks } from './task'

/** Syncs through `route`. Throws what `runSync` throws. */
export function runSyncTask(
  task: Tasks['sync'],
  route: Route,
  hooks: TaskHooks & Pick<SyncOptions, 'onMerged'>,
): Promise<SyncResult> {
  const { onProgress, onContact } = follow(hooks.onProgress)
  const { baseUrl, credentials, folder, plan } = task
  const source = createCloposSource({ baseUrl, credentials, route, onContact })
  return runSync({ ...hooks, ...plan, onProgress, folder, source, clock: Date.now })
}

/** Writes an export through a connection of its own, so that the list stays fast. Throws what `exportCustomers` throws, and `storage.*`. */
export async function runExportTask(task: Tasks['export'], hooks: TaskHooks): Promise<TaskResults['export']> {
  const database = openCopyReader(task.folder)
  try {
    const startedAt = performance.now()
    const customers = openCustomers(database)
    const total = task.ids?.length ?? customers.summary(task.query).count
    const columns = task.columns === 'all' ? task.columns : task.columns.map((key) => columnOf(key).api)
    const recipients = recipientsFor(customers, task)
    const copyAt = readLastSync(database)?.finishedAt ?? null
    const { path, query, sort, options } = task
    const about = { path, query, sort, columns, options, copyAt, selected: task.ids !== null }
    const written = await exportCustomers({
      content: exportContent(customers, { ...task, columns, recipients }),
      target: path,
      // A download is one file.
      about:
        options.about && task.download === null ? { ...about, version: appVersion, clock: Date.now } : null,
      total,
      signal: hooks.signal,
      onProgress: (done) => {
        hooks.onProgress({ done, total })
      },
    })
    const fileName = basename(path)
    return {
      ...written,
      copyAt,
      rows: recipients?.count() ?? written.rows,
      ms: Math.round(performance.now() - startedAt),
      fileName,
      opens: mayOpen(fileName, task.options),
      download: task.download,
      leftOut: recipients?.leftOut() ?? null,
      reached: recipients?.reached() ?? null,
    }
  } catch (thrown) {
    throw storageError(thrown, copyFile(task.folder))
  } finally {
    database.close()
  }
}

/** Compares a file with what the same export writes now. Throws what `compareExport` throws. */
export async function runCompareTask(task: Tasks['compare'], hooks: TaskHooks): Promise<Comparison> {
  const database = openCopyReader(task.folder)
  try {
    const customers = openCustomers(database)
    return await compareExport({
      ...task,
      signal: hooks.signal,
      // No format that can be compared depends on these.
      now: () => exportContent(customers, { ...task, country: '', recipients: null }),
    })
  } finally {
    database.close()
  }
}

/** Builds the index of a copy, unless a sync is at it. Throws `cancelled` and `storage.*`. */
export async function runIndexTask({ folder }: Tasks['index'], hooks: TaskHooks): Promise<IndexResult> {
  try {
    await runIndexUpdate(folder, hooks)
    return { built: true }
  } catch (thrown) {
    if (thrown instanceof AppError && thrown.code === 'sync.running') return { built: false }
    throw thrown
  }
}
