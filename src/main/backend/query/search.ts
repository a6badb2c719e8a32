import { fold } from '#shared/fold'
import type { SearchClass } from '#shared/fields/table'
import { phoneSearch } from '#shared/phone'
import type { Clause, CustomerQuery } from '#shared/query'
import { spellingsOf } from '#shared/spelling'
import { searchClasses } from '../copy/schema/search-text'
import type { Place } from '../index/texts/text-search'
import { allOf, always, anyOf, type Condition } from './condition'

/** The customers whose texts of some classes contain a word, or all if folding leaves nothing of the word. */
export function wordCondition(word: string, classes: readonly SearchClass[]): Condition {
  if (fold(word) === '') return always
  return anyOf(classes.flatMap((only) => partsOf(word).map((part) => partCondition(part, only, 'anywhere'))))
}

/** The customers that a search for a word finds: in any text, and in names also in other spellings. */
export function searchCondition(word: string): Condition {
  if (fold(word) === '') return always
  return anyOf([wordCondition(word, searchClasses), ...spelledConditions(word)])
}

const partCondition = (folded: string, only: SearchClass, place: Place): Condition => ({
  kind: 'text',
  only,
  folded,
  place,
})

/** Finds a word of a name in other spellings; none if it is too short for that. */
function spelledConditions(word: string): readonly Condition[] {
  const keys = spellingsOf(fold(word))
  return keys.length === 0 ? [] : [{ kind: 'spelled', keys }]
}

/** How a word is searched: as letters, or as digits of a phone number. */
function partsOf(word: string): string[] {
  const folded = fold(word)
  return [...new Set([folded, phoneSearch(word) ?? folded])].filter((part) => part !== '')
}

/** The words of a clause, one of which must match. Empty if the clause is no search for words. */
function wordsOf(clause: Clause): readonly string[] {
  if (clause.kind === 'word') return fold(clause.text) === '' ? [] : [clause.text]
  if (clause.kind !== 'any') return []
  const parts = clause.clauses.filter(({ kind }) => kind !== 'off').map(wordsOf)
  return parts.every((words) => words.length > 0) ? parts.flat() : []
}

/**
 * The ranks of the customers that a query finds, if nobody chose a sort: the full name is what was typed, all words begin
 * words of the name, the same in another spelling, and all words are in names, phones or codes. What is left is found in
 * an email, note, address or reference.
 */
export function ranksOf({ clauses }: CustomerQuery): readonly Condition[] {
  const choices = clauses.map(wordsOf).filter((words) => words.length > 0)
  if (choices.length === 0) return []
  const every = (condition: (word: string) => Condition): Condition =>
    allOf(choices.map((words) => anyOf(words.map(condition))))
  const begins = (word: string): Condition => partCondition(fold(word), 'names', 'word')
  const words = choices.flat()
  return [
    // With alternatives, there are too many full names to look for.
    ...(words.length === choices.length ? [partCondition(fold(words.join(' ')), 'names', 'whole')] : []),
    every(begins),
    every((word) => anyOf([begins(word), ...spelledConditions(word)])),
    every((word) => anyOf([wordCondition(word, ['names', 'numbers']), ...spelledConditions(word)])),
  ]
}
