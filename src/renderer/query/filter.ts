import type { FilterSection } from '#shared/fields/table'
import { fieldNames, isTerm, sectionOf, type Clause, type FieldName, type Term } from '#shared/query'

/** A filter as a chip shows it: a term, which may be turned into its opposite and switched off. */
export interface Filter {
  readonly off: boolean
  readonly not: boolean
  readonly term: Term
}

/** The filter that a clause is, or null where it is more than one can show. */
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

/** The filters that can be added, in the order in which they are offered. */
export const sections = order.map((section) => ({
  section,
  fields: fieldNames.filter((field) => sectionOf(field) === section),
}))

/** Whether a second filter of the field asks for something that one alone cannot. */
export function addsUp(field: FieldName): boolean {
  return field === 'has' || field === 'name' || field === 'note' || field === 'address'
}
