import type { FieldName } from './fields'
import type { Clause, CustomerQuery, Term } from './model'

/** Whether a clause is a filter on a field. */
export function isTerm(clause: Clause): clause is Term {
  return 'field' in clause
}

/** Whether a clause asks for a field anywhere, also where it is switched off. Other clauses are only words. */
export function isFilter(clause: Clause): boolean {
  switch (clause.kind) {
    case 'off':
    case 'not':
      return isFilter(clause.clause)
    case 'any':
    case 'all':
      return clause.clauses.some(isFilter)
    default:
      return isTerm(clause)
  }
}

/** The words and terms of a clause, without those that are switched off. */
export function leavesOf(clause: Clause): readonly Clause[] {
  switch (clause.kind) {
    case 'off':
      return []
    case 'not':
      return leavesOf(clause.clause)
    case 'any':
    case 'all':
      return clause.clauses.flatMap(leavesOf)
    default:
      return [clause]
  }
}

/** Whether anything in the query that is not switched off asks for `field`. */
export function asksFor(query: CustomerQuery, field: FieldName): boolean {
  return query.clauses.some((clause) => leavesOf(clause).some((leaf) => isTerm(leaf) && leaf.field === field))
}

/** Whether everything that counts in a clause asks for `field`: for its values, or whether there is one. */
export function asksOnlyFor(clause: Clause, field: FieldName): boolean {
  const isOwn = (leaf: Clause): boolean => {
    if (leaf.kind === 'presence') return leaf.values.every((part) => part === field)
    return isTerm(leaf) && leaf.field === field
  }
  const leaves = leavesOf(clause)
  return leaves.length > 0 && leaves.every(isOwn)
}

/** The query without the clauses that ask for `field` alone: what a choice of its values is made from. */
export function withoutField(query: CustomerQuery, field: FieldName): CustomerQuery {
  return { clauses: query.clauses.filter((clause) => !asksOnlyFor(clause, field)) }
}

/** The words that a match may contain, for marking them: not those behind a `-`. */
export function searchedWords(query: CustomerQuery): readonly string[] {
  const words = (clause: Clause): readonly string[] => {
    if (clause.kind === 'word') return [clause.text]
    return clause.kind === 'any' || clause.kind === 'all' ? clause.clauses.flatMap(words) : []
  }
  return query.clauses.flatMap(words)
}
