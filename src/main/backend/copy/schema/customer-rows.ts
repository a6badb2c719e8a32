import type { ReceivedCustomer } from '../../clopos/source'
import { searchText } from './search-text'
import type { Stored } from '../../sqlite/append'

const flag = (value: boolean | null): number | null => (value === null ? null : Number(value))

/**
 * The columns of `customer` that a received row fills, in the order of `storedValues`. `removed_at` is not here: only
 * the end of a full read sets it.
 */
export const storedColumnNames = [
  'id',
  'cid',
  'venue_id',
  'group_id',
  'name',
  'email',
  'phone',
  'phones',
  'address',
  'description',
  'discount',
  'spent',
  'total_discount',
  'total_bonus',
  'receipt_count',
  'gender',
  'date_of_birth',
  'code',
  'source',
  'reference_id',
  'active',
  'loyalty',
  'verified',
  'created_at',
  'updated_at',
  'has_phone',
  'problems',
] as const

export type StoredColumn = (typeof storedColumnNames)[number]

/** The values of a received row, in the order of `storedColumnNames`. */
export function storedValues({ customer, problems }: ReceivedCustomer): Stored[] {
  const { gender, phone, phones } = customer
  return [
    customer.id,
    customer.cid,
    customer.venueId,
    customer.groupId,
    customer.name,
    customer.email,
    phone,
    phones.length === 0 ? null : JSON.stringify(phones),
    customer.address,
    customer.description,
    customer.discount,
    customer.spent,
    customer.totalDiscount,
    customer.totalBonus,
    customer.receiptCount,
    gender === null ? null : gender === 'male' ? 1 : 2,
    customer.dateOfBirth,
    customer.code,
    customer.source,
    customer.referenceId,
    flag(customer.active),
    flag(customer.loyalty),
    flag(customer.verified),
    customer.createdAt,
    customer.updatedAt,
    Number(phone !== null || phones.length > 0),
    problems.length,
  ]
}

/** The text by which a received row is found. */
export function storedText(received: ReceivedCustomer): string {
  return searchText(received.customer)
}
