import { isTerm, type Clause, type FieldName, type Term } from '#shared/query'

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

type Section = 'customer' | 'money' | 'dates' | 'contact' | 'copy'

/** The filters that can be added, in the order in which they are offered. `no` is a side of `has`. */
export const sections: readonly { readonly section: Section; readonly fields: readonly FieldName[] }[] = [
  {
    section: 'customer',
    fields: ['group', 'venue', 'source', 'active', 'loyalty', 'verified', 'gender', 'has'],
  },
  { section: 'money', fields: ['spent', 'receipts', 'discount', 'bonus'] },
  { section: 'dates', fields: ['birthday', 'created', 'updated'] },
  { section: 'copy', fields: ['new', 'changed', 'removed', 'duplicate', 'problem'] },
  {
    section: 'contact',
    fields: ['name', 'phone', 'email', 'address', 'note', 'code', 'reference', 'id'],
  },
]

/** Whether a second filter of the field asks for something that one alone cannot. */
export function addsUp(field: FieldName): boolean {
  return field === 'has' || field === 'name' || field === 'note' || field === 'address'
}
