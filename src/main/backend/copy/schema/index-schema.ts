import type { ColumnKey } from '#shared/columns'
import { hundredths, ones, seconds, type Scale } from '../../index/columns/numbers'
import type { IndexColumn, IndexSchema, OrderSource } from '../../index/schema'

const number = <Name extends string>(
  name: Name,
  scale: Scale,
  sql = `c.${name}`,
): IndexColumn & { readonly name: Name } => ({ name, sql, kind: { is: 'number', scale } })

const flag = <Name extends string>(name: Name, sql = `c.${name}`): IndexColumn & { readonly name: Name } => ({
  name,
  sql,
  kind: { is: 'flag' },
})

/** Columns that are compared with numbers. */
const numbers = [
  number('group_id', ones),
  number('venue_id', ones),
  number('discount', hundredths),
  number('spent', hundredths),
  number('total_discount', hundredths),
  number('total_bonus', hundredths),
  number('receipt_count', ones),
  number('created_at', seconds),
  number('updated_at', seconds),
  number('added_at', seconds),
  number('changed_at', seconds),
  number('removed_at', seconds),
  // 19800131 for 1980-01-31.
  number('date_of_birth', ones, "CAST(replace(c.date_of_birth, '-', '') AS INTEGER)"),
] as const

const flags = [
  flag('active'),
  flag('loyalty'),
  flag('verified'),
  flag('gender'),
  flag('is_removed', 'c.removed_at IS NOT NULL'),
  flag('has_problems', 'c.problems > 0'),
  flag('has_phone'),
  flag('has_name', 'c.name IS NOT NULL'),
  flag('has_email', 'c.email IS NOT NULL'),
  flag('has_code', 'c.code IS NOT NULL'),
  flag('has_address', 'c.address IS NOT NULL'),
  flag('has_description', 'c.description IS NOT NULL'),
  flag('has_reference_id', 'c.reference_id IS NOT NULL'),
] as const

/** Texts of which there are few. */
const dictionaries = [{ name: 'source', sql: 'c.source', kind: { is: 'dictionary' } }] as const

export type NumberColumn = (typeof numbers)[number]['name'] | (typeof dictionaries)[number]['name']
export type FlagColumn = (typeof flags)[number]['name']

const byColumn = (column: NumberColumn | FlagColumn): OrderSource => ({ is: 'column', column })
const byText = (column: string): OrderSource => ({ is: 'text', sql: `c.${column}`, by: 'alphabet' })
/** Numbers of phones and the like are the same in every alphabet. */
const byLetters = (column: string): OrderSource => ({ is: 'text', sql: `c.${column}`, by: 'letters' })

const orders: Readonly<Record<ColumnKey, OrderSource>> = {
  id: { is: 'id' },
  name: byText('name'),
  phone: byLetters('phone'),
  phones: byLetters('phones'),
  email: byText('email'),
  groupName: { is: 'named', column: 'group_id', sql: 'SELECT id, name FROM customer_group' },
  spent: byColumn('spent'),
  receiptCount: byColumn('receipt_count'),
  totalDiscount: byColumn('total_discount'),
  totalBonus: byColumn('total_bonus'),
  discount: byColumn('discount'),
  dateOfBirth: byColumn('date_of_birth'),
  gender: byColumn('gender'),
  active: byColumn('active'),
  loyalty: byColumn('loyalty'),
  verified: byColumn('verified'),
  code: byText('code'),
  source: { is: 'dictionary', column: 'source' },
  referenceId: byText('reference_id'),
  address: byText('address'),
  description: byText('description'),
  venueName: { is: 'named', column: 'venue_id', sql: 'SELECT id, name FROM venue' },
  createdAt: byColumn('created_at'),
  updatedAt: byColumn('updated_at'),
  venueId: byColumn('venue_id'),
  groupId: byColumn('group_id'),
  cid: byLetters('cid'),
  removedAt: byColumn('removed_at'),
}

/** What the index holds of the customers. */
export const customerIndex: IndexSchema = {
  table: 'customer c',
  id: 'c.id',
  columns: [...numbers, ...flags, ...dictionaries],
  orders,
}
