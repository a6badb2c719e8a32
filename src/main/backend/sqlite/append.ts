import type { Database } from 'better-sqlite3'

/** A value as SQLite takes it. */
export type Stored = string | number | null

/** Rows in one statement; more make it no faster, but large. 999, a full page, is a multiple of it. */
const rowsAtOnce = 9

/**
 * Opens a way to write new rows to the end of a table, many with one statement. `valuesOf` gives a row's values in the
 * order of the columns. A row whose id is in the table already throws.
 */
export function openAppend<Row>(
  database: Database,
  table: string,
  columns: readonly string[],
  valuesOf: (row: Row) => readonly Stored[],
): (rows: readonly Row[]) => void {
  const marks = `(${columns.map(() => '?').join(', ')})`
  const into = `INSERT INTO ${table} (${columns.join(', ')}) VALUES`
  const insertOne = database.prepare(`${into} ${marks}`)
  const insertMany = database.prepare(`${into} ${Array.from({ length: rowsAtOnce }, () => marks).join(', ')}`)
  const full = rowsAtOnce * columns.length
  return (rows) => {
    const alone = rows.length % rowsAtOnce
    // The values are arguments of their own, because those in an array take twice as long to bind.
    for (const row of rows.slice(0, alone)) insertOne.run(...valuesOf(row))
    let values: Stored[] = []
    for (const row of rows.slice(alone)) {
      for (const value of valuesOf(row)) values.push(value)
      if (values.length < full) continue
      insertMany.run(...values)
      values = []
    }
  }
}
