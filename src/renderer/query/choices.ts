import { fold } from '#shared/fold'

/** A group or venue to choose, with how many customers it has. */
export interface Choice {
  readonly id: number
  readonly name: string
  readonly customers: number
}

/** Whether a value of a term, an id or a name, means this choice. */
export function means(value: string, choice: Choice): boolean {
  return value === String(choice.id) || fold(value) === fold(choice.name)
}

/** The values after a click on a choice: chosen by id, or left out in whichever form it was there. */
export function toggleChoice(values: readonly string[], choice: Choice): readonly string[] {
  const others = values.filter((value) => !means(value, choice))
  return others.length < values.length ? others : [...values, String(choice.id)]
}

/** The values as names, where the choices tell them. */
export function namesOf(values: readonly string[], choices: readonly Choice[]): readonly string[] {
  return values.map((value) => choices.find((choice) => means(value, choice))?.name ?? value)
}
