import { fold } from '#shared/fold'
import { phoneSearch } from '#shared/phone'
import type { CustomerQuery } from '#shared/query'
import { always, anyOf, type Condition } from './condition'
import { common, either, type Bits } from '../index/bits'
import type { Best } from './ordered-result'

/**
 * The customers in whose text or phone numbers a word is found; everyone for a word of which folding leaves nothing.
 * What is found in one of the searched fields alone is among them.
 */
export function wordCondition(word: string): Condition {
  const folded = fold(word)
  if (folded === '') return always
  return anyOf(partsOf(word).map((part) => ({ kind: 'text', folded: part })))
}

/** What a word is looked for as: its letters, or the digits of a phone number. */
function partsOf(word: string): string[] {
  const folded = fold(word)
  return [...new Set([folded, phoneSearch(word) ?? folded])].filter((part) => part !== '')
}

/**
 * The customers in whom every word that must be found begins a word; null if the query has no such word. `beginning` finds
 * the rows in which a folded word begins a word.
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
