import type { Database } from 'better-sqlite3'
import type { ReceivedGroup, ReceivedVenue } from '../clopos/source'
import { storedColumnNames } from './customer-rows'
import { stagedTables } from './staging'
import { readState, writeState } from './state'

/** What a complete read found out about the copy, in customers. */
export interface MergeCounts {
  readonly added: number
  readonly changed: number
  readonly removed: number
  readonly unchanged: number
}

/**
 * The orders and filters that are asked for most. Built after a first load, not during it; customers that were removed
 * from Clopos are few, hidden by default, and not in them.
 */
const indexes: readonly string[] = [
  ...['name_key', 'spent', 'receipt_count', 'created_at', 'updated_at', 'group_id'].map(
    (column) => `CREATE INDEX customer_${column} ON customer (${column}) WHERE removed_at IS NULL`,
  ),
  'CREATE INDEX customer_removed_at ON customer (removed_at) WHERE removed_at IS NOT NULL',
  'CREATE INDEX problem_customer ON problem (customer_id)',
]

/** A first load becomes the copy by changing names, so that no row is written twice. */
function swap(database: Database): void {
  const definition = database
    .prepare<[string], string>("SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = ?")
    .pluck()
  for (const table of stagedTables) {
    const sql = definition.get(table)
    if (sql === undefined) throw new RangeError(`There is no table ${table}.`)
    database.exec(`DROP TABLE ${table}; ALTER TABLE incoming_${table} RENAME TO ${table}`)
    database.exec(sql.replace(/^CREATE TABLE \S+/, `CREATE TABLE incoming_${table}`))
  }
  database.exec('DROP INDEX IF EXISTS incoming_problem_customer')
  database.exec('CREATE INDEX incoming_problem_customer ON incoming_problem (customer_id)')
  for (const index of indexes) database.exec(index)
}

/** Later reads write what differs over what is there. */
function upsert(database: Database): void {
  const columns = storedColumnNames.join(', ')
  const updates = storedColumnNames.map((name) => `${name} = excluded.${name}`).join(', ')
  database.exec(`
    INSERT INTO customer (${columns}) SELECT ${columns} FROM incoming_customer WHERE true
      ON CONFLICT (id) DO UPDATE SET ${updates}, removed_at = NULL;
    INSERT OR REPLACE INTO customer_text SELECT * FROM incoming_customer_text;
    INSERT OR REPLACE INTO customer_raw SELECT * FROM incoming_customer_raw;
    DELETE FROM problem WHERE customer_id IN (SELECT id FROM incoming_customer);
    INSERT INTO problem SELECT * FROM incoming_problem;
  `)
}

/** The customers of the copy that a complete read did not see. Both lists ascend. */
function missing(database: Database, seen: Float64Array): number[] {
  const gone: number[] = []
  let at = 0
  const present = database
    .prepare<[], number>('SELECT id FROM customer WHERE removed_at IS NULL ORDER BY id')
    .pluck()
  for (const id of present.iterate()) {
    while (at < seen.length && (seen[at] ?? Infinity) < id) at += 1
    if (seen[at] !== id) gone.push(id)
  }
  return gone
}

/** The name in a group's JSON, or its lack. */
function nameIn(json: string): string {
  const { name }: { readonly name?: unknown } = JSON.parse(json)
  return typeof name === 'string' ? name : ''
}

function mergeGroups(
  database: Database,
  groups: readonly ReceivedGroup[],
  venues: readonly ReceivedVenue[],
): void {
  const saveGroup = database.prepare(
    `INSERT INTO customer_group (id, name, raw) VALUES (?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET name = excluded.name, raw = excluded.raw`,
  )
  const saveVenue = database.prepare('INSERT OR REPLACE INTO venue (id, name, raw) VALUES (?, ?, ?)')
  const saveEmbedded = database.prepare(
    `INSERT INTO customer_group (id, name, embedded) VALUES (?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET name = excluded.name, embedded = excluded.embedded`,
  )
  // A group that the list leaves out is still known by what its customers carry.
  const embedded = database.prepare<[], [number, string]>('SELECT id, embedded FROM incoming_group').raw()
  for (const [id, json] of embedded.all()) saveEmbedded.run(id, nameIn(json), json)
  for (const { id, name, raw } of groups) saveGroup.run(id, name, raw)
  for (const { id, name, raw } of venues) saveVenue.run(id, name, raw)
}

/**
 * Makes what a complete read collected the copy. `seen` are the ids of all customers that exist, ascending; those that
 * the copy has beyond them are marked as removed at `now` (milliseconds since 1970). To be called in a transaction.
 */
export function mergeIncoming(
  database: Database,
  seen: Float64Array,
  groups: readonly ReceivedGroup[],
  venues: readonly ReceivedVenue[],
  now: number,
): MergeCounts {
  const count = (sql: string): number => Number(database.prepare(sql).pluck().get())
  const incoming = count('SELECT count(*) FROM incoming_customer')
  const known = count(
    'SELECT count(*) FROM incoming_customer i JOIN customer c ON c.id = i.id WHERE c.removed_at IS NULL',
  )
  if (count('SELECT EXISTS (SELECT 1 FROM customer)') === 0) swap(database)
  else upsert(database)
  mergeGroups(database, groups, venues)
  const gone = missing(database, seen)
  const mark = database.prepare('UPDATE customer SET removed_at = ?, problems = 0 WHERE id = ?')
  const forget = database.prepare('DELETE FROM problem WHERE customer_id = ?')
  for (const id of gone) {
    mark.run(now, id)
    // Nobody can mend a value of a customer who is gone.
    forget.run(id)
  }
  writeState(database, 'revision', (readState(database, 'revision') ?? 0) + 1)
  return {
    added: incoming - known,
    changed: known,
    removed: gone.length,
    unchanged: seen.length - incoming,
  }
}
