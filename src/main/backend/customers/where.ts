import type { CustomerQuery, Term } from '#shared/query'
import { fold } from '#shared/fold'
import { phoneSearch } from '#shared/phone'

/** A condition on `customer c`, with its parameters in order. */
export interface Condition {
  readonly sql: string
  readonly parameters: readonly (string | number)[]
}

const textContains = 'c.id IN (SELECT id FROM customer_text WHERE instr(text, ?) > 0)'
const textContainsEither =
  'c.id IN (SELECT id FROM customer_text WHERE instr(text, ?) > 0 OR instr(text, ?) > 0)'

function wordCondition(word: string): Condition | null {
  const folded = fold(word)
  if (folded === '') return null
  const digits = phoneSearch(word)
  return digits === null || digits === folded
    ? { sql: textContains, parameters: [folded] }
    : { sql: textContainsEither, parameters: [folded, digits] }
}

/** Groups and venues are named by id or by name, in any case; without accents too. */
function namedCondition(field: 'group' | 'venue', values: readonly string[]): Condition {
  const table = field === 'group' ? 'customer_group' : 'venue'
  const column = field === 'group' ? 'c.group_id' : 'c.venue_id'
  const ids = values.filter((value) => /^\d{1,15}$/.test(value)).map(Number)
  return {
    sql: `(${column} IN (SELECT value FROM json_each(?))
       OR ${column} IN (SELECT id FROM ${table} WHERE fold(name) IN (SELECT value FROM json_each(?))))`,
    parameters: [JSON.stringify(ids), JSON.stringify(values.map(fold))],
  }
}

function termCondition(term: Term): Condition | null {
  switch (term.field) {
    case 'group':
    case 'venue':
      return namedCondition(term.field, term.values)
    case 'active':
    case 'loyalty':
    case 'verified':
      return { sql: `c.${term.field} = ?`, parameters: [Number(term.value)] }
    case 'has':
      return { sql: 'c.has_phone = ?', parameters: [Number(term.value)] }
    case 'removed':
      return term.value === 'any' ? null : { sql: removedCondition(term.value === 'yes'), parameters: [] }
  }
}

const removedCondition = (removed: boolean): string => `c.removed_at IS ${removed ? 'NOT ' : ''}NULL`

/** The condition that a query sets. It needs the function `fold` that `openCustomers` gives the database. */
export function whereOf(query: CustomerQuery): Condition {
  const conditions = [...query.terms.map(termCondition), ...query.words.map(wordCondition)].filter(
    (condition) => condition !== null,
  )
  if (!query.terms.some((term) => term.field === 'removed')) {
    conditions.unshift({ sql: removedCondition(false), parameters: [] })
  }
  return {
    sql: conditions.map((condition) => condition.sql).join(' AND ') || 'true',
    parameters: conditions.flatMap((condition) => condition.parameters),
  }
}
