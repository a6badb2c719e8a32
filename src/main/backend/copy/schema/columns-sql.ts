import type { ColumnKey } from '#shared/columns'

/** The stored value of each column, from `customer c`, `customer_group g` and `venue v`. */
export const cellSql: Readonly<Record<ColumnKey, string>> = {
  id: 'c.id',
  name: 'c.name',
  phone: 'c.phone',
  phones: 'c.phones',
  email: 'c.email',
  groupName: 'g.name',
  spent: 'c.spent',
  receiptCount: 'c.receipt_count',
  totalDiscount: 'c.total_discount',
  totalBonus: 'c.total_bonus',
  discount: 'c.discount',
  dateOfBirth: 'c.date_of_birth',
  gender: 'c.gender',
  active: 'c.active',
  loyalty: 'c.loyalty',
  verified: 'c.verified',
  code: 'c.code',
  source: 'c.source',
  referenceId: 'c.reference_id',
  address: 'c.address',
  description: 'c.description',
  venueName: 'v.name',
  createdAt: 'c.created_at',
  updatedAt: 'c.updated_at',
  venueId: 'c.venue_id',
  groupId: 'c.group_id',
  cid: 'c.cid',
  removedAt: 'c.removed_at',
}

/** The joins that `columns` need; names of groups and venues lie in tables of their own. */
export function joinsOf(columns: readonly ColumnKey[]): string {
  const group = columns.includes('groupName') ? ' LEFT JOIN customer_group g ON g.id = c.group_id' : ''
  const venue = columns.includes('venueName') ? ' LEFT JOIN venue v ON v.id = c.venue_id' : ''
  return group + venue
}
