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
const fetched = 500

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
    for (let at = 0; at < wanted.length; at += fetched) {
      for (const row of select.all(JSON.stringify(Array.from(wanted.subarray(at, at + fetched))))) yield row
    }
  } finally {
    database.exec('COMMIT')
  }
}

/** Some of the rows that are wanted in an order. */
export interface RowBatch<Row> {
  /** The number of places. If a customer is gone, its place stays empty. */
  readonly length: number
  /** Each row with its place, in the order of the copy's file. */
  readonly rows: Iterable<readonly [place: number, row: Row]>
}

/**
 * The most rows of a batch. In the order of a sort, nearly every row costs a page of the file to read; in the order of the file,
 * the rows of a batch share pages, the more of them the longer it is.
 */
const longestBatch = 70_000

/** The most bytes of the copy's file for a batch, if all rows are wanted: long notes make batches shorter. */
const largestBatch = 256 * 2 ** 20

function batchLength(database: ReadableDatabase, wanted: number): number {
  const size = database.prepare<[], number>(
    'SELECT page_count * page_size FROM pragma_page_count, pragma_page_size',
  )
  const each = (size.pluck().get() ?? 0) / wanted
  return Math.max(1, Math.min(longestBatch, Math.floor(largestBatch / each)))
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

/**
 * Like `cellsOf`, but in batches, which are faster to read. The caller puts the rows into their places. Read each batch once,
 * before the next one. `length`: the number of rows in a batch.
 */
export function* cellBatchesOf(
  database: ReadableDatabase,
  ids: () => Float64Array,
  columns: readonly ColumnKey[],
  length?: number,
): Generator<RowBatch<CustomerCells>> {
  const cells = columns.map((key) => cellSql(key)).join(', ')
  const sql = `SELECT ${cells}, wanted.key ${fromIds}${joinsOf(columns)}`
  const select = database.prepare<[string], CustomerCells>(sql).raw()
  const rowsOf = function* (wanted: Float64Array): Generator<readonly [number, CustomerCells]> {
    const idAt = (place: number): number => wanted[place] ?? 0
    const places = Uint32Array.from(wanted.keys()).sort((a, b) => idAt(a) - idAt(b))
    for (let at = 0; at < places.length; at += fetched) {
      const next = places.subarray(at, at + fetched)
      for (const row of select.all(JSON.stringify(Array.from(next, idAt))))
        yield [next[Number(row.pop())] ?? 0, row]
    }
  }
  database.exec('BEGIN')
  try {
    const wanted = ids()
    const most = length ?? batchLength(database, wanted.length)
    for (let at = 0; at < wanted.length; at += most) {
      const part = wanted.subarray(at, at + most)
      yield { length: part.length, rows: rowsOf(part) }
    }
  } finally {
    database.exec('COMMIT')
  }
}

/** The raw rows of the customers in `ids`, which is read when iteration starts. */
export function* rawRowsOf(database: ReadableDatabase, ids: () => Float64Array): Generator<RawRow> {
  const select = database.prepare<[string], RawCells>(`SELECT ${rawCells} ${fromIds} ${rawJoins}`).raw()
  for (const cells of inOrder(database, select, ids)) yield rawRow(cells)
}
