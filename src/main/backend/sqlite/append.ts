import type { WritableDatabase } from './database'

/** A value that SQLite can store. */
export type Stored = string | number | null

/** Rows per statement. More would not be faster. 999, a full page of the API, is a multiple of it. */
const rowsAtOnce = 9

/**
 * Prepares to append rows to a table, several per statement. `valuesOf` returns a row's values in the order of `columns`.
 * A row whose id exists already throws.
 */
export function openAppend<Row>(
  database: WritableDatabase,
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
    // Binding the values as separate arguments takes half the time of binding an array.
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
