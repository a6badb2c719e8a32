import { fold } from '#shared/fold'
import { phoneSearch } from '#shared/phone'
import type { CustomerQuery } from '#shared/query'
import { always, anyOf, type Condition } from './condition'
import { common, either, type Bits } from '../index/bits'
import type { Best } from './ordered-result'

/**
 * The customers whose text or phone numbers contain a word, or all if folding leaves nothing of the word. They include
 * those that are found in only one searched field.
 */
export function wordCondition(word: string): Condition {
  const folded = fold(word)
  if (folded === '') return always
  return anyOf(partsOf(word).map((part) => ({ kind: 'text', folded: part })))
}

/** How a word is searched: as letters, or as digits of a phone number. */
function partsOf(word: string): string[] {
  const folded = fold(word)
  return [...new Set([folded, phoneSearch(word) ?? folded])].filter((part) => part !== '')
}

/**
 * The customers that have, for every required search word, a word that starts with it; null if the query has no such
 * word. `beginning` finds the rows with a word that starts with a folded word.
 */
export function bestFor(query: CustomerQuery, beginning: (folded: string) => Bits): Best | null {
  const words = query.clauses
    .flatMap((clause) => (clause.kind === 'word' ? [partsOf(clause.text)] : []))
    .filter((parts) => parts.length > 0)
  if (words.length === 0) return null
  return {
    key: JSON.stringify(words),
    rows: () => words.map((parts) => parts.map(beginning).reduce(either)).reduce(common),
  }
}
