import { columnByApiName, columnKeys } from '#shared/columns'
import type { FacetCount, Facets } from '#shared/facets'
import type { Messages } from '#shared/messages/index'
import type { FieldChange } from '#shared/sync'
import type { Formats } from '#shared/locale/formats'
import { fieldLabel } from './fields'

/** A field's value before or after a change. */
export interface ShownValue {
  readonly text: string
  /** A description instead of a value. */
  readonly about: boolean
}

export interface ShownChange {
  readonly label: string
  readonly from: ShownValue
  readonly to: ShownValue
}

/** What is needed to show values. */
export interface Words {
  readonly messages: Messages
  readonly formats: Formats
  /** The names of groups and venues. */
  readonly facets: Facets
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return json
  }
}

/** A number, text that is a number (`"1162.80"`), or the amount of a balance. */
function numberIn(value: unknown): number | null {
  if (typeof value === 'object' && value !== null && 'amount' in value) return numberIn(value.amount)
  if (typeof value === 'number') return value
  return typeof value === 'string' && /^-?\d+(?:\.\d+)?$/.test(value.trim()) ? Number(value) : null
}

/** The texts and numbers within lists and objects, in their order. */
function leaves(value: unknown): readonly string[] {
  if (typeof value === 'string' || typeof value === 'number') return [String(value)]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(leaves) : []
}

function nameOf(id: number, counts: readonly FacetCount[] = []): string {
  return counts.find(({ value }) => value === String(id))?.name ?? String(id)
}

/** Fields that hold lists whose items are shown. */
const lists: ReadonlySet<string> = new Set(['phones', 'address_data'])

/** A value as in the details, or null if it is empty or has another form. */
function valueText(field: string, value: unknown, { messages, formats, facets }: Words): string | null {
  if (lists.has(field)) return leaves(value).join(', ')
  const kind = columnByApiName(field)?.kind
  const number = numberIn(value)
  switch (kind) {
    case 'money':
      return number === null ? null : formats.money(number)
    case 'number':
      return number === null ? null : formats.number(number)
    case 'id':
      return number === null ? null : String(number)
    case 'named':
      return number === null ? null : nameOf(number, field === 'group_id' ? facets.group : facets.venue)
    case 'count':
      return number === null ? null : formats.count(number)
    case 'boolean':
      if (value === true || number === 1) return messages.values.yes
      return value === false || number === 0 ? messages.values.no : null
    case 'gender':
      if (number === 1) return messages.values.male
      return number === 2 ? messages.values.female : null
    case 'date':
      return typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) ? formats.date(value) : null
    case 'instant': {
      const at = typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value) ? Date.parse(value) : NaN
      return Number.isNaN(at) ? null : formats.instant(at)
    }
    default:
      return null
  }
}

function shownValue(field: string, json: string | null, words: Words): ShownValue {
  const t = words.messages.window.changes
  if (json === null || json === 'null' || json === '[]') return { text: t.empty, about: true }
  const value = parsed(json)
  const text = valueText(field, value, words) ?? (typeof value === 'string' ? value : json)
  return text.trim() === '' ? { text: t.empty, about: true } : { text, about: false }
}

/** In the order of the table's columns. Fields without a column come last. */
export function inColumnOrder(fields: readonly FieldChange[]): readonly FieldChange[] {
  const place = ({ field }: FieldChange): number => {
    const column = columnByApiName(field)
    return column === undefined ? columnKeys.length : columnKeys.indexOf(column.key)
  }
  return fields.toSorted((one, other) => place(one) - place(other))
}

/** The change of one field as text. If both sides read the same, as Clopos sent them. */
export function shownChange({ field, before, after }: FieldChange, words: Words): ShownChange {
  const label = fieldLabel(field, words.messages)
  const [from, to] = [shownValue(field, before, words), shownValue(field, after, words)]
  if (from.text !== to.text) return { label, from, to }
  const asSent = (json: string | null): ShownValue =>
    json === null
      ? { text: words.messages.window.changes.notSent, about: true }
      : { text: json, about: false }
  return { label, from: asSent(before), to: asSent(after) }
}
