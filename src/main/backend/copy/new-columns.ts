import { fields, isRowColumn, type RowColumn } from '#shared/fields/table'
import { kinds } from '#shared/fields/kinds'
import { readCustomerText } from '../clopos/customer-row'
import { dropIndex } from '../index/changes'
import type { ReadableDatabase, WritableDatabase } from '../sqlite/database'
import { clearState, readState, stateKey, writeState } from '../sqlite/state'
import { storedName } from './schema/columns-sql'
import { storedColumnNames, storedValues } from './schema/customer-rows'
import { revisionState } from './state'

/**
 * Columns for fields that Clopos sent before the app knew them: their values are in the stored JSON only. Syncs skip
 * customers that did not change, so these columns must be filled from the JSON.
 */
interface Unfilled {
  readonly names: readonly string[]
  /** How far each table is filled: up to this ID. */
  readonly upTo: Readonly<Record<Table, number>>
}

const tables = ['customer', 'incoming_customer'] as const
type Table = (typeof tables)[number]

const unfilledState = stateKey<Unfilled>('unfilled-columns')

/** How many customers are read and filled in one transaction. */
const batch = 2000

/**
 * Adds the stored column of a field, for the migration of a version that begins to know the field. It is instant: if Clopos
 * already sent the field, its values are filled in later by `fillNewColumns`. To be called in a transaction.
 */
export function addCustomerColumn(database: WritableDatabase, name: RowColumn): void {
  const { api, kind } = fields[name]
  for (const table of tables) {
    database.exec(`ALTER TABLE ${table} ADD COLUMN ${storedName(name)} ${kinds[kind].stored}`)
  }
  const wasSent = database.prepare('DELETE FROM extra_field WHERE name = ?').run(api).changes > 0
  if (wasSent) {
    const names = readState(database, unfilledState)?.names ?? []
    const start = Number.MIN_SAFE_INTEGER
    writeState(database, unfilledState, {
      names: [...names, name],
      upTo: { customer: start, incoming_customer: start },
    })
  }
  dropIndex(database)
}

/** Whether new columns have yet to be filled from the stored JSON. */
export function hasUnfilledColumns(database: ReadableDatabase): boolean {
  return readState(database, unfilledState) !== null
}

/**
 * Fills new columns, a batch of customers at a time, with the parser that syncs use. A kill between two batches loses
 * nothing. Must be complete before a sync reads or stores a customer: hold the copy's lock.
 */
export function* fillNewColumns(database: WritableDatabase): Generator<void> {
  for (;;) {
    const unfilled = readState(database, unfilledState)
    if (unfilled === null) return
    database.transaction(fillBatch).immediate(database, unfilled)
    yield
  }
}

function fillBatch(database: WritableDatabase, unfilled: Unfilled): void {
  const names = unfilled.names.filter(isRowColumn)
  for (const table of tables) {
    const last = fillTable(database, table, names, unfilled.upTo[table])
    if (last === null) continue
    writeState(database, unfilledState, { ...unfilled, upTo: { ...unfilled.upTo, [table]: last } })
    return
  }
  clearState(database, unfilledState)
  dropIndex(database)
  writeState(database, revisionState, (readState(database, revisionState) ?? 0) + 1)
}

/** Fills the next batch of a table. Gives the last ID of it, or null if all are filled. */
function fillTable(
  database: WritableDatabase,
  table: Table,
  names: readonly RowColumn[],
  upTo: number,
): number | null {
  const rows = database
    .prepare<[number, number], [id: number, json: string, isRemoved: number]>(
      `SELECT r.id, r.json, c.removed_at IS NOT NULL FROM ${table}_raw r JOIN ${table} c USING (id)
       WHERE r.id > ? ORDER BY r.id LIMIT ?`,
    )
    .raw()
    .all(upTo, batch)
  const columns = names.map(storedName)
  const places = columns.map((column) => storedColumnNames.indexOf(column))
  const apis: ReadonlySet<string> = new Set(names.map((name) => fields[name].api))
  const update = database.prepare(
    `UPDATE ${table} SET ${columns.map((column) => `${column} = ?`).join(', ')}, problems = problems + ? WHERE id = ?`,
  )
  const addProblem = database.prepare(
    `INSERT INTO ${table === 'customer' ? 'problem' : 'incoming_problem'} VALUES (?, ?, ?, ?)`,
  )
  for (const [id, json, isRemoved] of rows) {
    if (![...apis].some((api) => json.includes(`"${api}"`))) continue
    const received = readCustomerText(json)
    const values = storedValues(received)
    // Nobody can correct a value of a removed customer.
    const problems = isRemoved === 1 ? [] : received.problems.filter(({ field }) => apis.has(field))
    update.run(...places.map((place) => values[place] ?? null), problems.length, id)
    for (const { field, type, value } of problems) addProblem.run(id, field, type, value)
  }
  return rows.at(-1)?.[0] ?? null
}
