import type { FieldKind, FieldValues, Gender } from '#shared/fields/kinds'
import type { Stored } from '../../sqlite/append'

/** Stored as 1 and 2. */
export const genders: readonly Gender[] = ['male', 'female']

const number = (cell: Stored): number | null => (typeof cell === 'number' ? cell : null)
const text = (cell: Stored): string | null => (typeof cell === 'string' ? cell : null)

/** How a cell of `customer` is read, by its column's kind. The tables are STRICT: a cell is of its column's type or null. */
export const cellReaders: {
  readonly [Kind in Exclude<FieldKind, 'addresses'>]: (cell: Stored) => FieldValues[Kind]
} = {
  id: Number,
  named: number,
  count: number,
  number,
  money: number,
  text,
  'long-text': text,
  uuid: text,
  phone: text,
  /** A JSON array; null where there are none. */
  phones: (cell) => JSON.parse(text(cell) ?? '[]'),
  gender: (cell) => genders[Number(cell) - 1] ?? null,
  boolean: (cell) => (cell === null ? null : cell === 1),
  date: text,
  instant: number,
}
