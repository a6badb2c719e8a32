import type { ReadableDatabase } from '../sqlite/database'
import { isIndexDue } from '../copy/update-index'
import type { Jobs } from './jobs'
import type { TaskRunner } from './task'

/**
 * Starts a job that builds the index of a copy, if the copy needs one, as after a step from an earlier version. To be called
 * when the copy was opened. Meanwhile queries give the same answers, more slowly.
 */
export function createIndexJobs(
  jobs: Jobs,
  runTask: TaskRunner,
  folderOf: (connectionId: string) => string,
): (connectionId: string, database: ReadableDatabase) => void {
  return (connectionId, database) => {
    if (!isIndexDue(database)) return
    const isBusy = jobs
      .list()
      .some((job) => job.state === 'running' && job.kind !== 'export' && job.connectionId === connectionId)
    // A sync builds the index when it has ended.
    if (isBusy) return
    const folder = folderOf(connectionId)
    jobs.start('index', connectionId, (hooks) => runTask.index({ kind: 'index', folder }, hooks))
  }
}
