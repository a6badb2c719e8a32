import type { FilterSection } from '#shared/fields/own-filters'
import { fieldNames, isTerm, sectionOf, type Clause, type FieldName, type Term } from '#shared/query'

/** A filter of a chip: a term that can be negated and switched off. */
export interface Filter {
  readonly off: boolean
  readonly not: boolean
  readonly term: Term
}

/** The filter of a clause, or null if a chip cannot show the clause. */
export function filterOf(clause: Clause): Filter | null {
  const inner = clause.kind === 'off' ? clause.clause : clause
  const core = inner.kind === 'not' ? inner.clause : inner
  return isTerm(core) ? { off: inner !== clause, not: core !== inner, term: core } : null
}

export function clauseOf({ off, not, term }: Filter): Clause {
  const inner: Clause = not ? { kind: 'not', clause: term } : term
  return off ? { kind: 'off', clause: inner } : inner
}

const order: readonly FilterSection[] = ['customer', 'money', 'dates', 'copy', 'contact']

/** The filters that can be added, in the order of the menu. */
export const sections = order.map((section) => ({
  section,
  fields: fieldNames.filter((field) => sectionOf(field) === section),
}))

/** Whether two filters of this field can express more than one. */
export function addsUp(field: FieldName): boolean {
  return field === 'has' || field === 'name' || field === 'note' || field === 'address'
}
