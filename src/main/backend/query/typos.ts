import type { Correction } from '#shared/contract'
import { fold } from '#shared/fold'
import type { Clause, CustomerQuery } from '#shared/query'
import { spelledLength, spellingsOf, startsWithinTypo } from '#shared/spelling'
import { isEmpty, type Bits } from '../index/bits'
import type { KnownWord } from '../index/texts/spellings'
import type { Condition } from './condition'
import { searchCondition } from './search'

/** A query without its typos. */
export interface MeantQuery {
  readonly query: CustomerQuery
  readonly meant: readonly Correction[]
}

/** In shorter words, too many others are only one letter away. */
const forgiven = /^\p{L}{5,}$/u

/**
 * Forgives typos: of the words that nobody has, of at least five letters, each becomes a word of a name that differs in one
 * letter. `words` are the words of all names.
 */
export interface Typos {
  readonly correct: (query: CustomerQuery) => MeantQuery
  /** Call it when the customers changed. */
  readonly clear: () => void
}

export function createTypos(
  words: () => readonly KnownWord[],
  evaluate: (condition: Condition) => Bits,
): Typos {
  let known: readonly KnownWord[] | null = null
  const found = new Map<string, string | null>()

  const finds = (word: string): boolean => !isEmpty(evaluate(searchCondition(word)))

  const nearest = (typed: string): string | null => {
    known ??= words()
    for (const word of nearWords(typed, known)) if (finds(word)) return word
    return null
  }

  const meantBy = (typed: string): string | null => {
    const meant = found.has(typed) ? (found.get(typed) ?? null) : nearest(typed)
    found.set(typed, meant)
    return meant
  }

  return {
    correct: ({ clauses }) => {
      const meant: Correction[] = []
      const corrected = clauses.map((clause): Clause => {
        if (clause.kind !== 'word') return clause
        const typed = fold(clause.text)
        const word = forgiven.test(typed) && !finds(typed) ? meantBy(typed) : null
        if (word === null) return clause
        meant.push({ typed, meant: word })
        return { ...clause, text: word }
      })
      return { query: { clauses: corrected }, meant }
    },
    clear: () => {
      known = null
      found.clear()
    },
  }
}

/**
 * The words, and then the beginnings of words, that are one typo away from a folded word: the most frequent ones first. Of
 * beginnings, those of equal length come first, because a wrong key is more likely than one too many or too few.
 */
export function nearWords(typed: string, known: readonly KnownWord[]): readonly string[] {
  const keys = spellingsOf(typed)
  /** How often each word was met: whole words, then beginnings that are as long, longer and shorter. */
  const graded = Array.from({ length: 4 }, () => new Map<string, number>())
  const add = (grade: number, word: string, places: number): void => {
    const words = graded[grade]
    words?.set(word, (words.get(word) ?? 0) + places)
  }
  for (const { word, key, places } of known) {
    if (startsWithinTypo(typed, word).includes(word.length)) add(0, word, places)
    for (const one of keys) {
      for (const length of startsWithinTypo(one, key)) {
        const beginning = word.slice(0, spelledLength(word, [key.slice(0, length)]))
        if (length === key.length) add(0, word, places)
        else add(length === one.length ? 1 : length > one.length ? 2 : 3, beginning, places)
      }
    }
  }
  return graded.flatMap((words) =>
    Array.from(words)
      .sort((a, b) => b[1] - a[1])
      .map(([word]) => word),
  )
}
