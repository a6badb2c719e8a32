import { mkdirSync, rmSync } from 'node:fs'
import { join, toNamespacedPath } from 'node:path'
import type { CopyStatus } from '#shared/connection'
import { AppError } from '#shared/errors'
import type { Language } from '#shared/locale/languages'
import { readLastFailure, readLastSync } from './history'
import { languageState } from '../index/state'
import { copyMigrations } from './migrations'
import { readRevision } from './revision'
import { makeReadable, openWritable, openReadOnly } from '../sqlite/open'
import type { ReadableDatabase, WritableDatabase } from '../sqlite/database'
import { databaseSize, requireSpace } from '../sqlite/disk-space'
import { replaceFile } from '../sqlite/replace-file'
import { acquireLock } from '../sqlite/lock'
import { readState, writeState } from '../sqlite/state'
import { storageError, withStorageErrors } from '../sqlite/storage-error'
import { fullReadState } from './state'

/** The file in a connection's folder that holds its copy of the customers. */
export const copyFile = (folder: string): string => join(folder, 'customers.sqlite')

/** Holds a copy for the one who writes to it, for as long as that takes. Throws `sync.running` if another one holds it. */
export function lockCopy(folder: string): { readonly release: () => void } {
  withStorageErrors(copyFile(folder), () => mkdirSync(folder, { recursive: true, mode: 0o700 }))
  return acquireLock(join(folder, 'sync.lock'), { code: 'sync.running' })
}

/** Whether somebody writes to a copy now, in any process. */
export function isCopyHeld(folder: string): boolean {
  try {
    lockCopy(folder).release()
    return false
  } catch (thrown) {
    if (thrown instanceof AppError && thrown.code === 'sync.running') return true
    throw thrown
  }
}

/** Opens a copy for writing, and creates it if it is missing. Throws `storage.*`. */
export function openCopy(folder: string): WritableDatabase {
  return openWritable(copyFile(folder), 'copy', copyMigrations)
}

/**
 * Opens a copy for queries, and creates an empty one if it is missing. From now on texts sort by the alphabet of `language`;
 * null leaves it as it is. Throws `storage.*`.
 */
export function openCopyReader(folder: string, language: Language | null = null): ReadableDatabase {
  const database = openCopy(folder)
  try {
    if (language !== null && readState(database, languageState) !== language) {
      writeState(database, languageState, language)
    }
    return makeReadable(database)
  } catch (thrown) {
    database.close()
    throw storageError(thrown, copyFile(folder))
  }
}

/** What is in the copy, and how old it is. */
export function readStatus(database: ReadableDatabase, connectionId: string): CopyStatus {
  const count = (sql: string): number => Number(database.prepare(sql).pluck().get())
  return {
    connectionId,
    revision: readRevision(database),
    customers: count('SELECT count(*) FROM customer WHERE removed_at IS NULL'),
    removed: count('SELECT count(*) FROM customer WHERE removed_at IS NOT NULL'),
    problems: count('SELECT count(*) FROM problem'),
    lastSync: readLastSync(database),
    lastCompleteAt: readLastSync(database, 'complete')?.finishedAt ?? null,
    lastFailure: readLastFailure(database),
    interrupted: readState(database, fullReadState) !== null,
    databaseVersion: Number(database.pragma('user_version', { simple: true })),
  }
}

/** Does `work` while no file of a copy is open in this app: Windows neither deletes nor renames a file that is. */
export type WhenClosed = (work: () => void) => Promise<void>

/**
 * Copies the database `file`, with what its log still holds, into `folder` as its copy. Throws `storage.foreign` where
 * it is no copy of this app, `storage.newer` where this version cannot read it, `storage.little-space`. `whenClosed` is given the work that puts
 * the new one in the place of a copy that is there, and does it while nothing has that open.
 */
export async function takeInCopy(
  file: string,
  folder: string,
  whenClosed: WhenClosed = (work) => {
    work()
    return Promise.resolve()
  },
): Promise<void> {
  const target = copyFile(folder)
  const source = openReadOnly(file, 'copy', copyMigrations)
  try {
    withStorageErrors(target, () => mkdirSync(folder, { recursive: true, mode: 0o700 }))
    await requireSpace(folder, databaseSize(file))
    await source.backup(toNamespacedPath(`${target}.new`))
    await whenClosed(() => {
      for (const old of [target, `${target}-wal`, `${target}-shm`]) rmSync(old, { force: true })
      replaceFile(`${target}.new`, target)
    })
  } catch (thrown) {
    throw storageError(thrown, target)
  } finally {
    source.close()
  }
}
