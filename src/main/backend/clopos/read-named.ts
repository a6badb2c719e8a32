import { isObject, readInteger, readText, unreadable } from './read-value'

/** A customer group or a venue. */
export interface NamedRow {
  readonly id: number
  readonly name: string
  /** The row as sent, as JSON text. */
  readonly raw: string
}

/** Reads a group or a venue; null if it has no id, because then no customer can refer to it. */
export function readNamed(row: unknown): NamedRow | null {
  if (!isObject(row)) return null
  const id = readInteger(row['id'])
  if (id === null || id === unreadable) return null
  const name = readText(row['name'])
  return { id, name: typeof name === 'string' ? name : `#${String(id)}`, raw: JSON.stringify(row) }
}
