import type { FieldKind, kinds } from './kinds'
import type { FilterSection, OwnFilter } from './own-filters'

/**
 * The table of a customer's fields: the one place that knows what there is. Types, stored columns, parsing, filters,
 * sorting, details, exports and the names in the change history follow from it. CONTRIBUTING.md, "A new field", says
 * what else a new entry needs.
 */

/** A part of the details panel. */
export type DetailSection = 'contact' | 'loyalty' | 'money' | 'dates' | 'ids'

/** Texts that a search ranks alike. */
export type SearchClass = 'names' | 'numbers' | 'others'

interface FieldShape {
  /** The API's name: in what Clopos sends, in raw exports, on the command line and in the list of data problems. */
  readonly api: string
  readonly kind: FieldKind
  /** The name of the stored column where it is not the API's. */
  readonly stored?: string
  /** Where the value comes from if not from a field of Clopos's row: the name of its group or venue, or the copy itself. */
  readonly from?: 'group' | 'venue' | 'copy'
  /** The name by which Clopos must be asked for it (`with[]`); not every server allows that. */
  readonly with?: string
  /** Shown in the table until the person chooses otherwise. */
  readonly shown?: true
  /** Stays visible at the start when the table scrolls sideways, until the person chooses otherwise. */
  readonly pinned?: true
  /** Starting width of its column in CSS pixels; without one, it is no column. */
  readonly width?: number
  /** Where the details show it; null: in their heading. */
  readonly section: DetailSection | null
  /** The keyword that queries filter it by, and where the menu offers that. */
  readonly filter?: { readonly keyword: string; readonly section: FilterSection }
  /** Customers can be counted by its values. */
  readonly facet?: true
  /** Words are searched in it. */
  readonly search?: SearchClass
}

