import type { Database } from 'better-sqlite3'

/** A value as SQLite takes it. */
export type Stored = string | number | null

/** Writes new rows to the end of a table, many with one statement. */
export interface Appender {
  /** Takes a row's values, in the order of the columns. It is in the table after `flush` at the latest. */
  readonly add: (row: readonly Stored[]) => void
  readonly flush: () => void
}

/** Rows in one statement; more make it no faster. 999, a full page, is a multiple of it. */
const rowsAtOnce = 27

/** Opens an appender. The ids of its rows must be new to the table: a row that is there already throws. */
export function openAppender(database: Database, table: string, columns: readonly string[]): Appender {
  const row = `(${columns.map(() => '?').join(', ')})`
  const into = `INSERT INTO ${table} (${columns.join(', ')}) VALUES`
  const insertOne = database.prepare(`${into} ${row}`)
  const insertMany = database.prepare(`${into} ${Array.from({ length: rowsAtOnce }, () => row).join(', ')}`)
  const full = rowsAtOnce * columns.length
  let waiting: Stored[] = []
  return {
    add: (values) => {
      for (const value of values) waiting.push(value)
      if (waiting.length < full) return
      // As arguments of their own, because a value in an array costs the binding twice as much.
      insertMany.run(...waiting)
      waiting = []
    },
    flush: () => {
      for (let at = 0; at < waiting.length; at += columns.length) {
        insertOne.run(...waiting.slice(at, at + columns.length))
      }
      waiting = []
    },
  }
}
