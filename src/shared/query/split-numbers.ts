import { hasKind, isFieldName } from './fields'
import { readLexemes, type Lexeme, type RawTerm, type RawWord } from './lexemes'
import type { Mistake } from './mistakes'

/** One to three digits at the end of a value or a range: what can come before the first space of a grouped number. */
const beginning = /(?:^|\.\.)([+-]?[1-9]\d{0,2})$/

/** The number at the end of a term, to which the words after it may belong. */
function beginningOf({ name, values }: RawTerm): string | null {
  const field = name.toLowerCase()
  const last = values.at(-1)
  if (last === undefined || last.quoted || !isFieldName(field) || !hasKind(field, 'number')) return null
  return beginning.exec(last.text)?.[1] ?? null
}

/**
 * Numbers that may have been typed with spaces between thousands: `spent>1 500` means more than 1, and the word 500.
 * They are read as typed, because 500 can be a part of a phone number.
 */
export function splitNumbers(text: string): readonly Mistake[] {
  const lexemes = readLexemes(text)
  const isWord = (lexeme: Lexeme | undefined, pattern: RegExp): lexeme is RawWord =>
    lexeme?.kind === 'word' && pattern.test(text.slice(lexeme.start, lexeme.end))
  return lexemes.flatMap((term, index): readonly Mistake[] => {
    const number = term.kind === 'term' ? beginningOf(term) : null
    if (number === null) return []
    let at = index + 1
    while (isWord(lexemes[at], /^\d{3}$/)) at += 1
    if (isWord(lexemes[at], /^\d{3}[.,]\d+$/)) at += 1
    const last = lexemes[at - 1]
    if (at === index + 1 || last === undefined || isWord(lexemes[at], /^\d/)) return []
    const [start, end] = [term.end - number.length, last.end]
    const words = text.slice(term.end, end).trim()
    return [{ start, end, text: text.slice(start, end), reason: { code: 'split-number', number, words } }]
  })
}
