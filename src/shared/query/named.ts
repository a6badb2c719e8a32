import { fold } from '../fold'

/** A group, venue or source as the copy knows it. */
export interface Named {
  /** Its ID, of a source the source itself; null stands for having none. */
  readonly value: string | null
  readonly name: string | null
}

/**
 * Those that a typed name or ID means, in any case and without accents. What is the ID of one means that one alone, even
 * where another is called so: else there would be no way to ask for it.
 */
export function meant<One extends Named>(typed: string, all: readonly One[]): readonly One[] {
  const own = all.filter(({ value }) => value === typed)
  if (own.length > 0) return own
  const folded = fold(typed)
  return all.filter(({ name }) => name !== null && fold(name) === folded)
}
