import type { CustomerRow } from './customer'

/** How a column's values are shown, aligned, compared and exported. */
export type ColumnKind =
  'integer' | 'number' | 'money' | 'text' | 'phone' | 'phones' | 'gender' | 'boolean' | 'date' | 'instant'

interface ColumnShape {
  readonly key: keyof CustomerRow
  /** The API's field name: what the command line and the raw export call it. */
  readonly api: string
  readonly kind: ColumnKind
  /** Shown in the table until the person chooses otherwise. */
  readonly shown: boolean
  /** Starting width in CSS pixels. */
  readonly width: number
}

/** Every column there is, in the order of the table and of an export of all columns. */
export const columns = [
  { key: 'id', api: 'id', kind: 'integer', shown: true, width: 84 },
  { key: 'name', api: 'name', kind: 'text', shown: true, width: 220 },
  { key: 'phone', api: 'phone', kind: 'phone', shown: true, width: 160 },
  { key: 'phones', api: 'phones', kind: 'phones', shown: false, width: 180 },
  { key: 'email', api: 'email', kind: 'text', shown: true, width: 200 },
  { key: 'groupName', api: 'group', kind: 'text', shown: true, width: 130 },
  { key: 'spent', api: 'spent', kind: 'money', shown: true, width: 128 },
  { key: 'receiptCount', api: 'receipt_count', kind: 'integer', shown: true, width: 90 },
  { key: 'totalDiscount', api: 'total_discount', kind: 'money', shown: false, width: 110 },
  { key: 'totalBonus', api: 'total_bonus', kind: 'money', shown: false, width: 110 },
  { key: 'discount', api: 'discount', kind: 'number', shown: false, width: 90 },
  { key: 'dateOfBirth', api: 'date_of_birth', kind: 'date', shown: true, width: 116 },
  { key: 'gender', api: 'gender', kind: 'gender', shown: false, width: 90 },
  { key: 'active', api: 'status', kind: 'boolean', shown: true, width: 84 },
  { key: 'loyalty', api: 'can_use_loyalty_system', kind: 'boolean', shown: false, width: 90 },
  { key: 'verified', api: 'is_verified', kind: 'boolean', shown: false, width: 90 },
  { key: 'code', api: 'code', kind: 'text', shown: false, width: 120 },
  { key: 'source', api: 'source', kind: 'text', shown: false, width: 110 },
  { key: 'referenceId', api: 'reference_id', kind: 'text', shown: false, width: 130 },
  { key: 'address', api: 'address', kind: 'text', shown: false, width: 240 },
  { key: 'description', api: 'description', kind: 'text', shown: false, width: 240 },
  { key: 'venueName', api: 'venue', kind: 'text', shown: false, width: 140 },
  { key: 'createdAt', api: 'created_at', kind: 'instant', shown: true, width: 172 },
  { key: 'updatedAt', api: 'updated_at', kind: 'instant', shown: false, width: 172 },
  { key: 'venueId', api: 'venue_id', kind: 'integer', shown: false, width: 90 },
  { key: 'groupId', api: 'group_id', kind: 'integer', shown: false, width: 90 },
  { key: 'cid', api: 'cid', kind: 'text', shown: false, width: 290 },
  { key: 'removedAt', api: 'removed_at', kind: 'instant', shown: false, width: 172 },
] as const satisfies readonly ColumnShape[]

export type ColumnKey = (typeof columns)[number]['key']
export type Column = ColumnShape & { readonly key: ColumnKey }

export const columnKeys: readonly ColumnKey[] = columns.map((column) => column.key)

const byKey: ReadonlyMap<string, Column> = new Map(columns.map((column) => [column.key, column]))
const byApi: ReadonlyMap<string, Column> = new Map(columns.map((column) => [column.api, column]))

/** The column with this key. */
export function columnOf(key: ColumnKey): Column {
  const column = byKey.get(key)
  if (column === undefined) throw new RangeError(`There is no column ${key}.`)
  return column
}

/** The column that the API calls `api`, or undefined. */
export function columnByApiName(api: string): Column | undefined {
  return byApi.get(api)
}

/** One key of a sort. Empty values come last in both directions. */
export interface SortKey {
  readonly column: ColumnKey
  readonly descending: boolean
}

/** The order before anybody chose one: those first in whom what is searched begins a word, then by name. */
export const defaultSort: readonly SortKey[] = []
