import type { ReadableDatabase, WritableDatabase } from '../sqlite/database'
import type { ReceivedGroup, ReceivedVenue } from '../clopos/source'
import { dropIndex, noteChanged } from '../index/changes'
import { openChangeLog } from './changes'
import { storedColumnNames } from './schema/customer-rows'
import { changesContacts, markDuplicates } from './duplicates'
import { stagedTables } from './staging'
import { readState, writeState } from '../sqlite/state'
import { revisionState } from './state'

/** What was read and is to become part of the copy, beside the staged rows. */
export interface Incoming {
  /** The ids of all customers that exist, ascending: those that the copy has beyond them were removed. null: not known. */
  readonly seen: Float64Array | null
  readonly groups: readonly ReceivedGroup[]
  readonly venues: readonly ReceivedVenue[]
  /** The number of the sync's record. */
  readonly runId: number
  /** The end of the sync, in milliseconds since 1970. */
  readonly now: number
}

/** What a read found out about the copy, in customers. */
export interface MergeCounts {
  readonly added: number
  readonly changed: number
  readonly removed: number
  readonly unchanged: number
}

/** What is counted and looked up by SQL. Built after a first load, not during it. */
const indexes: readonly string[] = [
  'CREATE INDEX customer_removed_at ON customer (removed_at) WHERE removed_at IS NOT NULL',
  'CREATE INDEX problem_customer ON problem (customer_id)',
]

/** A first load becomes the copy by changing names, so that no row is written twice. */
function swap(database: WritableDatabase): void {
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
function upsert(database: WritableDatabase, now: number): void {
  const columns = storedColumnNames.join(', ')
  const updates = storedColumnNames.map((name) => `${name} = excluded.${name}`).join(', ')
  database
    .prepare(
      `INSERT INTO customer (${columns}, added_at) SELECT ${columns}, @now FROM incoming_customer WHERE true
       ON CONFLICT (id) DO UPDATE SET ${updates}, removed_at = NULL,
         added_at = iif(removed_at IS NULL, added_at, @now),
         changed_at = iif(removed_at IS NULL, @now, changed_at)`,
    )
    .run({ now })
  database.exec(`
    INSERT OR REPLACE INTO customer_text SELECT * FROM incoming_customer_text;
    INSERT OR REPLACE INTO customer_raw SELECT * FROM incoming_customer_raw;
    DELETE FROM problem WHERE customer_id IN (SELECT id FROM incoming_customer);
    INSERT INTO problem SELECT * FROM incoming_problem;
  `)
}

/** The customers of the copy, removed ones aside, that are not among `seen`. Both lists ascend. */
export function missingFrom(database: ReadableDatabase, seen: Float64Array): number[] {
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
  database: WritableDatabase,
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
  // What an earlier list said of a group tells nothing of one that this list leaves out.
  database.exec('UPDATE customer_group SET raw = NULL')
  for (const { id, name, raw } of groups) saveGroup.run(id, name, raw)
  for (const { id, name, raw } of venues) saveVenue.run(id, name, raw)
}

/** Marks customers as removed; nobody can mend a value of theirs any more. */
function markRemoved(database: WritableDatabase, gone: readonly number[], now: number): void {
  const mark = database.prepare('UPDATE customer SET removed_at = ?, problems = 0 WHERE id = ?')
  const forget = database.prepare('DELETE FROM problem WHERE customer_id = ?')
  for (const id of gone) {
    mark.run(now, id)
    forget.run(id)
  }
}

/**
 * Makes what a read collected part of the copy, with a note of what that changed (a first load changes nothing: all of
 * it is new). To be called in a transaction.
 */
export function mergeIncoming(
  database: WritableDatabase,
  { seen, groups, venues, runId, now }: Incoming,
): MergeCounts {
  const count = (sql: string): number => Number(database.prepare(sql).pluck().get())
  const incoming = count('SELECT count(*) FROM incoming_customer')
  const isFirst = count('SELECT EXISTS (SELECT 1 FROM customer)') === 0
  const known = isFirst
    ? 0
    : count(
        'SELECT count(*) FROM incoming_customer i JOIN customer c ON c.id = i.id WHERE c.removed_at IS NULL',
      )
  const changes = openChangeLog(database, runId)
  const contactsChange = changesContacts(database)
  if (isFirst) {
    swap(database)
    dropIndex(database)
  } else {
    changes.noteIncoming()
    noteChanged(database, 'SELECT id FROM incoming_customer')
    upsert(database, now)
  }
  mergeGroups(database, groups, venues)
  const merged = isFirst ? incoming : count('SELECT count(*) FROM customer WHERE removed_at IS NULL')
  // Whoever was seen is in the copy by now: where both are as many, they are the same.
  const gone = seen === null || seen.length === merged ? [] : missingFrom(database, seen)
  markRemoved(database, gone, now)
  gone.forEach(changes.noteRemoved)
  noteChanged(database, 'SELECT value FROM json_each(?)', JSON.stringify(gone))
  writeState(database, revisionState, (readState(database, revisionState) ?? 0) + 1)
  if (contactsChange || gone.length > 0) markDuplicates(database)
  const present = seen?.length ?? merged
  return {
    added: incoming - known,
    changed: known,
    removed: gone.length,
    unchanged: present - incoming,
  }
}