/** Every field, in the order of Clopos's documentation, which is the order of raw exports. */
export const fields = {
  id: {
    api: 'id',
    kind: 'id',
    shown: true,
    width: 84,
    section: 'ids',
    filter: { keyword: 'id', section: 'contact' },
  },
  cid: { api: 'cid', kind: 'uuid', width: 290, section: 'ids' },
  venueId: {
    api: 'venue_id',
    kind: 'named',
    width: 124,
    section: 'ids',
    filter: { keyword: 'venue', section: 'customer' },
    facet: true,
  },
  groupId: {
    api: 'group_id',
    kind: 'named',
    width: 90,
    section: 'ids',
    filter: { keyword: 'group', section: 'customer' },
    facet: true,
  },
  name: {
    api: 'name',
    kind: 'text',
    shown: true,
    pinned: true,
    width: 220,
    section: null,
    filter: { keyword: 'name', section: 'contact' },
    search: 'names',
  },
  email: {
    api: 'email',
    kind: 'text',
    shown: true,
    width: 210,
    section: 'contact',
    filter: { keyword: 'email', section: 'contact' },
    search: 'others',
  },
  /** The primary number. */
  phone: {
    api: 'phone',
    kind: 'phone',
    shown: true,
    width: 156,
    section: 'contact',
    filter: { keyword: 'phone', section: 'contact' },
    search: 'numbers',
  },
  /** Additional numbers. */
  phones: { api: 'phones', kind: 'phones', width: 180, section: 'contact', search: 'numbers' },
  address: {
    api: 'address',
    kind: 'long-text',
    width: 240,
    section: 'contact',
    filter: { keyword: 'address', section: 'contact' },
    search: 'others',
  },
  /** All addresses, where Clopos has a list of them. Only the details show them. */
  addresses: { api: 'address_data', kind: 'addresses', section: 'contact' },
  description: {
    api: 'description',
    kind: 'long-text',
    width: 240,
    section: 'contact',
    filter: { keyword: 'note', section: 'contact' },
    search: 'others',
  },
  /** In percent. */
  discount: {
    api: 'discount',
    kind: 'number',
    width: 90,
    section: 'loyalty',
    filter: { keyword: 'discount', section: 'money' },
  },
  spent: {
    api: 'spent',
    kind: 'money',
    shown: true,
    width: 128,
    section: 'money',
    filter: { keyword: 'spent', section: 'money' },
  },
  totalDiscount: { api: 'total_discount', kind: 'money', width: 134, section: 'money' },
  totalBonus: {
    api: 'total_bonus',
    kind: 'money',
    width: 110,
    section: 'money',
    filter: { keyword: 'bonus', section: 'money' },
  },
  receiptCount: {
    api: 'receipt_count',
    kind: 'count',
    shown: true,
    width: 90,
    section: 'money',
    filter: { keyword: 'receipts', section: 'money' },
  },
  gender: {
    api: 'gender',
    kind: 'gender',
    width: 90,
    section: 'contact',
    filter: { keyword: 'gender', section: 'customer' },
    facet: true,
  },
  dateOfBirth: {
    api: 'date_of_birth',
    kind: 'date',
    shown: true,
    width: 132,
    section: 'dates',
    filter: { keyword: 'birthday', section: 'dates' },
    facet: true,
  },
  code: {
    api: 'code',
    kind: 'text',
    width: 120,
    section: 'ids',
    filter: { keyword: 'code', section: 'contact' },
    search: 'numbers',
  },
  source: {
    api: 'source',
    kind: 'text',
    width: 110,
    section: 'loyalty',
    filter: { keyword: 'source', section: 'customer' },
    facet: true,
  },
  referenceId: {
    api: 'reference_id',
    kind: 'text',
    width: 130,
    section: 'ids',
    filter: { keyword: 'reference', section: 'contact' },
    search: 'others',
  },
  active: {
    api: 'status',
    kind: 'boolean',
    stored: 'active',
    shown: true,
    width: 84,
    section: 'loyalty',
    filter: { keyword: 'active', section: 'customer' },
    facet: true,
  },
  loyalty: {
    api: 'can_use_loyalty_system',
    kind: 'boolean',
    stored: 'loyalty',
    width: 112,
    section: 'loyalty',
    filter: { keyword: 'loyalty', section: 'customer' },
    facet: true,
  },
  verified: {
    api: 'is_verified',
    kind: 'boolean',
    stored: 'verified',
    width: 124,
    section: 'loyalty',
    filter: { keyword: 'verified', section: 'customer' },
    facet: true,
  },
  createdAt: {
    api: 'created_at',
    kind: 'instant',
    shown: true,
    width: 172,
    section: 'dates',
    filter: { keyword: 'created', section: 'dates' },
    facet: true,
  },
  updatedAt: {
    api: 'updated_at',
    kind: 'instant',
    width: 172,
    section: 'dates',
    filter: { keyword: 'updated', section: 'dates' },
  },
  /** What is on the customer's account. */
  balance: {
    api: 'balance',
    kind: 'money',
    with: 'balance',
    width: 110,
    section: 'money',
    filter: { keyword: 'balance', section: 'money' },
  },
  /** What is on the customer's cashback account. */
  cashback: {
    api: 'cashback_balance',
    kind: 'money',
    with: 'cashback_balance',
    width: 110,
    section: 'money',
    filter: { keyword: 'cashback', section: 'money' },
  },
  groupName: { api: 'group', kind: 'text', from: 'group', shown: true, width: 132, section: 'loyalty' },
  venueName: { api: 'venue', kind: 'text', from: 'venue', width: 140, section: 'ids' },
  /** When a full read found the customer gone from Clopos. */
  removedAt: { api: 'removed_at', kind: 'instant', from: 'copy', width: 172, section: 'dates' },
} as const satisfies Readonly<Record<string, FieldShape>>

type Fields = typeof fields

export type FieldName = keyof Fields

/** A field that is a column of the table: also its name in sorts, exports and settings. */
export type ColumnKey = {
  [Name in FieldName]: Fields[Name] extends { readonly width: number } ? Name : never
}[FieldName]

/** A column whose value stands in Clopos's row; the others are looked up, or belong to the copy. */
export type RowColumn = {
  [Name in ColumnKey]: Fields[Name] extends { readonly from: string } ? never : Name
}[ColumnKey]

export type KindOf<Name extends FieldName> = Fields[Name]['kind']

type KeywordOf<Name extends FieldName> = Fields[Name] extends {
  readonly filter: { readonly keyword: infer Keyword }
}
  ? Keyword
  : never

/** The keyword of any field. */
export type Keyword = { [Name in FieldName]: KeywordOf<Name> }[FieldName]

