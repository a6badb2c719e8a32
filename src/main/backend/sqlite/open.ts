import { mkdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import SQLite, { type Database } from 'better-sqlite3'
import { AppError } from '#shared/errors'
import { migrate, type Migration } from './migrate'
import { storageError, withStorageErrors } from './storage-error'

/** What a file is: marked in its header (sqlite.org/pragma.html#pragma_application_id). */
export const applicationIds = { copy: 0x43446b31, settings: 0x43446b32 } as const

/** How long to wait for another process that is writing, in milliseconds. */
const busyTimeout = 5000

function checkKind(database: Database, file: string, applicationId: number): void {
  const found = Number(database.pragma('application_id', { simple: true }))
  if (found === applicationId) return
  const tables = database.prepare('SELECT count(*) FROM sqlite_schema').pluck().get()
  if (found !== 0 || tables !== 0) throw new AppError({ code: 'storage.foreign', file })
  database.pragma(`application_id = ${String(applicationId)}`)
}

/**
 * Opens a database of this app for reading and writing, creates it where it is missing, and brings it to the newest
 * format. Throws AppError `storage.*`.
 */
export function openDatabase(
  file: string,
  kind: keyof typeof applicationIds,
  migrations: readonly Migration[],
): Database {
  return withStorageErrors(file, () => {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    const database = new SQLite(file, { timeout: busyTimeout })
    try {
      checkKind(database, file, applicationIds[kind])
      database.pragma('journal_mode = WAL')
      database.pragma('synchronous = NORMAL')
      database.pragma('foreign_keys = ON')
      database.pragma('temp_store = MEMORY')
      // A long export holds the log back; once it ends, the disk space comes back too.
      database.pragma('journal_size_limit = 67108864')
      migrate(database, migrations)
      return database
    } catch (thrown) {
      database.close()
      throw thrown
    }
  })
}

/** Makes an open database one for queries, which writes nothing any more. */
export function makeReader(database: Database): void {
  // Rows are fetched from all over the file: more pages held (KiB) would take memory and hardly be met again.
  database.pragma('cache_size = -8192')
  database.pragma('query_only = ON')
}

/**
 * Opens somebody's file without changing anything in it, to be copied from. Throws `storage.foreign` where it is not a
 * database of this app, `storage.newer` where this version cannot read it, `storage.unread` where nobody can.
 */
export function openUntouched(
  file: string,
  kind: keyof typeof applicationIds,
  migrations: readonly Migration[],
): Database {
  try {
    if (!statSync(file).isFile()) throw new AppError({ code: 'storage.foreign', file })
    const database = new SQLite(file, { readonly: true, timeout: busyTimeout })
    const applicationId = database.pragma('application_id', { simple: true })
    const version = Number(database.pragma('user_version', { simple: true }))
    if (applicationId === applicationIds[kind] && version <= migrations.length) return database
    database.close()
    throw new AppError(
      applicationId === applicationIds[kind]
        ? { code: 'storage.newer', version, known: migrations.length }
        : { code: 'storage.foreign', file },
    )
  } catch (thrown) {
    const error = storageError(thrown, file)
    if (!(error instanceof AppError)) throw error
    // What is no database at all is not a damaged copy but another kind of file.
    if (error.code === 'storage.damaged') throw new AppError({ code: 'storage.foreign', file }, thrown)
    throw error.code === 'storage.folder' ? new AppError({ code: 'storage.unread', file }, thrown) : error
  }
}
