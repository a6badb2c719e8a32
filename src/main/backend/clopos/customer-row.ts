import { createHash } from 'node:crypto'
import type { Customer, Problem } from '#shared/customer'
import { documentedFields } from '#shared/fields/documented'
import { fields, rowColumns } from '#shared/fields/table'
import { fieldReaders, type Unread } from './field-readers'
import { isObject, readInteger } from './read-value'
import { rowText, type RowText } from './row-texts'
import type { ReceivedCustomer } from './source'

type Row = Readonly<Record<string, unknown>>

const documented: ReadonlySet<string> = new Set(documentedFields)
const noFields: readonly string[] = []
const noProblems: readonly Problem[] = []

/** The fields of the row before, and those of them that are extra: most rows have the same. */
let previous = { names: noFields, extra: noFields }

function extraFieldsOf(row: Row): readonly string[] {
  const names = Object.keys(row)
  const same =
    names.length === previous.names.length && names.every((name, at) => name === previous.names[at])
  if (!same) {
    const extra = names.filter((name) => !documented.has(name))
    previous = { names, extra: extra.length === 0 ? noFields : extra }
  }
  return previous.extra
}

/** How each field but the id is read. */
const parts = rowColumns
  .filter((name) => name !== 'id')
  .map((name) => ({ name, api: fields[name].api, read: fieldReaders[fields[name].kind] }))

/** To be copied and filled: that is several times as fast as adding field after field to an empty object. */
const emptyCustomer: Readonly<Record<string, unknown>> = Object.fromEntries(
  rowColumns.map((name) => [name, null]),
)

function readFields(id: number, row: Row, unread: Unread[]): Customer {
  const values: Record<string, unknown> = { ...emptyCustomer, id }
  for (const { name, api, read } of parts) values[name] = read(row[api], unread, api)
  // `fieldReaders` has a reader of the right type for each kind, and `parts` has every field.
  return values as Customer
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
  const values: Row = isObject(row) ? row : {}
  const { raw, group } = splitGroup(values, text)
  const unread: Unread[] = []
  const id = readInteger(values['id'])
  const hasId = typeof id === 'number' && id >= 0
  if (!hasId) unread.push({ field: 'id', value: isObject(row) ? row['id'] : row })
  const customerId = hasId ? id : idOfContent(raw, countBefore(raw, equal))
  const customer = readFields(customerId, values, unread)
  const addresses = fieldReaders.addresses(values[fields.addresses.api], unread, fields.addresses.api)
  const problems = unread.length === 0 ? noProblems : unread.map((each) => problemOf(customerId, each))
  return { customer, addresses, problems, raw, group, extraFields: extraFieldsOf(values) }
}

/** Reads the stored text of a row like `readCustomer`. */
export const readCustomerText = (text: string): ReceivedCustomer =>
  readCustomer(JSON.parse(text), rowText(text))
