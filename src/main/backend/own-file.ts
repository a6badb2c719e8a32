import { join } from 'node:path'
import type { Database } from 'better-sqlite3'
import type { Migration } from './database/migrate'
import { openDatabase } from './database/open'

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

/** Opens people's own things in a data folder: settings and views. Throws AppError `storage.*`. */
export function openOwnFile(dataFolder: string): Database {
  return openDatabase(join(dataFolder, 'settings.sqlite'), 'settings', ownMigrations)
}
