import type { FieldName, Term } from './model'

/** The fields that terms begin with, by what kind of value they take. */
export const namedFields = ['group', 'venue'] as const
export const flagFields = ['active', 'loyalty', 'verified', 'duplicate'] as const
export const textFields = [
  'name',
  'phone',
  'email',
  'code',
  'address',
  'note',
  'source',
  'reference',
] as const
export const numberFields = ['id', 'spent', 'receipts', 'discount', 'bonus'] as const
export const dateFields = ['created', 'updated'] as const
export const changeFields = ['new', 'changed'] as const

export type NamedField = (typeof namedFields)[number]
export type FlagField = (typeof flagFields)[number]
export type TextField = (typeof textFields)[number]
export type NumberField = (typeof numberFields)[number]
export type DateField = (typeof dateFields)[number]
export type ChangeField = (typeof changeFields)[number]

/** What `has:` and `no:` ask after: every field that a customer can be without. Of amounts and counts, zero is as good as none. */
export const presenceParts = [
  'phone',
  'email',
  'birthday',
  'address',
  'note',
  'code',
  'source',
  'reference',
  'name',
  'group',
  'venue',
  'gender',
  'spent',
  'receipts',
  'discount',
  'bonus',
  'active',
  'loyalty',
  'verified',
  'created',
  'updated',
] as const
export type PresencePart = (typeof presenceParts)[number]

/** The API's fields that can hold what is not of their type, as the list of problems names them. */
export const problemFields = [
  'id',
  'cid',
  'venue_id',
  'group_id',
  'name',
  'email',
  'phone',
  'phones',
  'address',
  'address_data',
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
  'status',
  'can_use_loyalty_system',
  'is_verified',
  'created_at',
  'updated_at',
] as const
export type ProblemField = (typeof problemFields)[number]

/** Every field in the order in which it is offered, with the kind of its terms. */
export const fieldKinds: Readonly<Record<FieldName, Term['kind']>> = {
  group: 'named',
  venue: 'named',
  spent: 'number',
  receipts: 'number',
  birthday: 'birthday',
  has: 'presence',
  no: 'presence',
  active: 'flag',
  loyalty: 'flag',
  verified: 'flag',
  duplicate: 'flag',
  gender: 'gender',
  source: 'text',
  created: 'date',
  updated: 'date',
  new: 'change',
  changed: 'change',
  removed: 'removed',
  problem: 'problem',
  discount: 'number',
  bonus: 'number',
  name: 'text',
  phone: 'text',
  email: 'text',
  code: 'text',
  address: 'text',
  note: 'text',
  reference: 'text',
  id: 'number',
}

export function isFieldName(name: string): name is FieldName {
  return Object.hasOwn(fieldKinds, name)
}

export const fieldNames: readonly FieldName[] = Object.keys(fieldKinds).filter(isFieldName)

/** Amounts may have a decimal comma; of whole numbers a comma lists several. */
export function isAmount(field: string): boolean {
  return field === 'spent' || field === 'discount' || field === 'bonus'
}

/** Whether `field` takes comparisons such as `>500`. */
export function isCompared(field: string): boolean {
  if (!isFieldName(field)) return false
  return ['number', 'date', 'change', 'birthday', 'removed'].includes(fieldKinds[field])
}

/** The field of a Clopos row that holds what the language calls `field`; the other way round where several do. */
export const problemNames: ReadonlyMap<string, ProblemField> = new Map<string, ProblemField>([
  ...problemFields.map((name) => [name, name] as const),
  ['venue', 'venue_id'],
  ['group', 'group_id'],
  ['note', 'description'],
  ['bonus', 'total_bonus'],
  ['receipts', 'receipt_count'],
  ['birthday', 'date_of_birth'],
  ['reference', 'reference_id'],
  ['active', 'status'],
  ['loyalty', 'can_use_loyalty_system'],
  ['verified', 'is_verified'],
  ['created', 'created_at'],
  ['updated', 'updated_at'],
])
