import type SQLite from 'better-sqlite3'

/** A statement that only reads. */
export interface ReadStatement<Parameters extends unknown[], Row> {
  readonly get: (...parameters: Parameters) => Row | undefined
  readonly all: (...parameters: Parameters) => Row[]
  readonly iterate: (...parameters: Parameters) => IterableIterator<Row>
  /** Gives only the first column of each row. */
  readonly pluck: () => this
  /** Gives each row as an array. */
  readonly raw: () => this
}

/**
 * A connection for queries. It has no way to write, so a function that takes one cannot change the database;
 * `openReadable` also tells SQLite to refuse writes.
 */
export interface ReadableDatabase {
  readonly prepare: <Parameters extends unknown[], Row = unknown>(
    sql: string,
  ) => ReadStatement<Parameters, Row>
  readonly pragma: (source: string, options?: SQLite.PragmaOptions) => unknown
  /** Registers a function for use in SQL. */
  readonly function: (
    name: string,
    options: SQLite.RegistrationOptions,
    run: (...parameters: never[]) => unknown,
  ) => unknown
  /** Wraps `work` so that everything it reads is of one moment. */
  readonly transaction: <Parameters extends unknown[], Result>(
    work: (...parameters: Parameters) => Result,
  ) => (...parameters: Parameters) => Result
  /** Begins and ends a read transaction around work that is not one function, such as a generator. */
  readonly exec: (sql: 'BEGIN' | 'COMMIT') => unknown
  readonly close: () => unknown
}

/** A connection that may also write. */
export type WritableDatabase = SQLite.Database
