import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import SQLite from 'better-sqlite3'
import { copyFile } from '#backend/copy/copy'

/**
 * Copies as released versions wrote them, frozen as SQL: no code of today takes part, so that a change of it cannot change
 * what an older version is believed to have written. Each has four customers: the first with a value in every field, the
 * second with a problem, the fourth removed from Clopos; a fifth is staged by an interrupted read. Numbers are those of
 * `user_version`.
 */
export const frozenVersions: readonly number[] = Array.from({ length: 9 }, (_, index) => index + 1)

/** When the frozen copies' only sync ended, milliseconds since 1970. */
export const frozenSyncedAt = 1_760_000_000_000

/**
 * Writes a frozen copy into a folder. With `customers`, the third customer is repeated under further IDs until the copy has
 * that many.
 */
export function writeFrozenCopy(folder: string, version: number, customers = 4): void {
  mkdirSync(folder, { recursive: true })
  const sql = readFileSync(
    join(import.meta.dirname, `../../fixtures/copies/version-${String(version)}.sql`),
    'utf8',
  )
  const database = new SQLite(copyFile(folder))
  try {
    database.pragma('journal_mode = WAL')
    database.transaction(() => {
      database.exec(sql)
      repeatThird(database, customers)
    })()
  } finally {
    database.close()
  }
}

function repeatThird(database: SQLite.Database, customers: number): void {
  const columns = database
    .prepare<[], string>("SELECT name FROM pragma_table_info('customer') WHERE name <> 'id' ORDER BY cid")
    .pluck()
    .all()
    .join(', ')
  const customer = database.prepare(
    `INSERT INTO customer (id, ${columns}) SELECT ?, ${columns} FROM customer WHERE id = 3`,
  )
  const text = database.prepare('INSERT INTO customer_text SELECT ?, text FROM customer_text WHERE id = 3')
  const raw = database.prepare(
    `INSERT INTO customer_raw SELECT @id, json_set(json, '$.id', @id), group_apart FROM customer_raw WHERE id = 3`,
  )
  for (let id = 5; id <= customers; id += 1) {
    customer.run(id)
    text.run(id)
    raw.run({ id })
  }
}
