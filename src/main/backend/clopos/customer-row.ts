import { createHash } from 'node:crypto'
import type { Customer, Problem } from '#shared/customer'
import { readFields, type Place } from '../json-text'
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
  type Reader,
  type ReadList,
} from './read-value'
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

/** One list for all the rows without any, since a million rows may pass. */
function extraFieldsOf(row: Row): readonly string[] {
  const extra = Object.keys(row).filter((field) => !documented.has(field))
  return extra.length === 0 ? noFields : extra
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

/** An id for a row without one: the same row always gets the same, and none of Clopos's. */
function idOfContent(raw: string): number {
  const hash = createHash('sha256').update(raw).digest()
  return -(1 + hash.readUIntBE(0, 6) * 16 + (hash.readUInt8(6) >> 4))
}

/** Takes the row's own group out of its text, because it is kept once for all its customers. */
function splitGroup(row: Row, text: string): Pick<ReceivedCustomer, 'raw' | 'group'> {
  const { group } = row
  const groupId = isObject(group) ? readInteger(group['id']) : null
  const whole = { raw: text, group: null }
  if (typeof groupId !== 'number' || groupId !== readInteger(row['group_id'])) return whole
  const places: Place[] = []
  let at = -1
  let value = ''
  let count = 0
  readFields(text, (name, found, place) => {
    if (name === 'group') {
      at = places.length
      value = found
      count += 1
    }
    places.push(place)
  })
  const own = places[at]
  if (own === undefined || count !== 1) return whole
  // With the comma before it, or the one behind it where it comes first.
  const from = places[at - 1]?.end ?? own.start
  const to = at === 0 ? (places[1]?.start ?? own.end) : own.end
  return { raw: text.slice(0, from) + text.slice(to), group: value }
}

/**
 * Reads a row of `GET /customers`, any JSON value at all: what cannot be read becomes null and a problem, and stays in
 * `raw`. `text` is the row as it stood in the answer. Throws RangeError only for a row without its text that is nested
 * too deeply to be written as JSON.
 */
export function readCustomer(row: unknown, text: string = JSON.stringify(row)): ReceivedCustomer {
  const { raw, group } = isObject(row) ? splitGroup(row, text) : { raw: text, group: null }
  const unread: Unread[] = []
  const id = isObject(row) ? readInteger(row['id']) : unreadable
  const hasId = typeof id === 'number' && id >= 0
  if (!hasId) unread.push({ field: 'id', value: isObject(row) ? row['id'] : row })
  const customerId = hasId ? id : idOfContent(raw)
  const { customer, addresses } = readKnownFields(customerId, isObject(row) ? row : {}, unread)
  const problems = unread.map((each) => problemOf(customerId, each))
  return {
    customer,
    addresses,
    problems,
    raw,
    group,
    extraFields: isObject(row) ? extraFieldsOf(row) : noFields,
  }
}

function readKnownFields(
  id: number,
  row: Row,
  unread: Unread[],
): { readonly customer: Customer; readonly addresses: ReceivedCustomer['addresses'] } {
  const field = <T>(name: string, read: Reader<T>): T | null => {
    const value = row[name]
    const result = read(value)
    if (result !== unreadable) return result
    unread.push({ field: name, value })
    return null
  }
  const list = <T>(name: string, read: (value: unknown) => ReadList<T>): readonly T[] => {
    const value = row[name]
    const { items, complete } = read(value)
    if (!complete) unread.push({ field: name, value })
    return items
  }
  const customer: Customer = {
    id,
    cid: field('cid', readLine),
    venueId: field('venue_id', readInteger),
    groupId: field('group_id', readInteger),
    name: field('name', readLine),
    email: field('email', readLine),
    phone: field('phone', readPhone),
    phones: list('phones', readPhones),
    address: field('address', readText),
    description: field('description', readText),
    discount: field('discount', readAmount),
    spent: field('spent', readAmount),
    totalDiscount: field('total_discount', readAmount),
    totalBonus: field('total_bonus', readAmount),
    receiptCount: field('receipt_count', readInteger),
    gender: field('gender', readGender),
    dateOfBirth: field('date_of_birth', readDate),
    code: field('code', readLine),
    source: field('source', readLine),
    referenceId: field('reference_id', readLine),
    active: field('status', readBoolean),
    loyalty: field('can_use_loyalty_system', readBoolean),
    verified: field('is_verified', readBoolean),
    createdAt: field('created_at', readInstant),
    updatedAt: field('updated_at', readInstant),
  }
  return { customer, addresses: list('address_data', readAddresses) }
}

/** The row as it came, as JSON text: `raw` with its group put back, as the last key. */
export function rowWithGroup(raw: string, group: string | null): string {
  return group === null ? raw : `${raw.slice(0, -1)},"group":${group}}`
}
