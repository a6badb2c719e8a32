import type { Customer } from '#shared/customer'
import type { ReceivedCustomer } from '../clopos/source'
import { createNameKey } from '../customers/name-key'
import { searchText } from '../customers/search-text'

type Stored = string | number | null

const nameKey = createNameKey('en')
const flag = (value: boolean | null): number | null => (value === null ? null : Number(value))

/** What a customer's row holds, by column. `removed_at` is not here: only the end of a complete read sets it. */
const storedColumns: readonly (readonly [name: string, value: (customer: Customer) => Stored])[] = [
  ['id', (customer) => customer.id],
  ['cid', (customer) => customer.cid],
  ['venue_id', (customer) => customer.venueId],
  ['group_id', (customer) => customer.groupId],
  ['name', (customer) => customer.name],
  ['name_key', (customer) => nameKey(customer.name)],
  ['email', (customer) => customer.email],
  ['phone', (customer) => customer.phone],
  ['phones', (customer) => (customer.phones.length === 0 ? null : JSON.stringify(customer.phones))],
  ['address', (customer) => customer.address],
  ['description', (customer) => customer.description],
  ['discount', (customer) => customer.discount],
  ['spent', (customer) => customer.spent],
  ['total_discount', (customer) => customer.totalDiscount],
  ['total_bonus', (customer) => customer.totalBonus],
  ['receipt_count', (customer) => customer.receiptCount],
  ['gender', (customer) => (customer.gender === null ? null : customer.gender === 'male' ? 1 : 2)],
  ['date_of_birth', (customer) => customer.dateOfBirth],
  ['code', (customer) => customer.code],
  ['source', (customer) => customer.source],
  ['reference_id', (customer) => customer.referenceId],
  ['active', (customer) => flag(customer.active)],
  ['loyalty', (customer) => flag(customer.loyalty)],
  ['verified', (customer) => flag(customer.verified)],
  ['created_at', (customer) => customer.createdAt],
  ['updated_at', (customer) => customer.updatedAt],
  ['has_phone', (customer) => Number(customer.phone !== null || customer.phones.length > 0)],
]

/** The columns of `customer` that a received row fills, in the order of `storedValues`. */
export const storedColumnNames: readonly string[] = [...storedColumns.map(([name]) => name), 'problems']

/** The values of a received row, in the order of `storedColumnNames`. */
export function storedValues(received: ReceivedCustomer): Stored[] {
  const values = storedColumns.map(([, value]) => value(received.customer))
  values.push(received.problems.length)
  return values
}

/** The text by which a received row is found. */
export function storedText(received: ReceivedCustomer): string {
  return searchText(received.customer)
}
