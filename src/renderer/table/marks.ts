import type { ColumnKey } from '#shared/columns'
import type { Correction } from '#shared/contract'
import type { CustomerRow } from '#shared/customer'
import { findFolded, fold } from '#shared/fold'
import { phoneSearch } from '#shared/phone'
import { spelledLength, spellingsOf } from '#shared/spelling'

/** A piece of a text, and whether the search found it. */
export interface Piece {
  readonly text: string
  readonly marked: boolean
}

/** A search word in all its forms. */
export interface SearchWord {
  readonly folded: string
  /** Its digits, if it can be a part of a phone number. */
  readonly digits: string | null
  /** What words of a name with other spellings begin with (`spellingsOf`). */
  readonly keys: readonly string[]
}

/** A hidden column that holds a search word, and what stands around the word. */
export interface Quote {
  readonly column: ColumnKey
  readonly pieces: readonly Piece[]
}

interface Span {
  readonly start: number
  readonly end: number
}

const texts = [
  'name',
  'email',
  'code',
  'address',
  'description',
  'referenceId',
] as const satisfies ColumnKey[]
const numbers = ['phone', 'phones'] as const satisfies ColumnKey[]
const textKeys: ReadonlySet<ColumnKey> = new Set(texts)
const phoneKeys: ReadonlySet<ColumnKey> = new Set(numbers)

/** The words to mark: of a word that was taken for a typo, the one that was found instead. */
export function searchWords(
  words: readonly string[],
  corrections: readonly Correction[] = [],
): readonly SearchWord[] {
  return words
    .map((word) => corrections.find(({ typed }) => typed === fold(word))?.meant ?? word)
    .map((word) => ({ folded: fold(word), digits: phoneSearch(word), keys: spellingsOf(fold(word)) }))
    .filter(({ folded }) => folded !== '')
}

function findDigits(text: string, digits: string): Span | null {
  const places: number[] = []
  let found = ''
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charAt(at)
    if (letter < '0' || letter > '9') continue
    places.push(at)
    found += letter
  }
  const at = found.indexOf(digits)
  const start = places[at]
  const last = places[at + digits.length - 1]
  return at < 0 || start === undefined || last === undefined ? null : { start, end: last + 1 }
}

/** A typed number can appear in other forms: with a country code, with a leading zero, or with neither. */
function findPhone(text: string, digits: string): Span | null {
  return findDigits(text, digits) ?? findDigits(text, digits.replace(/^(?:994|0)(?=\d{3})/, ''))
}

/** Only where the letters start a word, if they do: that is why the customer comes before others. */
function findText(text: string, folded: string): Span | null {
  const first = findFolded(text, folded)
  if (first === null || first.start === 0) return first
  for (const { index } of text.matchAll(/\s/g)) {
    if (index + 1 < first.start) continue
    const found = findFolded(text.slice(index + 1), folded)
    if (found?.start === 0) return { start: index + 1, end: index + 1 + found.end }
  }
  return first
}

const nameWords = /[\p{L}\p{N}\p{M}'’ʼ‘`´]+/gu

/** The first word in another spelling: the letters that stand for what was typed. */
function findSpelled(name: string, keys: readonly string[]): Span | null {
  if (keys.length === 0) return null
  for (const { 0: word, index } of name.matchAll(nameWords)) {
    const folded = fold(word)
    const found = findFolded(word, folded.slice(0, spelledLength(folded, keys)))
    if (found !== null) return { start: index + found.start, end: index + found.end }
  }
  return null
}

/** A name matches better by the start of a word in any spelling than by letters within a word. */
function findName(name: string, { folded, keys }: SearchWord): Span | null {
  const exact = findText(name, folded)
  if (exact !== null && (exact.start === 0 || /\s/.test(name.charAt(exact.start - 1)))) return exact
  return findSpelled(name, keys) ?? exact
}

function findWord(text: string, key: ColumnKey, word: SearchWord): Span | null {
  if (phoneKeys.has(key)) return word.digits === null ? null : findPhone(text, word.digits)
  return key === 'name' ? findName(text, word) : findText(text, word.folded)
}

/** Cuts a cell's text where the search words were found. One piece if nothing was found. */
export function markPieces(text: string, key: ColumnKey, words: readonly SearchWord[]): readonly Piece[] {
  if (text === '' || !(phoneKeys.has(key) || textKeys.has(key))) return [{ text, marked: false }]
  const spans = words
    .map((word) => findWord(text, key, word))
    .filter((span) => span !== null)
    .sort((a, b) => a.start - b.start)
  const pieces: Piece[] = []
  let at = 0
  for (const { start, end } of spans) {
    if (end <= at) continue
    const from = Math.max(start, at)
    if (from > at) pieces.push({ text: text.slice(at, from), marked: false })
    pieces.push({ text: text.slice(from, end), marked: true })
    at = end
  }
  if (at < text.length || pieces.length === 0) pieces.push({ text: text.slice(at), marked: false })
  return pieces
}

/** About how many letters of a quote stand before its first mark. */
const lettersBefore = 12

/** Starts a quote at a word shortly before its first mark. */
function shortened(pieces: readonly Piece[]): readonly Piece[] {
  const [first, ...others] = pieces
  if (first === undefined || first.marked || first.text.length <= lettersBefore) return pieces
  const end = first.text.slice(-lettersBefore)
  const wordStart = end.search(/\s\S/) + 1
  return [{ text: `…${end.slice(wordStart)}`, marked: false }, ...others]
}

/** Quotes the hidden columns that contain a word which no visible column contains. */
export function quotesOf(
  row: CustomerRow,
  shown: readonly ColumnKey[],
  words: readonly SearchWord[],
): readonly Quote[] {
  const columns = [...texts, ...numbers]
  const textOf = (key: (typeof columns)[number]): string => {
    const value = row[key] ?? ''
    return typeof value === 'string' ? value : value.join(', ')
  }
  const holds = (key: (typeof columns)[number], word: SearchWord): boolean =>
    findWord(textOf(key), key, word) !== null
  const seen = columns.filter((key) => shown.includes(key))
  const unseen = columns.filter((key) => !shown.includes(key))
  const quoted = words
    .filter((word) => !seen.some((key) => holds(key, word)))
    .map((word) => unseen.find((key) => holds(key, word)))
    .filter((key) => key !== undefined)
  return [...new Set(quoted)].map((column) => ({
    column,
    pieces: shortened(markPieces(textOf(column), column, words)),
  }))
}
