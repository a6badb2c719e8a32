import type { ColumnKey } from '#shared/columns'
import type { CustomerRow } from '#shared/customer'
import { findFolded, fold } from '#shared/fold'
import { phoneSearch } from '#shared/phone'

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

export function searchWords(words: readonly string[]): readonly SearchWord[] {
  return words
    .map((word) => ({ folded: fold(word), digits: phoneSearch(word) }))
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

function findWord(text: string, isPhone: boolean, { folded, digits }: SearchWord): Span | null {
  if (!isPhone) return findText(text, folded)
  return digits === null ? null : findPhone(text, digits)
}

/** Cuts a cell's text where the search words were found. One piece if nothing was found. */
export function markPieces(text: string, key: ColumnKey, words: readonly SearchWord[]): readonly Piece[] {
  const isPhone = phoneKeys.has(key)
  if (text === '' || !(isPhone || textKeys.has(key))) return [{ text, marked: false }]
  const spans = words
    .map((word) => findWord(text, isPhone, word))
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

/** The hidden columns that contain a word which no visible column contains. */
export function foundUnseen(
  row: CustomerRow,
  shown: readonly ColumnKey[],
  words: readonly SearchWord[],
): readonly ColumnKey[] {
  const columns = [...texts, ...numbers]
  const holds = (key: (typeof columns)[number], word: SearchWord): boolean => {
    const value = row[key]
    if (value === null) return false
    return findWord(typeof value === 'string' ? value : value.join(', '), phoneKeys.has(key), word) !== null
  }
  const seen = columns.filter((key) => shown.includes(key))
  const unseen = columns.filter((key) => !shown.includes(key))
  const where = words
    .filter((word) => !seen.some((key) => holds(key, word)))
    .map((word) => unseen.find((key) => holds(key, word)))
    .filter((key) => key !== undefined)
  return [...new Set(where)]
}
