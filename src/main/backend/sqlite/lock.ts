import { toNamespacedPath } from 'node:path'
import SQLite from 'better-sqlite3'
import { AppError, type ErrorData } from '#shared/errors'
import { storageError } from './storage-error'

/**
 * Locks `file` for this process until it is released. The file is a database in an exclusive transaction, so the system
 * releases it when the process ends, however it ends. Throws `held` if another process or thread has the lock.
 */
export function acquireLock(file: string, held: ErrorData): { readonly release: () => void } {
  let database: SQLite.Database | null = null
  try {
    database = new SQLite(toNamespacedPath(file), { timeout: 0 })
    database.exec('BEGIN EXCLUSIVE')
  } catch (thrown) {
    database?.close()
    const error = storageError(thrown, file)
    throw error instanceof AppError && error.code === 'storage.busy' ? new AppError(held) : error
  }
  const holder = database
  return {
    release: () => {
      holder.close()
    },
  }
}
