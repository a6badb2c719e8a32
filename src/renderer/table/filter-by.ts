import type { ColumnKey } from '#shared/columns'
import type { CustomerRow } from '#shared/customer'
import type { FacetCount, Facets } from '#shared/facets'
import { fieldOf } from '#shared/fields/table'
import {
  hasKind,
  isFieldName,
  limits,
  meant,
  presenceParts,
  type Clause,
  type FieldName,
} from '#shared/query'

/** Columns that show a value of another one, or that filters know by another name. */
const shownFor: Readonly<Partial<Record<ColumnKey, ColumnKey>>> = {
  groupName: 'groupId',
  venueName: 'venueId',
  phones: 'phone',
}

/** The keyword that filters a column; null: none does. */
function keywordOf(key: ColumnKey): FieldName | null {
  if (key === 'removedAt') return 'removed'
  const keyword = fieldOf(shownFor[key] ?? key).filter?.keyword ?? ''
  return isFieldName(keyword) ? keyword : null
}

/** The calendar day of an instant, on this computer, as `YYYY-MM-DD`. */
function dayOf(at: number): string {
  const date = new Date(at)
  const two = (part: number): string => String(part).padStart(2, '0')
  return [String(date.getFullYear()).padStart(4, '0'), two(date.getMonth() + 1), two(date.getDate())].join(
    '-',
  )
}

const onDay = (
  date: string,
): { readonly is: 'in'; readonly when: { readonly kind: 'calendar'; readonly date: string } } => ({
  is: 'in',
  when: { kind: 'calendar', date },
})

/** A group or venue as people type it: by its name if no other one has it. */
function typedName(id: number, counts: readonly FacetCount[] = []): string {
  const name = counts.find(({ value }) => value === String(id))?.name ?? ''
  return name.trim() !== '' && !/^\s*\d+\s*$/.test(name) && meant(name, counts).length === 1
    ? name
    : String(id)
}

function withoutValue(keyword: FieldName): Clause | null {
  const part = presenceParts.find((one) => one === keyword)
  return part === undefined ? null : { kind: 'presence', field: 'no', values: [part] }
}

function numberClause(keyword: FieldName, value: number, facets: Facets): Clause | null {
  if (hasKind(keyword, 'named')) {
    const counts = keyword === 'group' ? facets.group : facets.venue
    return { kind: 'named', field: keyword, values: [typedName(value, counts)] }
  }
  if (hasKind(keyword, 'number')) return { kind: 'number', field: keyword, values: [{ is: '=', value }] }
  if (hasKind(keyword, 'date')) return { kind: 'date', field: keyword, values: [onDay(dayOf(value))] }
  return keyword === 'removed' ? { kind: 'removed', field: keyword, values: [onDay(dayOf(value))] } : null
}

function textClause(keyword: FieldName, value: string): Clause | null {
  if (keyword === 'birthday') return { kind: 'birthday', field: keyword, values: [onDay(value)] }
  if (keyword === 'gender')
    return { kind: 'gender', field: keyword, values: [value === 'male' ? value : 'female'] }
  if (!hasKind(keyword, 'text') || value.length > limits.text) return null
  return { kind: 'text', field: keyword, values: [{ text: value, whole: true }] }
}

/** The filter for customers with the same value in a column, or also without one; null: no filter does that. */
export function sameValue(row: CustomerRow, key: ColumnKey, facets: Facets): Clause | null {
  const keyword = keywordOf(key)
  if (keyword === null) return null
  const value = row[shownFor[key] === 'phone' ? key : (shownFor[key] ?? key)]
  if (value === null) return withoutValue(keyword)
  if (typeof value === 'boolean')
    return hasKind(keyword, 'flag') ? { kind: 'flag', field: keyword, values: [value] } : null
  if (typeof value === 'number') return numberClause(keyword, value, facets)
  if (typeof value === 'string') return textClause(keyword, value)
  const [first] = value
  // Without further phones, nothing is said of the first one.
  return first === undefined ? null : textClause(keyword, first)
}

/** The filter for all others. */
export function otherThan(clause: Clause): Clause {
  return clause.kind === 'presence' && clause.field === 'no'
    ? { ...clause, field: 'has' }
    : { kind: 'not', clause }
}
