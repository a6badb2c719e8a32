import { existsSync } from 'node:fs'
import type { Database } from 'better-sqlite3'
import SQLite from 'better-sqlite3'
import { readCustomer } from '#backend/clopos/customer-row'
import { rowWithGroup } from '#backend/copy/schema/raw-row'
import { copyFile } from '#backend/copy/copy'
import {
  storedColumnNames,
  storedTexts,
  storedValues,
  textColumnNames,
} from '#backend/copy/schema/customer-rows'
import { sorted } from './world'

interface StoredRow {
  readonly id: number
  readonly json: string
  readonly apart: number
  readonly embedded: string | null
  readonly removed_at: number | null
  readonly added_at: number | null
  readonly changed_at: number | null
}

export interface CopiedCustomer {
  /** The row as Clopos sent it, its fields sorted by name. */
  readonly text: string
  readonly fields: ReadonlyMap<string, string>
  readonly removedAt: number | null
  readonly addedAt: number | null
  readonly changedAt: number | null
}

export interface CopyState {
  readonly customers: ReadonlyMap<number, CopiedCustomer>
  /** Every row of the copy itself, as one text: what a sync that failed must leave as it was. */
  readonly bytes: string
}

export const nothing: CopyState = { customers: new Map(), bytes: '' }

/** Everything but what a read collects and the records of syncs that did not succeed. */
const lasting = [
  'SELECT * FROM customer ORDER BY id',
  'SELECT * FROM customer_text ORDER BY id',
  'SELECT * FROM customer_raw ORDER BY id',
  'SELECT * FROM problem ORDER BY customer_id, field, value',
  'SELECT * FROM customer_group ORDER BY id',
  'SELECT * FROM venue ORDER BY id',
  'SELECT * FROM change ORDER BY customer_id, run_id, field',
  "SELECT * FROM sync_run WHERE outcome = 'done' ORDER BY id",
  "SELECT * FROM state WHERE key IN ('caught-up', 'revision') ORDER BY key",
]

export function withCopy<Result>(folder: string, read: (database: Database) => Result): Result | null {
  if (!existsSync(copyFile(folder))) return null
  const database = new SQLite(copyFile(folder), { readonly: true })
  try {
    return read(database)
  } finally {
    database.close()
  }
}

function fieldsOf(text: string): ReadonlyMap<string, string> {
  const entries: readonly (readonly [string, unknown])[] = JSON.parse(text)
  return new Map(entries.map(([name, value]) => [name, JSON.stringify(value)]))
}

export function readCopy(folder: string): CopyState {
  return (
    withCopy(folder, (database) => {
      const rows = database.prepare<[], StoredRow>(
        `SELECT c.id, r.json, r.group_apart AS apart, g.embedded, c.removed_at, c.added_at, c.changed_at
         FROM customer c JOIN customer_raw r ON r.id = c.id LEFT JOIN customer_group g ON g.id = c.group_id`,
      )
      const customers = new Map<number, CopiedCustomer>()
      for (const row of rows.iterate()) {
        const text = sorted(JSON.parse(row.apart === 1 ? rowWithGroup(row.json, row.embedded) : row.json))
        customers.set(row.id, {
          text,
          fields: fieldsOf(text),
          removedAt: row.removed_at,
          addedAt: row.added_at,
          changedAt: row.changed_at,
        })
      }
      const bytes = lasting.map((sql) => JSON.stringify(database.prepare(sql).raw().all())).join('\n')
      return { customers, bytes }
    }) ?? nothing
  )
}

/** What is wrong with the copy in itself: its file, its columns, its problems list. Empty where nothing is. */
export function flaws(folder: string): string[] {
  const found = withCopy(folder, (database) => {
    const wrong: string[] = []
    const checked = database.pragma('integrity_check', { simple: true })
    if (checked !== 'ok') wrong.push(`integrity_check: ${String(checked)}`)
    const foreign = database.pragma('foreign_key_check')
    if (Array.isArray(foreign) && foreign.length > 0) wrong.push('foreign_key_check')
    const columns = database.prepare<[number], unknown[]>(
      `SELECT ${storedColumnNames.join(', ')} FROM customer WHERE id = ?`,
    )
    const texts = database.prepare<[number], unknown[]>(
      `SELECT ${textColumnNames.join(', ')} FROM customer_text WHERE id = ?`,
    )
    const problems = database.prepare<[number], unknown[]>(
      'SELECT field, type, value FROM problem WHERE customer_id = ? ORDER BY field',
    )
    const present = database.prepare<[], [number, string]>(
      `SELECT r.id, r.json FROM customer_raw r JOIN customer c ON c.id = r.id WHERE c.removed_at IS NULL`,
    )
    let listed = 0
    for (const [id, json] of present.raw().iterate()) {
      const received = readCustomer(JSON.parse(json))
      const same = (what: string, stored: unknown, right: unknown): void => {
        if (JSON.stringify(stored) !== JSON.stringify(right)) wrong.push(`${what} of ${String(id)}`)
      }
      same('columns', columns.raw().get(id), storedValues(received))
      same('texts', texts.raw().get(id), storedTexts(received))
      const right = received.problems.map(({ field, type, value }) => [field, type, value])
      same('problems', problems.raw().all(id), right.sort())
      listed += right.length
    }
    const all = Number(database.prepare('SELECT count(*) FROM problem').pluck().get())
    if (all !== listed) wrong.push(`${String(all - listed)} problems of nobody`)
    const alone = database.prepare(
      `SELECT count(*) FROM customer c FULL JOIN customer_raw r ON r.id = c.id
       FULL JOIN customer_text t ON t.id = c.id WHERE c.id IS NULL OR r.id IS NULL OR t.id IS NULL`,
    )
    if (alone.pluck().get() !== 0) wrong.push('rows of one table without their others')
    return wrong
  })
  return found ?? []
}
