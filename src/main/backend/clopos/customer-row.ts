import { createHash } from 'node:crypto'
import type { Customer, Problem } from '#shared/customer'
import {
  isObject,
  readAddresses,
  readAmount,
  readBoolean,
  readDate,
  readGender,
  readInstant,
  readInteger,
  readLine,
  readPhone,
  readPhones,
  readText,
  unreadable,
  type ReadList,
} from './read-value'
import { rowText, type RowText } from './row-texts'
import type { ReceivedCustomer } from './source'

type Row = Readonly<Record<string, unknown>>

/** A problem before its customer's id is known. */
interface Unread {
  readonly field: string
  readonly value: unknown
}

/** Every field of a row as the API documents it, in its order. */
export const documentedFields = [
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
  'group',
] as const

const documented: ReadonlySet<string> = new Set(documentedFields)
const noFields: readonly string[] = []
const noProblems: readonly Problem[] = []

/** The fields of the row before, and those of them that are extra: most rows have the same. */
let previous = { fields: noFields, extra: noFields }

function extraFieldsOf(row: Row): readonly string[] {
  const fields = Object.keys(row)
  const same =
    fields.length === previous.fields.length && fields.every((field, at) => field === previous.fields[at])
  if (!same) {
    const extra = fields.filter((field) => !documented.has(field))
    previous = { fields, extra: extra.length === 0 ? noFields : extra }
  }
  return previous.extra
}

const longestValue = 200

function typeOf(value: unknown): string {
  if (value === null || value === undefined) return 'null'
  return Array.isArray(value) ? 'array' : typeof value
}

function problemOf(customerId: number, { field, value }: Unread): Problem {
  const text = value === undefined ? 'null' : JSON.stringify(value)
  return { customerId, field, type: typeOf(value), value: text.slice(0, longestValue) }
}

/**
 * An id for a row without one: the same row always gets the same, and none of Clopos's. `before`: how many equal ones
 * stand before it.
 */
function idOfContent(raw: string, before: number): number {
  const content = before === 0 ? raw : `${raw}\n${String(before)}`
  const hash = createHash('sha256').update(content).digest()
  return -(1 + hash.readUIntBE(0, 6) * 16 + (hash.readUInt8(6) >> 4))
}

/** Rows without an id that were read from one answer: how often each came. */
export type EqualRows = Map<string, number>

/** How many rows like this one stand before it, which is counted, too. */
function countBefore(raw: string, equal: EqualRows): number {
  const before = equal.get(raw) ?? 0
  equal.set(raw, before + 1)
  return before
}

/** Takes the row's own group out of its text, because it is kept once for all its customers. */
function splitGroup(row: Row, { text, group }: RowText): Pick<ReceivedCustomer, 'raw' | 'group'> {
  const value = row['group']
  const groupId = isObject(value) ? readInteger(value['id']) : null
  const isOwn = typeof groupId === 'number' && groupId === readInteger(row['group_id'])
  if (!isOwn || group === null) return { raw: text, group: null }
  return { raw: text.slice(0, group.from) + text.slice(group.to), group: text.slice(group.start, group.end) }
}

/**
 * Reads a row of `GET /customers`, any JSON value at all: what cannot be read becomes null and a problem, and stays in
 * `raw`. `text` is the row as it stood in the answer. Equal rows without an id are told apart by `equal`, which all rows
 * of one answer share and no others: a row at the border of two answers comes with both, and must get one id. Throws
 * RangeError only for a row without its text that is nested too deeply to be written as JSON.
 */
export function readCustomer(
  row: unknown,
  text: RowText = rowText(JSON.stringify(row)),
  equal: EqualRows = new Map(),
): ReceivedCustomer {
  const fields = isObject(row) ? row : {}
  const { raw, group } = splitGroup(fields, text)
  const unread: Unread[] = []
  const id = readInteger(fields['id'])
  const hasId = typeof id === 'number' && id >= 0
  if (!hasId) unread.push({ field: 'id', value: isObject(row) ? row['id'] : row })
  const customerId = hasId ? id : idOfContent(raw, countBefore(raw, equal))
  const customer = readKnownFields(customerId, fields, unread)
  const addresses = readItems('address_data', fields['address_data'], readAddresses, unread)
  const problems = unread.length === 0 ? noProblems : unread.map((each) => problemOf(customerId, each))
  return { customer, addresses, problems, raw, group, extraFields: extraFieldsOf(fields) }
}

/** What a reader gave, or null and a note of what it could not read. */
function known<T>(result: T | typeof unreadable, field: string, row: Row, unread: Unread[]): T | null {
  if (result !== unreadable) return result
  unread.push({ field, value: row[field] })
  return null
}

function readItems<T>(
  field: string,
  value: unknown,
  read: (value: unknown) => ReadList<T>,
  unread: Unread[],
): readonly T[] {
  const { items, complete } = read(value)
  if (!complete) unread.push({ field, value })
  return items
}

function readKnownFields(id: number, row: Row, unread: Unread[]): Customer {
  // Each field by its literal name: a million rows pass here, and a computed name is looked up anew in each.
  return {
    id,
    cid: known(readLine(row['cid']), 'cid', row, unread),
    venueId: known(readInteger(row['venue_id']), 'venue_id', row, unread),
    groupId: known(readInteger(row['group_id']), 'group_id', row, unread),
    name: known(readLine(row['name']), 'name', row, unread),
    email: known(readLine(row['email']), 'email', row, unread),
    phone: known(readPhone(row['phone']), 'phone', row, unread),
    phones: readItems('phones', row['phones'], readPhones, unread),
    address: known(readText(row['address']), 'address', row, unread),
    description: known(readText(row['description']), 'description', row, unread),
    discount: known(readAmount(row['discount']), 'discount', row, unread),
    spent: known(readAmount(row['spent']), 'spent', row, unread),
    totalDiscount: known(readAmount(row['total_discount']), 'total_discount', row, unread),
    totalBonus: known(readAmount(row['total_bonus']), 'total_bonus', row, unread),
    receiptCount: known(readInteger(row['receipt_count']), 'receipt_count', row, unread),
    gender: known(readGender(row['gender']), 'gender', row, unread),
    dateOfBirth: known(readDate(row['date_of_birth']), 'date_of_birth', row, unread),
    code: known(readLine(row['code']), 'code', row, unread),
    source: known(readLine(row['source']), 'source', row, unread),
    referenceId: known(readLine(row['reference_id']), 'reference_id', row, unread),
    active: known(readBoolean(row['status']), 'status', row, unread),
    loyalty: known(readBoolean(row['can_use_loyalty_system']), 'can_use_loyalty_system', row, unread),
    verified: known(readBoolean(row['is_verified']), 'is_verified', row, unread),
    createdAt: known(readInstant(row['created_at']), 'created_at', row, unread),
    updatedAt: known(readInstant(row['updated_at']), 'updated_at', row, unread),
  }
}

/** The row as it came, as JSON text: `raw` with its group put back, as the last key. */
export function rowWithGroup(raw: string, group: string | null): string {
  return group === null ? raw : `${raw.slice(0, -1)},"group":${group}}`
}
