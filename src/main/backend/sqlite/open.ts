import { mkdirSync, statSync } from 'node:fs'
import { dirname, toNamespacedPath } from 'node:path'
import SQLite from 'better-sqlite3'
import { AppError } from '#shared/errors'
import type { ReadableDatabase, WritableDatabase } from './database'
import { migrate, versionOf, type Migration } from './migrate'
import { storageError, withStorageErrors } from './storage-error'

/** What a file is, as stored in its header (sqlite.org/pragma.html#pragma_application_id). */
export const applicationIds = { copy: 0x43446b31, settings: 0x43446b32 } as const

/** How long to wait for another process that is writing, in milliseconds. */
const busyTimeout = 5000

/** Text in a file's schema runs nothing of ours, and damaged pages are noticed when they are read. */
function distrust(database: WritableDatabase): void {
  database.pragma('trusted_schema = OFF')
  database.pragma('cell_size_check = ON')
}

/** Our files have tables and indexes alone: a view or trigger in the place of a table could run forever. */
function checkObjects(database: WritableDatabase, file: string): void {
  const has = (sql: string): boolean => database.prepare(sql).get() !== undefined
  // The text is what SQLite runs: what stands beside it can call a virtual table a table. Automatic indexes have none.
  const isForeign =
    has(`SELECT 1 FROM sqlite_schema WHERE NOT (sql IS NULL OR sql LIKE 'CREATE TABLE %'
      OR sql LIKE 'CREATE INDEX %' OR sql LIKE 'CREATE UNIQUE INDEX %')`) ||
    has('SELECT 1 FROM sqlite_schema AS found, pragma_table_xinfo(found.name) AS part WHERE part.hidden <> 0')
  if (isForeign) throw new AppError({ code: 'storage.foreign', file })
}

function checkKind(database: WritableDatabase, file: string, applicationId: number): void {
  const found = Number(database.pragma('application_id', { simple: true }))
  if (found === applicationId) return
  const tables = database.prepare('SELECT count(*) FROM sqlite_schema').pluck().get()
  if (found !== 0 || tables !== 0) throw new AppError({ code: 'storage.foreign', file })
  database.pragma(`application_id = ${String(applicationId)}`)
}

/**
 * Opens a database of this app for reading and writing, creates it if it is missing, and brings it to the newest format.
 * Throws AppError `storage.*`.
 */
export function openWritable(
  file: string,
  kind: keyof typeof applicationIds,
  migrations: readonly Migration[],
): WritableDatabase {
  return withStorageErrors(file, () => {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    // A namespaced path may be longer than the 260 letters that Windows allows otherwise.
    const database = new SQLite(toNamespacedPath(file), { timeout: busyTimeout })
    try {
      distrust(database)
      checkKind(database, file, applicationIds[kind])
      // What a newer version needs is not known here: `migrate` refuses its files.
      if (versionOf(database) <= migrations.length) checkObjects(database, file)
      database.pragma('journal_mode = WAL')
      database.pragma('synchronous = NORMAL')
      database.pragma('foreign_keys = ON')
      database.pragma('temp_store = MEMORY')
      // The log grows during a long export. This limit frees the disk space afterwards.
      database.pragma('journal_size_limit = 67108864')
      migrate(database, migrations)
      return database
    } catch (thrown) {
      database.close()
      throw thrown
    }
  })
}

/** Makes SQLite refuse writes on an open connection from now on. */
export function makeReadable(database: WritableDatabase): ReadableDatabase {
  // Queries fetch rows from all over the file, so a larger page cache (KiB) would take memory and rarely help.
  database.pragma('cache_size = -8192')
  database.pragma('query_only = ON')
  return database
}

/**
 * Opens a file that somebody chose, without changing anything in it, to be copied. Throws `storage.foreign` if it is not a
 * database of this app, `storage.newer` if this version cannot read it, `storage.unread` if the file cannot be read at all.
 */
export function openReadOnly(
  file: string,
  kind: keyof typeof applicationIds,
  migrations: readonly Migration[],
): SQLite.Database {
  try {
    if (!statSync(file).isFile()) throw new AppError({ code: 'storage.foreign', file })
    const database = new SQLite(toNamespacedPath(file), { readonly: true, timeout: busyTimeout })
    try {
      distrust(database)
      const applicationId = database.pragma('application_id', { simple: true })
      const version = versionOf(database)
      if (applicationId !== applicationIds[kind]) throw new AppError({ code: 'storage.foreign', file })
      if (version > migrations.length)
        throw new AppError({ code: 'storage.newer', version, known: migrations.length })
      checkObjects(database, file)
      return database
    } catch (thrown) {
      database.close()
      throw thrown
    }
  } catch (thrown) {
    const error = storageError(thrown, file)
    if (!(error instanceof AppError)) throw error
    // A file that is no database at all is not a damaged copy but another kind of file.
    if (error.code === 'storage.damaged') throw new AppError({ code: 'storage.foreign', file }, thrown)
    throw error.code === 'storage.folder' ? new AppError({ code: 'storage.unread', file }, thrown) : error
  }
}
