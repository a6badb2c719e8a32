import type { Gender } from '#shared/fields/kinds'
import { rowColumns, type RowColumn } from '#shared/fields/table'
import type { Customer } from '#shared/customer'
import type { ReceivedCustomer } from '../../clopos/source'
import type { Stored } from '../../sqlite/append'
import { genders } from './cells'
import { storedName } from './columns-sql'
import { searchTexts, textSchema } from './search-text'

/**
 * The columns of `customer` that a received row fills, in the order of `storedValues`. `removed_at` is not here: only
 * the end of a full read sets it.
 */
export const storedColumnNames: readonly string[] = [...rowColumns.map(storedName), 'has_phone', 'problems']

const genderCell = (gender: Gender | null): Stored => (gender === null ? null : genders.indexOf(gender) + 1)

/** A value as `cellReaders` reads it back. By its type, not by its field's kind: a million rows pass here. */
function cellOf(value: Customer[Exclude<RowColumn, 'gender'>]): Stored {
  if (value === null || typeof value === 'number' || typeof value === 'string') return value
  if (typeof value === 'boolean') return Number(value)
  return value.length === 0 ? null : JSON.stringify(value)
}

/** The values of a received row, in the order of `storedColumnNames`. */
export function storedValues({ customer, problems }: ReceivedCustomer): Stored[] {
  const values: Stored[] = []
  for (const name of rowColumns)
    values.push(name === 'gender' ? genderCell(customer.gender) : cellOf(customer[name]))
  values.push(Number(customer.phone !== null || customer.phones.length > 0), problems.length)
  return values
}

/** The columns of `customer_text`, in the order of `storedTexts`. */
export const textColumnNames = ['id', ...textSchema.classes] as const

/** The texts by which a received row is found, after its id. */
export function storedTexts({ customer }: ReceivedCustomer): Stored[] {
  return [customer.id, ...searchTexts((name) => customer[name])]
}
