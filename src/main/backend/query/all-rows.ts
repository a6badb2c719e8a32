import type { ColumnKey } from '#shared/columns'
import type { ReadableDatabase } from '../sqlite/database'
import { rowWithGroup } from '../copy/schema/raw-row'
import { cellSql, joinsOf } from '../copy/schema/columns-sql'
import type { CustomerCells } from '../copy/schema/customer-row'

/** What Clopos sent of a customer. */
export interface RawRow {
  /** JSON text, with its group. */
  readonly json: string
  /** When it was removed from Clopos, milliseconds since 1970. */
  readonly removedAt: number | null
}

/** How many rows are fetched at once. */
const batch = 500

const rawCells = 'r.json, CASE r.group_apart WHEN 1 THEN g.embedded END, c.removed_at'
const rawJoins = 'CROSS JOIN customer_raw r ON r.id = c.id LEFT JOIN customer_group g ON g.id = c.group_id'

/** The parts of a raw row, without the condition on `c`. */
export const rawSql = `SELECT ${rawCells} FROM customer c ${rawJoins}`

export type RawCells = [json: string, group: string | null, removedAt: number | null]

export function rawRow([json, group, removedAt]: RawCells): RawRow {
  return { json: rowWithGroup(json, group), removedAt }
}

/**
 * Yields the rows that `select` returns for `ids`, in their order. The iteration sees one moment of the database and holds
 * a read transaction until it ends.
 */
function* inOrder<Row>(
  database: ReadableDatabase,
  select: { readonly all: (ids: string) => Row[] },
  ids: () => Float64Array,
): Generator<Row> {
  database.exec('BEGIN')
  try {
    const wanted = ids()
    for (let at = 0; at < wanted.length; at += batch) {
      for (const row of select.all(JSON.stringify(Array.from(wanted.subarray(at, at + batch))))) yield row
    }
  } finally {
    database.exec('COMMIT')
  }
}

/** The customers of a JSON array of ids, in its order: SQLite keeps the order of the tables of a cross join. */
const fromIds = 'FROM json_each(?) AS wanted CROSS JOIN customer c ON c.id = wanted.value'

/** The stored cells of the customers in `ids`, in the order of `columns`. `ids` is read when iteration starts. */
export function cellsOf(
  database: ReadableDatabase,
  ids: () => Float64Array,
  columns: readonly ColumnKey[],
): Generator<CustomerCells> {
  const cells = columns.map((key) => cellSql(key)).join(', ')
  const sql = `SELECT ${cells} ${fromIds}${joinsOf(columns)}`
  return inOrder(database, database.prepare<[string], CustomerCells>(sql).raw(), ids)
}

/** The raw rows of the customers in `ids`, which is read when iteration starts. */
export function* rawRowsOf(database: ReadableDatabase, ids: () => Float64Array): Generator<RawRow> {
  const select = database.prepare<[string], RawCells>(`SELECT ${rawCells} ${fromIds} ${rawJoins}`).raw()
  for (const cells of inOrder(database, select, ids)) yield rawRow(cells)
}
