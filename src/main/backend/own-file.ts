import { join } from 'node:path'
import type { Database } from 'better-sqlite3'
import { AppError } from '#shared/errors'
import type { Migration } from './sqlite/migrate'
import { openDatabase } from './sqlite/open'
import { setAside } from './sqlite/set-aside'
import { storageError } from './sqlite/storage-error'

/** The format of the file for what people made themselves, which outlives every copy of customers. */
export const ownMigrations: readonly Migration[] = [
  { version: 1, sql: 'CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT' },
  {
    version: 2,
    // Filters were kept apart from the search; now one text is both. They come first: the search may end in an open quote.
    sql: `INSERT OR REPLACE INTO setting (name, value)
            SELECT 'search', json_quote(trim((value ->> '$') || ' ' || coalesce(
              (SELECT value ->> '$' FROM setting WHERE name = 'search' AND json_type(value) = 'text'), '')))
              FROM setting WHERE name = 'filters' AND json_type(value) = 'text';
          DELETE FROM setting WHERE name = 'filters'`,
  },
  {
    version: 3,
    // The content is JSON. Those who do not understand a row leave it as it is. An order by name was nobody's choice.
    sql: `CREATE TABLE view (id TEXT PRIMARY KEY, position INTEGER NOT NULL, content TEXT NOT NULL) STRICT;
          DELETE FROM setting WHERE name = 'sort' AND value = '["name"]'`,
  },
]

const damaged = (file: string, aside: string | null, cause?: unknown): AppError =>
  new AppError({ code: 'settings.damaged', file, aside }, cause)

/**
 * Opens people's own things in a data folder: settings and views. Throws AppError `settings.damaged`, and `storage.*`.
 */
export function openOwnFile(dataFolder: string): Database {
  const file = join(dataFolder, 'settings.sqlite')
  let database: Database | null = null
  try {
    database = openDatabase(file, 'settings', ownMigrations)
    // A small file: whether all of it can be read is known at once.
    if (database.pragma('quick_check(1)', { simple: true }) === 'ok') return database
    throw damaged(file, null)
  } catch (thrown) {
    database?.close()
    const error = storageError(thrown, file)
    throw error instanceof AppError && error.code === 'storage.damaged' ? damaged(file, null, thrown) : error
  }
}

/**
 * Opens people's own things. Nobody is locked out by a damaged file: it is set aside, `onAside` gets an error that says
 * so, and everything is as at first. Throws as `openOwnFile` does where that is not possible.
 */
export function openOwnFileAnew(
  dataFolder: string,
  now: number,
  onAside: (error: AppError) => void,
): Database {
  try {
    return openOwnFile(dataFolder)
  } catch (thrown) {
    if (!(thrown instanceof AppError && thrown.data.code === 'settings.damaged')) throw thrown
    const { file } = thrown.data
    const aside = setAside(file, now)
    if (aside === null) throw thrown
    onAside(damaged(file, aside, thrown))
    return openOwnFile(dataFolder)
  }
}
