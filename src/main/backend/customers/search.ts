import { fold } from '#shared/fold'
import { phoneSearch } from '#shared/phone'
import type { CustomerQuery } from '#shared/query'
import { always, anyOf, type Condition } from './condition'
import { common, either, type Bits } from './kept/bits'

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
 * The customers in whom every word that must be found begins a word; null where there is no such word. `beginning` finds
 * those of one folded word.
 */
export function bestFor(query: CustomerQuery, beginning: (folded: string) => Bits): Bits | null {
  let best: Bits | null = null
  for (const clause of query.clauses) {
    if (clause.kind !== 'word') continue
    let word: Bits | null = null
    for (const part of partsOf(clause.text)) {
      const bits = beginning(part)
      word = word === null ? bits : either(word, bits)
    }
    if (word === null) continue
    best = best === null ? word : common(best, word)
  }
  return best
}
