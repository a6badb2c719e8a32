import { existsSync, readdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setImmediate, setTimeout } from 'node:timers/promises'
import { AppError } from '#shared/errors'
import { discardIndex } from '../index/build'
import { noteChanged, readIndexState } from '../index/changes'
import type { ReadableDatabase, WritableDatabase } from '../sqlite/database'
import { clearState, readState, writeState } from '../sqlite/state'
import { storageError } from '../sqlite/storage-error'
import { copyFile, openCopy } from './copy'
import { customerIndex } from './schema/index-schema'
import { erasingState, revisionState } from './state'

/**
 * Forgetting customers for good, in two steps. First their rows are deleted, in small transactions: from then on no query
 * finds them. Then, in the background, the index is built again without them (`updateIndex`) and the file is written
 * again (`finishErasing`), because what was deleted may still lie in unused parts of it. A kill in between loses nothing:
 * the copy remembers that the second step is due.
 */

/** Customers are forgotten this many at a time. */
const batch = 500

/** The tables with what the copy knows of a customer, each with the column of the customer's ID. */
export const tablesOfCustomers = [
  ['customer', 'id'],
  ['customer_text', 'id'],
  ['customer_raw', 'id'],
  ['problem', 'customer_id'],
  ['change', 'customer_id'],
  ['duplicate', 'customer_id'],
] as const

/**
 * Clopos does not have the customer any more. If an unfinished read found them again, they are there, and would come back.
 */
const forgettable = 'removed_at IS NOT NULL AND id NOT IN (SELECT id FROM incoming_customer)'

/** The customers among `ids` that can be forgotten. */
export function forgettableAmong(database: ReadableDatabase, ids: Iterable<number>): number[] {
  return database
    .prepare<[string], number>(
      `SELECT id FROM customer WHERE ${forgettable} AND id IN (SELECT value FROM json_each(?))`,
    )
    .pluck()
    .all(JSON.stringify([...ids]))
}

/** The customers that were found to be removed before an instant, and can be forgotten. */
export function forgettableBefore(database: ReadableDatabase, instant: number): number[] {
  return database
    .prepare<[number], number>(`SELECT id FROM customer WHERE ${forgettable} AND removed_at < ?`)
    .pluck()
    .all(instant)
}

/**
 * Deletes those of some customers that can be forgotten from the copy in a folder, and gives their IDs. It needs no lock: it
 * touches no customer that a sync could write. `updateIndex` must follow. Throws `storage.*`.
 */
export function forgetCustomers(folder: string, ids: readonly number[]): Promise<number[]> {
  return forgetWhere(folder, () => ids)
}

async function forgetWhere(
  folder: string,
  idsIn: (database: ReadableDatabase) => readonly number[],
): Promise<number[]> {
  const database = openCopy(folder)
  try {
    const ids = idsIn(database)
    // A merge or a build of the index takes seconds. Queries must not wait for that.
    database.pragma('busy_timeout = 0')
    // Overwrites what it deletes, at once: the rest of the work may have to wait, for example for room on the disk.
    database.pragma('secure_delete = ON')
    const forgotten: number[] = []
    for (let at = 0; at < ids.length; at += batch) {
      const some = ids.slice(at, at + batch)
      forgotten.push(...(await whenFree(() => forgetSome(database, some))))
      await setImmediate()
    }
    return forgotten
  } catch (thrown) {
    throw storageError(thrown, copyFile(folder))
  } finally {
    database.close()
  }
}

/** Forgets the customers that were found to be removed before an instant, and gives their IDs. Throws `storage.*`. */
export function forgetRemovedBefore(folder: string, instant: number): Promise<number[]> {
  return forgetWhere(folder, (database) => forgettableBefore(database, instant))
}

/** Between two attempts, and for all of them, in milliseconds. */
const [pause, patience] = [50, 60_000]

/** Does `work` when nobody else writes to the copy. */
async function whenFree<Value>(work: () => Value): Promise<Value> {
  for (let waited = 0; ; waited += pause) {
    try {
      return work()
    } catch (thrown) {
      const error = storageError(thrown, '')
      const isBusy = error instanceof AppError && error.code === 'storage.busy'
      if (!isBusy || waited >= patience) throw thrown
    }
    await setTimeout(pause)
  }
}

function forgetSome(database: WritableDatabase, ids: readonly number[]): number[] {
  return database
    .transaction(() => {
      const found = forgettableAmong(database, ids)
      if (found.length === 0) return found
      const list = JSON.stringify(found)
      noteChanged(database, 'SELECT value FROM json_each(?)', list)
      for (const [table, id] of tablesOfCustomers) {
        database.prepare(`DELETE FROM ${table} WHERE ${id} IN (SELECT value FROM json_each(?))`).run(list)
      }
      writeState(database, erasingState, 'file')
      writeState(database, revisionState, (readState(database, revisionState) ?? 0) + 1)
      return found
    })
    .immediate()
}

/** Whether customers were forgotten of whom something may still lie in the files. */
export const isErasing = (database: ReadableDatabase): boolean => readState(database, erasingState) !== null

/** How often to wait for readers that keep the log from being emptied. Each time takes some seconds. */
const attempts = 3

/**
 * Writes the file again, so that no unused part of it has anything of forgotten customers, and empties its log. Does
 * nothing if nobody was forgotten. To be called when the index was built without them. If somebody reads for long, as an
 * export does, the log stays until the next call.
 */
export function* finishErasing(database: WritableDatabase): Generator<void> {
  if (readState(database, erasingState) === 'file') {
    if (readIndexState(database, customerIndex) === null) discardIndex(database)
    removeOldFiles(database.name)
    // The other copy would take as much memory as the file has bytes.
    database.pragma('temp_store = FILE')
    database.exec('VACUUM')
    database.pragma('temp_store = MEMORY')
    writeState(database, erasingState, 'log')
    yield
  }
  for (let attempt = 1; isErasing(database) && attempt <= attempts; attempt += 1) {
    if (isLogEmptied(database)) clearState(database, erasingState)
    yield
  }
}

/** Moves everything from the log into the file. False if a reader still needs some of it. */
function isLogEmptied(database: WritableDatabase): boolean {
  const [busy] = database.prepare<[], [busy: number]>('PRAGMA wal_checkpoint(TRUNCATE)').raw().get() ?? [1]
  return busy === 0
}

/** Deletes what lies beside a copy and may hold its customers: damaged ones that were set aside, and half a copied one. */
function removeOldFiles(file: string): void {
  const folder = dirname(file)
  const isOld = (name: string): boolean =>
    name.startsWith('customers.damaged-') || name.startsWith('customers.sqlite.new')
  for (const name of existsSync(folder) ? readdirSync(folder) : []) {
    if (isOld(name)) rmSync(join(folder, name), { force: true })
  }
}
