import type { ReadableDatabase, WritableDatabase } from './database'

/** Names a single value that a database keeps as JSON in its table `state`. The owner of the value declares its key. */
export interface StateKey<Value> {
  readonly name: string
  /** Only in the types: it ties the name to the type of its value. */
  readonly value?: Value
}

/** Declares a key. The name is stored, so it must not change. */
export const stateKey = <Value>(name: string): StateKey<Value> => ({ name })

/** The value of a key, or null if there is none. */
export function readState<Value>(database: ReadableDatabase, { name }: StateKey<Value>): Value | null {
  const text = database.prepare<[string], string>('SELECT value FROM state WHERE key = ?').pluck().get(name)
  return text === undefined ? null : JSON.parse(text)
}

/** Replaces the value of a key. */
export function writeState<Value>(database: WritableDatabase, { name }: StateKey<Value>, value: Value): void {
  database.prepare('INSERT OR REPLACE INTO state (key, value) VALUES (?, ?)').run(name, JSON.stringify(value))
}

/** Deletes the value of a key, if there is one. */
export function clearState(database: WritableDatabase, { name }: StateKey<unknown>): void {
  database.prepare('DELETE FROM state WHERE key = ?').run(name)
}
