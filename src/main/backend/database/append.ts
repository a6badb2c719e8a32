import type { Database } from 'better-sqlite3'

/** A value as SQLite takes it. */
export type Stored = string | number | null

/** Writes new rows to the end of a table, many with one statement. */
export interface Appender {
  /** Takes a row's values, in the order of the columns. It is in the table after `flush` at the latest. */
  readonly add: (row: readonly Stored[]) => void
  readonly flush: () => void
}

/** Rows in one statement: to start one costs as much as to bind twenty values. 999, a full page, is a multiple of it. */
const rowsAtOnce = 27

/** Opens an appender. The ids of its rows must be new to the table: a row that is there already throws. */
export function openAppender(database: Database, table: string, columns: readonly string[]): Appender {
  const row = `(${columns.map(() => '?').join(', ')})`
  const into = `INSERT INTO ${table} (${columns.join(', ')}) VALUES`
  const insertOne = database.prepare(`${into} ${row}`)
  const insertMany = database.prepare(`${into} ${Array.from({ length: rowsAtOnce }, () => row).join(', ')}`)
  let waiting: (readonly Stored[])[] = []
  return {
    add: (values) => {
      waiting.push(values)
      if (waiting.length < rowsAtOnce) return
      insertMany.run(...waiting)
      waiting = []
    },
    flush: () => {
      for (const values of waiting) insertOne.run(values)
      waiting = []
    },
  }
}
