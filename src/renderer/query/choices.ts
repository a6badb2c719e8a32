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

/** The fields whose values the copy tells. */
export type ChoiceField = Extract<FacetField, NamedField | TextField>

export function isChoiceField(field: FieldName): field is ChoiceField {
  return isFacetField(field) && (hasKind(field, 'named') || hasKind(field, 'text'))
}

/** A group, venue or source to choose. */
export interface Choice {
  /** As the copy knows it: an ID, or the source itself. */
  readonly value: string
  readonly name: string
  /** How many customers have it; null where it is not among those that the copy knows. */
  readonly customers: number | null
}

/** What can be chosen: everything that is counted, without those who have none. */
export function choicesOf(counts: readonly FacetCount[] = []): readonly Choice[] {
  return counts.flatMap(({ value, name, customers }) =>
    value === null || (name ?? value).trim() === '' ? [] : [{ value, name: name ?? value, customers }],
  )
}

/** Whether a value of a term, an ID or a name, means this choice among all of them. */
export function means(value: string, choice: Choice, choices: readonly Choice[]): boolean {
  return meant(value, choices).some((one) => one.value === choice.value)
}

/** The choices with the chosen values in front that none of them is. */
export function withUnknown(choices: readonly Choice[], values: readonly string[]): readonly Choice[] {
  const unknown = values.filter((value) => meant(value, choices).length === 0)
  return [...unknown.map((value) => ({ value, name: value, customers: null })), ...choices]
}

/** A choice as it is typed: by its name, unless that is also what another is called, or the ID of one. */
function typedChoice(choice: Choice, choices: readonly Choice[]): string {
  const isAlone = meant(choice.name, choices).length === 1
  return !isAlone || /^\d+$/.test(choice.name) ? choice.value : choice.name
}

/** The values after a click on a choice: added, or left out in whichever form it was there. */
export function toggleChoice(
  values: readonly string[],
  choice: Choice,
  choices: readonly Choice[],
): readonly string[] {
  const others = values.filter((value) => !means(value, choice, choices))
  return others.length < values.length ? others : [...values, typedChoice(choice, choices)]
}

/** The name of a value, where the choices tell it. */
export function nameOf(value: string, choices: readonly Choice[]): string {
  return meant(value, choices)[0]?.name ?? value
}

/** The chosen values of a term, or null where it asks for more than choices can say. */
export function chosenValues(term: Term): readonly string[] | null {
  if (term.kind === 'named') return term.values
  if (term.kind !== 'text' || term.field !== 'source') return null
  return term.values.every(({ whole }) => whole) ? term.values.map(({ text }) => text) : null
}

/** The term of chosen values, or null where there are none. */
export function choiceTermOf(field: ChoiceField, values: readonly string[]): Term | null {
  if (values.length === 0) return null
  return field === 'source'
    ? { kind: 'text', field, values: values.map((text) => ({ text, whole: true })) }
    : { kind: 'named', field, values }
}
