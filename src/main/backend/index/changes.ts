import type { ReadableDatabase, WritableDatabase } from '../sqlite/database'
import { clearState, readState } from '../sqlite/state'
import type { Cell } from './columns/collect'
import { fingerprintOf, type IndexSchema } from './schema'
import { indexFormat, indexState, languageState, type IndexState } from './state'

/**
 * The index is not edited. The table `index_changed` lists the ids of the rows that were changed, added or deleted after the
 * build. A reader of the index takes their values from the table itself, and leaves out those that are not there any more.
 */

/** With more changed rows than this, the index is rebuilt. */
const maxChanged = 2000
/** With more than this, reading them costs more than the index saves, and the index is dropped. */
const maxOverlay = 50_000

/** The stored index, or null if there is none of this format and schema. */
export function readIndexState(database: ReadableDatabase, schema: IndexSchema): IndexState | null {
  const state = readState(database, indexState)
  return state?.format === indexFormat && state.schema === fingerprintOf(schema) ? state : null
}

const changedCount = (database: ReadableDatabase): number =>
  database.prepare<[], number>('SELECT count(*) FROM index_changed').pluck().get() ?? 0

/**
 * Whether the index is to be built again: it is missing, of another format, schema or language, has many changes, or still
 * contains what was deleted from the table.
 */
export function isIndexOld(database: ReadableDatabase, schema: IndexSchema): boolean {
  const state = readIndexState(database, schema)
  if (state === null) return database.prepare(`SELECT 1 FROM ${schema.table} LIMIT 1`).get() !== undefined
  const language = readState(database, languageState)
  return (
    (language !== null && language !== state.language) ||
    changedCount(database) > maxChanged ||
    readDeleted(database, schema).length > 0
  )
}

/** Notes that the rows whose ids `sql` selects were changed, added or deleted. It belongs in the same transaction. */
export function noteChanged(database: WritableDatabase, sql: string, ...parameters: readonly string[]): void {
  if (readState(database, indexState) === null) return
  database.prepare(`INSERT OR IGNORE INTO index_changed (id) ${sql}`).run(...parameters)
  if (changedCount(database) > maxOverlay) dropIndex(database)
}

/** Drops the index: queries compute what they need until it is rebuilt. */
export function dropIndex(database: WritableDatabase): void {
  clearState(database, indexState)
  database.exec('DELETE FROM index_changed')
}

/** A row that changed after the build, with the cells of all columns of the index. */
export interface ChangedCells {
  readonly id: number
  readonly cells: readonly Cell[]
}

/** Reads the rows that changed after the build, in ascending order of their ids. */
export function readChanged(database: ReadableDatabase, { table, id, columns }: IndexSchema): ChangedCells[] {
  const cells = columns.map(({ sql }) => sql)
  return database
    .prepare<[], Cell[]>(
      `SELECT ${[id, ...cells].join(', ')} FROM ${table} WHERE ${id} IN (SELECT id FROM index_changed) ORDER BY ${id}`,
    )
    .raw()
    .all()
    .map(([first = null, ...others]) => ({ id: Number(first), cells: others }))
}

/** The ids of the rows that were deleted after the build, in ascending order. */
export function readDeleted(database: ReadableDatabase, { table, id }: IndexSchema): number[] {
  return database
    .prepare<[], number>(
      `SELECT changed.id FROM index_changed changed
       WHERE NOT EXISTS (SELECT 1 FROM ${table} WHERE ${id} = changed.id) ORDER BY changed.id`,
    )
    .pluck()
    .all()
}
