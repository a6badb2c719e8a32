import type { FacetCount, Facets } from '#shared/facets'
import { latestOnly } from '../latest'
import type { ChoiceField } from './choices'

interface Question {
  readonly query: string
  readonly field: ChoiceField
}

/** How many customers each choice of an open editor would show together with the other filters. */
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
        // The table shows the error. The choices have no counts then.
        this.#counted = null
      },
    )
  }

  /** Counts for an editor of `field`. Old counts stay until the new ones arrive. */
  want(query: string, field: ChoiceField): void {
    this.#ask({ query, field })
  }

  /** How many customers have a value, or null if not counted yet. */
  of(field: ChoiceField, value: string): number | null {
    if (this.#counted?.field !== field) return null
    return this.#counted.counts.find((count) => count.value === value)?.customers ?? 0
  }
}
