import { fold } from '#shared/fold'
import { phoneSearch } from '#shared/phone'
import type { CustomerQuery } from '#shared/query'
import { always, anyOf, type Condition } from './condition'
import { common, either, type Bits } from './kept/bits'
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

/**
 * The customers in whom every word that must be found begins a word; nobody where there is no such word. `beginning` finds
 * those of one folded word.
 */
export function bestFor(query: CustomerQuery, beginning: (folded: string) => Bits): Best {
  const words = query.clauses
    .flatMap((clause) => (clause.kind === 'word' ? [partsOf(clause.text)] : []))
    .filter((parts) => parts.length > 0)
  return {
    key: JSON.stringify(words),
    slots: () => {
      let best: Bits | null = null
      for (const parts of words) {
        const word = parts.map(beginning).reduce(either)
        best = best === null ? word : common(best, word)
      }
      return best
    },
  }
}
