import { columnByApiName, columnKeys, columnOf, type ColumnKey } from '#shared/columns'
import type { CustomerDetails, Problem } from '#shared/customer'
import { fieldList, fieldOf, type DetailSection } from '#shared/fields/table'
import type { Messages } from '#shared/messages/index'
import type { Formats } from '#shared/locale/formats'
import { cellText } from '../table/cell-text'

interface Words {
  readonly messages: Messages
  readonly formats: Formats
}

/** A line of the details. */
export interface Detail {
  readonly label: string
  readonly value: string
}

export interface DetailGroup {
  readonly title: string
  readonly details: readonly Detail[]
}

function plainDetail(key: ColumnKey, customer: CustomerDetails, words: Words): Detail {
  const { messages, formats } = words
  return { label: messages.columns[key], value: cellText(customer, columnOf(key), messages, formats).trim() }
}

/** The address and every entry of Clopos's list of addresses. */
function addressDetails(customer: CustomerDetails, words: Words): readonly Detail[] {
  const { columns, window } = words.messages
  return [
    plainDetail('address', customer, words),
    ...customer.addresses.map(({ type, text }) => ({
      label: type === null ? columns.address : window.details.addressOf(type),
      value: text,
    })),
  ]
}

/** The top of the panel shows these. */
const atGlance: ReadonlySet<ColumnKey> = new Set([
  'name',
  'groupName',
  'phone',
  'phones',
  'email',
  'spent',
  'receiptCount',
  'dateOfBirth',
])

const sections: readonly DetailSection[] = ['contact', 'loyalty', 'money', 'dates', 'ids']

const documented: ReadonlySet<string> = new Set(fieldList.map(({ api }) => api))

/** A value as JSON; an ellipsis if it is nested too deeply for the stack. The raw JSON of the panel has it all. */
function jsonOf(value: unknown): string {
  try {
    return JSON.stringify(value)
  } catch {
    return '…'
  }
}

/** What Clopos sent beyond the fields of its documentation. */
function otherDetails({ raw }: CustomerDetails): readonly Detail[] {
  let sent: unknown
  try {
    sent = JSON.parse(raw)
  } catch {
    return []
  }
  if (typeof sent !== 'object' || sent === null) return []
  return Object.entries(sent).flatMap(([label, value]) =>
    documented.has(label) || value === null
      ? []
      : [{ label, value: typeof value === 'string' ? value.trim() : jsonOf(value) }],
  )
}

/** Everything about a customer that the top of the panel does not show, in groups, without empty values. */
export function detailGroups(customer: CustomerDetails, words: Words): readonly DetailGroup[] {
  const t = words.messages.window.details
  const groups = sections.map((section) => ({
    title: t[section],
    details: columnKeys
      .filter((key) => fieldOf(key).section === section && !atGlance.has(key))
      .flatMap((key) =>
        key === 'address' ? addressDetails(customer, words) : [plainDetail(key, customer, words)],
      ),
  }))
  return [...groups, { title: t.other, details: otherDetails(customer) }]
    .map(({ title, details }) => ({ title, details: details.filter(({ value }) => value !== '') }))
    .filter(({ details }) => details.length > 0)
}

/** The name of a field, or its API name if it has no column. */
export function fieldLabel(api: string, messages: Messages): string {
  const column = columnByApiName(api)
  if (column === undefined) return messages.window.changes.fields[api] ?? api
  return messages.columns[column.key]
}

/** Why the value of a field could not be read. */
export function problemReason(field: string, messages: Messages): string {
  const kind = fieldList.find(({ api }) => api === field)?.kind ?? 'text'
  return messages.unreadable[kind]
}

/** A data problem as text. */
export function problemSentence({ field, value }: Problem, messages: Messages): string {
  return messages.window.details.problem(fieldLabel(field, messages), value, problemReason(field, messages))
}

/** Deep nesting is mostly indents: JSON that would become so many times as long stays as it is. */
const mostGrowth = 20

/** The raw JSON with indents, or unchanged if it cannot be parsed or written again. */
export function prettyJson(raw: string): string {
  try {
    const pretty = JSON.stringify(JSON.parse(raw), null, 2)
    return pretty.length > mostGrowth * raw.length ? raw : pretty
  } catch {
    return raw
  }
}
