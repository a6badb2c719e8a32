import type { FacetCount } from '#shared/facets'
import {
  hasKind,
  isFacetField,
  meant,
  type FacetField,
  type FieldName,
  type NamedField,
  type Term,
  type TextField,
} from '#shared/query'

/** The fields whose values the copy knows. */
export type ChoiceField = Extract<FacetField, NamedField | TextField>

export function isChoiceField(field: FieldName): field is ChoiceField {
  return isFacetField(field) && (hasKind(field, 'named') || hasKind(field, 'text'))
}

/** A group, venue or source to choose. */
export interface Choice {
  /** Its value in the copy: an ID, or the source itself. */
  readonly value: string
  readonly name: string
  /** How many customers have it, or null if the copy does not know it. */
  readonly customers: number | null
}

/** The choices: everything that is counted, except customers without a value. */
export function choicesOf(counts: readonly FacetCount[] = []): readonly Choice[] {
  return counts.flatMap(({ value, name, customers }) =>
    value === null || (name ?? value).trim() === '' ? [] : [{ value, name: name ?? value, customers }],
  )
}

/** Whether a value of a term (an ID or a name) means this choice. */
export function means(value: string, choice: Choice, choices: readonly Choice[]): boolean {
  return meant(value, choices).some((one) => one.value === choice.value)
}

/** The choices, preceded by chosen values that are not among them. */
export function withUnknown(choices: readonly Choice[], values: readonly string[]): readonly Choice[] {
  const unknown = values.filter((value) => meant(value, choices).length === 0)
  return [...unknown.map((value) => ({ value, name: value, customers: null })), ...choices]
}

/** How a choice is typed: its name, unless another choice has that name or ID. */
function typedChoice(choice: Choice, choices: readonly Choice[]): string {
  const isAlone = meant(choice.name, choices).length === 1
  return !isAlone || /^\d+$/.test(choice.name) ? choice.value : choice.name
}

/** The values after a click on a choice. The choice is added, or removed in whatever form it was there. */
export function toggleChoice(
  values: readonly string[],
  choice: Choice,
  choices: readonly Choice[],
): readonly string[] {
  const others = values.filter((value) => !means(value, choice, choices))
  return others.length < values.length ? others : [...values, typedChoice(choice, choices)]
}

/** The name of a value, if the choices contain it. */
export function nameOf(value: string, choices: readonly Choice[]): string {
  return meant(value, choices)[0]?.name ?? value
}

/** The chosen values of a term, or null if choices cannot express it. */
export function chosenValues(term: Term): readonly string[] | null {
  if (term.kind === 'named') return term.values
  if (term.kind !== 'text' || term.field !== 'source') return null
  return term.values.every(({ whole }) => whole) ? term.values.map(({ text }) => text) : null
}

/** The term for the chosen values, or null if there are none. */
export function choiceTermOf(field: ChoiceField, values: readonly string[]): Term | null {
  if (values.length === 0) return null
  return field === 'source'
    ? { kind: 'text', field, values: values.map((text) => ({ text, whole: true })) }
    : { kind: 'named', field, values }
}
