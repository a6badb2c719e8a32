import SQLite from 'better-sqlite3'
import { AppError, type ErrorData } from '#shared/errors'
import { storageError } from './storage-error'

/**
 * Holds `file` for this process until released. It is a database under an exclusive transaction, so the system lets go
 * of it when the process ends in whatever way. Throws `held` where another process (or thread) has it.
 */
export function acquireLock(file: string, held: ErrorData): { readonly release: () => void } {
  let database: SQLite.Database | null = null
  try {
    database = new SQLite(file, { timeout: 0 })
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
