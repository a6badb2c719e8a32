import { mkdirSync } from 'node:fs'
import SQLite, { type Database } from 'better-sqlite3'
import { readCustomer } from '#backend/clopos/customer-row'
import { copyFile } from '#backend/copy/copy'
import { storedText, storedValues } from '#backend/copy/schema/customer-rows'
import { migrate } from '#backend/sqlite/migrate'
import { copyMigrations } from '#backend/copy/migrations/index'
import { applicationIds } from '#backend/sqlite/open'
import { apiRow } from '../api-rows'

const columns = `id, cid, venue_id, group_id, name, name_key, email, phone, phones, address, description, discount, spent,
  total_discount, total_bonus, receipt_count, gender, date_of_birth, code, source, reference_id, active, loyalty, verified,
  created_at, updated_at, has_phone, problems`

/** When that copy's only sync ended, milliseconds since 1970. */
export const versionOneSyncedAt = 1_760_000_000_000

/**
 * Makes a copy in a folder as the first released format had it: migration 1 alone, so many customers, the last of them
 * removed from Clopos, one with a problem, a completed sync, and a read that was interrupted.
 */
export function makeVersionOne(folder: string, customers: number): void {
  mkdirSync(folder, { recursive: true })
  const database = new SQLite(copyFile(folder))
  try {
    database.pragma(`application_id = ${String(applicationIds.copy)}`)
    database.pragma('journal_mode = WAL')
    migrate(database, copyMigrations.slice(0, 1))
    database.transaction(fill)(database, customers)
  } finally {
    database.close()
  }
}

function fill(database: Database, customers: number): void {
  const marks = columns.split(',').map(() => '?')
  const insert = database.prepare(`INSERT INTO customer (${columns}) VALUES (${marks.join(', ')})`)
  const text = database.prepare('INSERT INTO customer_text VALUES (?, ?)')
  const raw = database.prepare('INSERT INTO customer_raw VALUES (?, ?, 1)')
  const problem = database.prepare('INSERT INTO problem VALUES (?, ?, ?, ?)')
  for (let id = 1; id <= customers; id += 1) {
    const received = readCustomer(apiRow(id, id === 2 ? { spent: 'much' } : {}))
    // That version kept a key to sort names by, too.
    const values = storedValues(received)
    insert.run(values.toSpliced(5, 0, values[4] ?? null))
    text.run(id, storedText(received))
    raw.run(id, received.raw)
    for (const { field, type, value } of received.problems) problem.run(id, field, type, value)
  }
  database.prepare('UPDATE customer SET removed_at = ? WHERE id = ?').run(versionOneSyncedAt, customers)
  const result = {
    added: customers,
    changed: 0,
    removed: 0,
    unchanged: 0,
    total: customers,
    problems: 1,
    requests: 8,
    seconds: 4,
  }
  database
    .prepare('INSERT INTO sync_run (started_at, finished_at, result) VALUES (?, ?, ?)')
    .run(versionOneSyncedAt - 4000, versionOneSyncedAt, JSON.stringify(result))
  database.exec(`
    INSERT INTO customer_group VALUES (1, 'Group 1', NULL, '{"id":1,"name":"Group 1"}');
    INSERT INTO venue VALUES (1, 'Centre', '{"id":1,"name":"Centre"}');
    INSERT INTO extra_field VALUES ('balance_id');
    INSERT INTO read_page (ids) VALUES (x'');
    INSERT INTO state VALUES ('revision', '1'), ('reading', '{"position":999}'),
      ('last-failure', '{"at":1,"error":{"code":"internal"}}');
    CREATE INDEX customer_name_key ON customer (name_key) WHERE removed_at IS NULL;
  `)
}
