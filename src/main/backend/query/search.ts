import { fold } from '#shared/fold'
import { phoneSearch } from '#shared/phone'
import type { CustomerQuery } from '#shared/query'
import { always, anyOf, type Condition } from './condition'
import { common, either, type Bits } from '../index/bits'
import type { Best } from './results'

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

/** Finds those in whom a folded word begins a word. */
export interface Beginnings {
  readonly slots: (folded: string) => Bits
  /** The first of them by name, as far as that is known without looking for them all. */
  readonly first: (folded: string) => Int32Array
}

/** The customers in whom every word that must be found begins a word; null where there is no such word. */
export function bestFor(query: CustomerQuery, beginnings: Beginnings): Best | null {
  const words = query.clauses
    .flatMap((clause) => (clause.kind === 'word' ? [partsOf(clause.text)] : []))
    .filter((parts) => parts.length > 0)
  if (words.length === 0) return null
  const [only, ...others] = words.flat()
  return {
    key: JSON.stringify(words),
    slots: () => words.map((parts) => parts.map(beginnings.slots).reduce(either)).reduce(common),
    first: () => (only === undefined || others.length > 0 ? new Int32Array() : beginnings.first(only)),
  }
}
