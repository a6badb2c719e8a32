/** The user database holds what people made themselves, settings and views, and what they exported. It outlives every copy of the customers. */
import { join } from 'node:path'
import { AppError } from '#shared/errors'
import type { WritableDatabase } from './sqlite/database'
import type { Migration } from './sqlite/migrate'
import { openWritable } from './sqlite/open'
import { setAside } from './sqlite/set-aside'
import { storageError } from './sqlite/storage-error'

export const userMigrations: readonly Migration[] = [
  { version: 1, sql: 'CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT' },
  {
    version: 2,
    // Filters and the search used to be two texts and are now one. Filters come first, because the search may end in an
    // open quote.
    sql: `INSERT OR REPLACE INTO setting (name, value)
            SELECT 'search', json_quote(trim((value ->> '$') || ' ' || coalesce(
              (SELECT value ->> '$' FROM setting WHERE name = 'search' AND json_type(value) = 'text'), '')))
              FROM setting WHERE name = 'filters' AND json_type(value) = 'text';
          DELETE FROM setting WHERE name = 'filters'`,
  },
  {
    version: 3,
    // The content is JSON. A version that does not understand a row leaves it as it is. Nobody chose the sort by name; it
    // was the default.
    sql: `CREATE TABLE view (id TEXT PRIMARY KEY, position INTEGER NOT NULL, content TEXT NOT NULL) STRICT;
          DELETE FROM setting WHERE name = 'sort' AND value = '["name"]'`,
  },
  {
    version: 4,
    // The content is JSON.
    sql: `CREATE TABLE export_record (id INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, content TEXT NOT NULL) STRICT`,
  },
  {
    version: 5,
    // Contents are JSON. Numbers are in E.164. `handled`: up to when nothing of a schedule is due any more.
    sql: `CREATE TABLE export_preset (id TEXT PRIMARY KEY, position INTEGER NOT NULL, content TEXT NOT NULL) STRICT;
          CREATE TABLE schedule (id TEXT PRIMARY KEY, content TEXT NOT NULL, handled INTEGER NOT NULL,
            removed INTEGER NOT NULL DEFAULT 0) STRICT;
          CREATE TABLE schedule_run (id INTEGER PRIMARY KEY AUTOINCREMENT, schedule_id TEXT NOT NULL, content TEXT NOT NULL) STRICT;
          CREATE TABLE opt_out (number TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
          CREATE TABLE contacted (id INTEGER PRIMARY KEY, record INTEGER, connection_id TEXT NOT NULL, at INTEGER NOT NULL,
            customers BLOB NOT NULL) STRICT`,
  },
]

const damaged = (file: string, aside: string | null, cause?: unknown): AppError =>
  new AppError({ code: 'settings.damaged', file, aside }, cause)

export const userDatabaseFile = (dataFolder: string): string => join(dataFolder, 'settings.sqlite')

/** Opens the user database in a data folder and creates it if it is missing. Throws AppError `settings.*`, and `storage.*`. */
export function openUserDatabase(dataFolder: string): WritableDatabase {
  const file = userDatabaseFile(dataFolder)
  let database: WritableDatabase | null = null
  try {
    database = openWritable(file, 'settings', userMigrations)
    // Queries may name people.
    database.pragma('secure_delete = ON')
    // The file is small, so checking all of it takes no time.
    if (database.pragma('quick_check(1)', { simple: true }) === 'ok') return database
    throw damaged(file, null)
  } catch (thrown) {
    database?.close()
    const error = storageError(thrown, file)
    if (!(error instanceof AppError)) throw error
    const { data } = error
    if (data.code === 'storage.newer') {
      throw new AppError({ code: 'settings.newer', version: data.version, known: data.known }, thrown)
    }
    throw data.code === 'storage.damaged' ? damaged(file, null, thrown) : error
  }
}

/**
 * Opens the user database even if it is damaged, so that nobody is locked out: the damaged file is renamed, `onReset` gets
 * an error that says so, and an empty database takes its place. Throws like `openUserDatabase` if that is not possible.
 */
export function openOrResetUserDatabase(
  dataFolder: string,
  now: number,
  onReset: (error: AppError) => void,
): WritableDatabase {
  try {
    return openUserDatabase(dataFolder)
  } catch (thrown) {
    if (!(thrown instanceof AppError && thrown.data.code === 'settings.damaged')) throw thrown
    const { file } = thrown.data
    const aside = setAside(file, now)
    if (aside === null) throw thrown
    onReset(damaged(file, aside, thrown))
    return openUserDatabase(dataFolder)
  }
}
