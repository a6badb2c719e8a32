import { fold } from '../fold'

/** A group, venue or source as the copy knows it. */
export interface Named {
  /** Its ID, or the source itself; null: customers without one. */
  readonly value: string | null
  readonly name: string | null
}

/**
 * The groups or venues of a typed name or ID, ignoring case and accents. An ID means only its owner, even if another
 * one has it as its name: otherwise nobody could ask for the owner.
 */
export function meant<One extends Named>(typed: string, all: readonly One[]): readonly One[] {
  const own = all.filter(({ value }) => value === typed)
  if (own.length > 0) return own
  const folded = fold(typed)
  return all.filter(({ name }) => name !== null && fold(name) === folded)
}
