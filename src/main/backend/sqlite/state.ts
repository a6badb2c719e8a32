import type { Database } from 'better-sqlite3'
import type { KeptState } from '../index/keep'
import type { SortLanguage } from '../index/orders/language'
import type { Reading } from '../sync/reading'
import type { Instant } from '../sync/set-back'

/** The single values that a copy keeps beside its tables. */
export interface State {
  /** The checkpoint of a read that is under way or was interrupted. */
  readonly reading: Reading
  /** The groups on the server's list when that read began. */
  readonly 'reading-groups': readonly { readonly id: number; readonly raw: string }[]
  /** The instant from which the next catch-up has to read. */
  readonly 'caught-up': Instant
  /** Goes up by one whenever the customers change, so that results kept in memory are known to be old. */
  readonly revision: number
  /** The duplicates are known; every merge sees to it that they stay so. */
  readonly duplicates: true
  /** The language whose alphabet texts are to be sorted by, once somebody said. */
  readonly language: SortLanguage
  /** What is kept beside the customers, of this revision; none where that was never made. */
  readonly kept: KeptState
  /** The search lists: how many slots they cover, but for those in `search_recent`, and how often they were made. */
  readonly search: { readonly slots: number; readonly times: number }
  /** The revision whose customers `search_first` tells of. */
  readonly 'first-by-name': number
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
