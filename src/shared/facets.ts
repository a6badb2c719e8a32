import type { FacetField } from './query/fields'

/** `created` counts months, `birthday` months of any year. */
export { facetFields, type FacetField } from './query/fields'

/** A value of a field, and how many matching customers have it. */
export interface FacetCount {
  /** As it is typed after the field's name: an ID, `male`, `yes`, `2026-01`, `march`. null: customers without a value (`no:` and the field). */
  readonly value: string | null
  /** The name of a group or venue, if known. */
  readonly name: string | null
  readonly customers: number
}

/**
 * The counts of each requested field: of all groups and venues, and of the other values that occur; months in their
 * order, others by size. Clauses about the field itself are ignored, so that the other choices show what they would
 * find.
 */
export type Facets = Readonly<Partial<Record<FacetField, readonly FacetCount[]>>>
