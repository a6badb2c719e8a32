import type { FieldKind, FieldValues } from '#shared/fields/kinds'
import {
  readAddresses,
  readAmount,
  readBoolean,
  readDate,
  readGender,
  readInstant,
  readInteger,
  readLine,
  readMoney,
  readPhone,
  readPhones,
  readText,
  unreadable,
  type Reader,
  type ReadList,
} from './read-value'

/** A value that could not be read as its field's kind. */
export interface Unread {
  /** The API's name. */
  readonly field: string
  readonly value: unknown
}

/** What stands in a text for bytes that are no UTF-8. */
const replacement = '\ufffd'

const isDamaged = (value: unknown): boolean => typeof value === 'string' && value.includes(replacement)

/** Whether a part of an entry of a list is a damaged text. */
const hasDamage = (entry: unknown): boolean =>
  typeof entry === 'object' && entry !== null ? Object.values(entry).some(isDamaged) : isDamaged(entry)

/** Reads the value of a field. A text with unreadable letters is kept and noted. What cannot be read is null, or left out of a list, and noted in `unread`. */
export type FieldReader<Value> = (value: unknown, unread: Unread[], field: string) => Value

function single<Value>(read: Reader<Value>): FieldReader<Value | null> {
  return (value, unread, field) => {
    const result = read(value)
    if (result === unreadable || isDamaged(result)) unread.push({ field, value })
    return result === unreadable ? null : result
  }
}

function list<Item>(read: (value: unknown) => ReadList<Item>): FieldReader<readonly Item[]> {
  return (value, unread, field) => {
    const { items, complete } = read(value)
    if (!complete || items.some(hasDamage)) unread.push({ field, value })
    return items
  }
}

/** How the fields of each kind are read from the JSON of a row. */
export const fieldReaders: { readonly [Kind in Exclude<FieldKind, 'id'>]: FieldReader<FieldValues[Kind]> } = {
  named: single(readInteger),
  count: single(readInteger),
  number: single(readAmount),
  money: single(readMoney),
  text: single(readLine),
  'long-text': single(readText),
  uuid: single(readLine),
  phone: single(readPhone),
  phones: list(readPhones),
  gender: single(readGender),
  boolean: single(readBoolean),
  date: single(readDate),
  instant: single(readInstant),
  addresses: list(readAddresses),
}
