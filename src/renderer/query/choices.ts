import type { FacetCount } from '#shared/contract'
import { fold } from '#shared/fold'

/** A group or venue to choose, with how many customers it has. */
export interface Choice {
  /** Its ID. */
  readonly value: string
  readonly name: string
  readonly customers: number
}

/** What can be chosen: everything that is counted, without those who have none. */
export function choicesOf(counts: readonly FacetCount[] = []): readonly Choice[] {
  return counts.flatMap(({ value, name, customers }) =>
    value === null ? [] : [{ value, name: name ?? value, customers }],
  )
}

/** Whether a value of a term, an id or a name, means this choice. */
export function means(value: string, choice: Choice): boolean {
  return value === choice.value || fold(value) === fold(choice.name)
}

/** The values after a click on a choice: chosen by id, or left out in whichever form it was there. */
export function toggleChoice(values: readonly string[], choice: Choice): readonly string[] {
  const others = values.filter((value) => !means(value, choice))
  return others.length < values.length ? others : [...values, choice.value]
}

/** The values as names, where the choices tell them. */
export function namesOf(values: readonly string[], choices: readonly Choice[]): readonly string[] {
  return values.map((value) => choices.find((choice) => means(value, choice))?.name ?? value)
}
