import type { Database } from 'better-sqlite3'
import type { Reading } from '../sync/reading'

/** The single values that a copy keeps beside its tables. */
export interface State {
  /** The checkpoint of a read that is under way or was interrupted. */
  readonly reading: Reading
  /** The groups on the server's list when that read began. */
  readonly 'reading-groups': readonly { readonly id: number; readonly raw: string }[]
  /** The instant from which the next catch-up has to read, by the server's clock, milliseconds since 1970. */
  readonly 'caught-up': number
  /** Goes up by one whenever the customers change, so that results kept in memory are known to be old. */
  readonly revision: number
  /** The revision whose duplicates are known. */
  readonly duplicates: number
}

/** The value, or null where there is none. */
export function readState<Key extends keyof State>(database: Database, key: Key): State[Key] | null {
  const text = database.prepare<[string], string>('SELECT value FROM state WHERE key = ?').pluck().get(key)
  return text === undefined ? null : JSON.parse(text)
}

/** Replaces the value. */
export function writeState<Key extends keyof State>(database: Database, key: Key, value: State[Key]): void {
  database.prepare('INSERT OR REPLACE INTO state (key, value) VALUES (?, ?)').run(key, JSON.stringify(value))
}

export function clearState(database: Database, key: keyof State): void {
  database.prepare('DELETE FROM state WHERE key = ?').run(key)
}
