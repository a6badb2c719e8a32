import type { FacetCount, Facets } from '#shared/facets'
import { latestOnly } from '../latest'
import type { ChoiceField } from './choices'

interface Question {
  readonly query: string
  readonly field: ChoiceField
}

/** How many customers each choice of an open editor would show, the other filters given. */
export class ChoiceCounts {
  #counted = $state.raw<{ readonly field: ChoiceField; readonly counts: readonly FacetCount[] } | null>(null)
  readonly #ask: (question: Question) => void

  constructor(ask: (question: Question) => Promise<Facets>) {
    this.#ask = latestOnly(
      ask,
      (facets, { field }) => {
        this.#counted = { field, counts: facets[field] ?? [] }
      },
      () => {
        // The table says what is wrong; the choices do without their numbers.
        this.#counted = null
      },
    )
  }

  /** Counts for an editor of `field`; the numbers there were stay until the new ones come. */
  want(query: string, field: ChoiceField): void {
    this.#ask({ query, field })
  }

  /** How many have a value; null: not counted yet. */
  of(field: ChoiceField, value: string): number | null {
    if (this.#counted?.field !== field) return null
    return this.#counted.counts.find((count) => count.value === value)?.customers ?? 0
  }
}
