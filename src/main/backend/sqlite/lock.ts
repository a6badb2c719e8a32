import { truncateSync } from 'node:fs'
import { toNamespacedPath } from 'node:path'
import SQLite from 'better-sqlite3'
import { AppError, type ErrorData } from '#shared/errors'
import { withStorageErrors } from './storage-error'

function lock(file: string): SQLite.Database {
  return withStorageErrors(file, () => {
    const database = new SQLite(toNamespacedPath(file), { timeout: 0 })
    try {
      return database.exec('BEGIN EXCLUSIVE')
    } catch (thrown) {
      database.close()
      throw thrown
    }
  })
}

/** The same where another program wrote to the file. It is emptied, not deleted, so a lock on it stays one. */
function lockAnyway(file: string): SQLite.Database {
  try {
    return lock(file)
  } catch (thrown) {
    if (!(thrown instanceof AppError && thrown.code === 'storage.damaged')) throw thrown
    withStorageErrors(file, () => {
      truncateSync(toNamespacedPath(file))
    })
    return lock(file)
  }
}

/**
 * Locks `file` for this process until it is released. The file is a database in an exclusive transaction, so the system
 * releases it when the process ends, however it ends. It holds no data, so garbage in it is dropped. Throws `held` if
 * another process or thread has the lock.
 */
export function acquireLock(file: string, held: ErrorData): { readonly release: () => void } {
  try {
    const holder = lockAnyway(file)
    return {
      release: () => {
        holder.close()
      },
    }
  } catch (thrown) {
    throw thrown instanceof AppError && thrown.code === 'storage.busy' ? new AppError(held) : thrown
  }
}
