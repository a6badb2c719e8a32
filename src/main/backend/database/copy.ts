import { mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Database } from 'better-sqlite3'
import type { CopyStatus, SyncRecord } from '#shared/connection'
import { copyMigrations } from './migrations'
import { openDatabase, openReader, openUntouched } from './open'
import { readState } from './state'
import { storageError, withStorageErrors } from './storage-error'

/** The file in a connection's folder that holds its copy of the customers. */
export const copyFile = (folder: string): string => join(folder, 'customers.sqlite')

/** Opens a copy for the one who writes it, and creates it where there is none. Throws `storage.*`. */
export function openCopy(folder: string): Database {
  return openDatabase(copyFile(folder), 'copy', copyMigrations)
}

/** Opens a copy for queries; creates it, empty, where there is none. Throws `storage.*`. */
export function openCopyReader(folder: string): Database {
  return openReader(copyFile(folder), 'copy', copyMigrations)
}

interface RunRow {
  readonly started_at: number
  readonly finished_at: number
  readonly result: string
}

/** The completed syncs, newest first. */
export function readHistory(database: Database, limit: number): SyncRecord[] {
  return database
    .prepare<[number], RunRow>(
      'SELECT started_at, finished_at, result FROM sync_run ORDER BY id DESC LIMIT ?',
    )
    .all(limit)
    .map((row) => ({
      startedAt: row.started_at,
      finishedAt: row.finished_at,
      result: JSON.parse(row.result),
    }))
}

/** What is in the copy, and how old it is. */
export function readStatus(database: Database, connectionId: string): CopyStatus {
  const count = (sql: string): number => Number(database.prepare(sql).pluck().get())
  return {
    connectionId,
    customers: count('SELECT count(*) FROM customer WHERE removed_at IS NULL'),
    removed: count('SELECT count(*) FROM customer WHERE removed_at IS NOT NULL'),
    problems: count('SELECT count(*) FROM problem'),
    lastSync: readHistory(database, 1)[0] ?? null,
    lastFailure: readState(database, 'last-failure'),
    interrupted: readState(database, 'reading') !== null,
    databaseVersion: Number(database.pragma('user_version', { simple: true })),
  }
}

/**
 * Copies the database `file`, with what its log still holds, into `folder` as its copy. Throws `storage.foreign` where
 * it is no copy of this app, `storage.newer` where this version cannot read it.
 */
export async function takeInCopy(file: string, folder: string): Promise<void> {
  const target = copyFile(folder)
  const source = openUntouched(file, 'copy', copyMigrations)
  try {
    withStorageErrors(target, () => mkdirSync(folder, { recursive: true, mode: 0o700 }))
    await source.backup(`${target}.new`)
    for (const old of [target, `${target}-wal`, `${target}-shm`]) rmSync(old, { force: true })
    renameSync(`${target}.new`, target)
  } catch (thrown) {
    throw storageError(thrown, target)
  } finally {
    source.close()
  }
}