/** The keywords of the fields whose kind has such a filter. */
export type KeywordFor<Filter extends string> = {
  [Name in FieldName]: (typeof kinds)[KindOf<Name>]['filter'] extends Filter ? KeywordOf<Name> : never
}[FieldName]

/** The keywords of the fields whose values can be counted. */
export type FacetKeyword = {
  [Name in FieldName]: Fields[Name] extends { readonly facet: true } ? KeywordOf<Name> : never
}[FieldName]

/** Columns whose values are of a kind. */
export type ColumnOfKind<Kind extends FieldKind> = {
  [Name in ColumnKey]: KindOf<Name> extends Kind ? Name : never
}[ColumnKey]

/** The name of the column of the table `customer` that holds a field. */
export type StoredNameOf<Name extends RowColumn> = {
  [Each in Name]: Fields[Each] extends { readonly stored: infer Stored }
    ? Stored & string
    : Fields[Each]['api']
}[Name]

/** The API's names of the fields that Clopos's row holds as values. */
export type RowApiName = {
  [Name in FieldName]: Fields[Name] extends { readonly from: string } ? never : Fields[Name]['api']
}[FieldName]

/** Every column, in the order of the table and of an export of all columns. */
const columns = [
  'name',
  'phone',
  'groupName',
  'spent',
  'receiptCount',
  'dateOfBirth',
  'email',
  'phones',
  'gender',
  'active',
  'loyalty',
  'verified',
  'balance',
  'cashback',
  'totalBonus',
  'totalDiscount',
  'discount',
  'source',
  'address',
  'description',
  'createdAt',
  'updatedAt',
  'removedAt',
  'venueName',
  'code',
  'referenceId',
  'id',
  'groupId',
  'venueId',
  'cid',
] as const satisfies readonly ColumnKey[]

/** A column that `columns` leaves out fails the types here. */
type AllColumns = Exclude<ColumnKey, (typeof columns)[number]> extends never ? readonly ColumnKey[] : never

export const columnOrder: AllColumns = columns

/** A name that a filter begins with. */
export type FilterName = Keyword | OwnFilter

/** Every filter, in the order in which completion and the menu offer them. */
const filters = [
  'group',
  'venue',
  'source',
  'spent',
  'receipts',
  'birthday',
  'has',
  'no',
  'active',
  'loyalty',
  'verified',
  'gender',
  'created',
  'updated',
  'new',
  'changed',
  'removed',
  'duplicate',
  'problem',
  'discount',
  'bonus',
  'balance',
  'cashback',
  'name',
  'phone',
  'email',
  'address',
  'note',
  'code',
  'reference',
  'id',
] as const satisfies readonly FilterName[]

/** A filter that `filters` leaves out fails the types here. */
type AllFilters = Exclude<FilterName, (typeof filters)[number]> extends never ? readonly FilterName[] : never

export const filterOrder: AllFilters = filters

export type Field = FieldShape & { readonly name: FieldName }

const isFieldName = (name: string): name is FieldName => Object.hasOwn(fields, name)

/** The field with this name. */
export const fieldOf = (name: FieldName): Field => ({ name, ...fields[name] })

/** All fields, in the order of the table. */
export const fieldList: readonly Field[] = Object.keys(fields).filter(isFieldName).map(fieldOf)

/** Whether a name is that of a column whose value stands in Clopos's row. */
export const isRowColumn = (name: string): name is RowColumn =>
  isFieldName(name) && 'width' in fields[name] && !('from' in fields[name])

/** The columns whose values stand in Clopos's row, in the order of the table. */
export const rowColumns: readonly RowColumn[] = fieldList.map(({ name }) => name).filter(isRowColumn)

const byKeyword: ReadonlyMap<string, RowColumn> = new Map(
  rowColumns.flatMap((name) => {
    const { filter } = fieldOf(name)
    return filter === undefined ? [] : [[filter.keyword, name] as const]
  }),
)

/** The name of the field that queries filter by a keyword. */
export function nameOfKeyword(keyword: Keyword): RowColumn {
  const name = byKeyword.get(keyword)
  if (name === undefined) throw new RangeError(`There is no field ${keyword}.`)
  return name
}
