import type { FacetCount } from '#shared/facets'
import { fold } from '#shared/fold'
import {
  addClause,
  asksOnlyFor,
  facetFields,
  hasKind,
  meant,
  parseQuery,
  removePart,
  replacePart,
  type Clause,
  type CountedField,
  type FacetField,
} from '#shared/query'

const isCounted = (field: FacetField): field is CountedField =>
  hasKind(field, 'named') || hasKind(field, 'text') || hasKind(field, 'flag') || hasKind(field, 'gender')

/** The fields whose values are counted next to the table, in their order there. */
export const countedFields: readonly CountedField[] = facetFields.filter(isCounted)

/** Whether a clause asks for single values of the counted ones, and nothing else. */
function includes(
  clause: Clause,
  field: CountedField,
  count: FacetCount,
  counts: readonly FacetCount[],
): boolean {
  const { value } = count
  switch (clause.kind) {
    case 'any':
      return clause.clauses.some((one) => includes(one, field, count, counts))
    case 'presence':
      return value === null && clause.field === 'no'
    case 'named':
      return value !== null && clause.values.some((typed) => meant(typed, counts).includes(count))
    case 'flag':
      return value !== null && clause.values.includes(value === 'yes')
    case 'gender':
      return clause.values.some((gender) => gender === value)
    case 'text':
      return value !== null && clause.values.some(({ text, whole }) => whole && fold(text) === fold(value))
    default:
      return false
  }
}

/** The counts of a field that the query asks for. */
export function chosenOf(
  text: string,
  field: CountedField,
  counts: readonly FacetCount[],
): readonly FacetCount[] {
  const own = parseQuery(text).parts.filter(({ clause }) => asksOnlyFor(clause, field))
  return counts.filter((count) => own.some(({ clause }) => includes(clause, field, count, counts)))
}

/** The values of a field that has few fixed ones. */
function fixedValues(field: CountedField): readonly string[] | null {
  if (hasKind(field, 'flag')) return ['yes', 'no']
  return hasKind(field, 'gender') ? ['male', 'female'] : null
}

/**
 * What there is to choose from: all values of the copy in the order of `all`, so that none moves while others are chosen;
 * those of few fixed ones always and in their order; and sources that are asked for though nobody has them.
 */
export function choicesOf(
  text: string,
  field: CountedField,
  counts: readonly FacetCount[],
  all: readonly FacetCount[],
): readonly FacetCount[] {
  const none = (value: string): FacetCount => ({ value, name: null, customers: 0 })
  const order = fixedValues(field)
  if (order !== null) {
    const known = order.map((value) => counts.find((count) => count.value === value) ?? none(value))
    return [...known, ...counts.filter(({ value }) => value === null)]
  }
  const counted = [
    ...all.map((known) => counts.find(({ value }) => value === known.value) ?? { ...known, customers: 0 }),
    ...counts.filter(({ value }) => !all.some((known) => known.value === value)),
  ]
  const asked = parseQuery(text).query.clauses.flatMap((clause) =>
    clause.kind === 'text' && clause.field === field ? clause.values.filter(({ whole }) => whole) : [],
  )
  const missing = asked.filter(
    ({ text: value }) => !counted.some((count) => fold(count.value ?? '') === fold(value)),
  )
  return [...counted, ...missing.map(({ text: value }) => none(value))]
}

/** How a group or venue is typed: by its name if no other has it. */
function typedName({ value, name }: FacetCount, counts: readonly FacetCount[]): string {
  const plain = name !== null && fold(name) !== '' && !/^\s*\d+\s*$/.test(name)
  const alone = plain && meant(name, counts).length === 1
  return alone ? name : (value ?? '')
}

/** The clause for customers with one of these values, or null if there are none. */
function valuesClause(
  field: CountedField,
  wanted: readonly FacetCount[],
  counts: readonly FacetCount[],
): Clause | null {
  const values = wanted.flatMap(({ value }) => (value === null ? [] : [value]))
  if (values.length === 0) return null
  if (hasKind(field, 'named')) {
    const named = wanted.filter(({ value }) => value !== null).map((count) => typedName(count, counts))
    return { kind: 'named', field, values: named }
  }
  if (hasKind(field, 'flag')) return { kind: 'flag', field, values: values.map((value) => value === 'yes') }
  if (hasKind(field, 'gender')) {
    return { kind: 'gender', field, values: values.map((value) => (value === 'male' ? value : 'female')) }
  }
  return { kind: 'text', field, values: values.map((text) => ({ text, whole: true })) }
}

const noneClause = (field: CountedField): Clause => ({ kind: 'presence', field: 'no', values: [field] })

/** The query with these values of a field instead of those that it asked for before. */
export function chooseValues(
  text: string,
  field: CountedField,
  wanted: readonly FacetCount[],
  counts: readonly FacetCount[],
): string {
  const clauses = [
    valuesClause(field, wanted, counts),
    wanted.some(({ value }) => value === null) ? noneClause(field) : null,
  ].filter((clause) => clause !== null)
  const [first, second] = clauses
  const clause: Clause | undefined = second === undefined ? first : { kind: 'any', clauses }
  const [place, ...others] = parseQuery(text).parts.filter((part) => asksOnlyFor(part.clause, field))
  // From the end, so that earlier positions stay valid.
  const rest = others.reduceRight(removePart, text)
  if (place === undefined) return clause === undefined ? rest : addClause(rest, clause)
  return clause === undefined ? removePart(rest, place) : replacePart(rest, place, clause)
}

/** The selected values after a click: only the clicked one, or with `several` the previous ones with or without it. */
export function afterClick(
  chosen: readonly FacetCount[],
  clicked: FacetCount,
  several: boolean,
): readonly FacetCount[] {
  const was = chosen.some(({ value }) => value === clicked.value)
  if (several) return was ? chosen.filter(({ value }) => value !== clicked.value) : [...chosen, clicked]
  return was && chosen.length === 1 ? [] : [clicked]
}
