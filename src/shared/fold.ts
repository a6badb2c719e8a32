/**
 * Folding makes texts equal that a search treats alike: case, accents and the letters of Azerbaijani, Turkish and
 * Russian. It works letter by letter, so that a match can be marked in the original (`findFolded`).
 */

/** Letters that Unicode does not decompose, but that people type with plain keys. */
const plainLetters: ReadonlyMap<string, string> = new Map([
  ['ə', 'e'],
  // The Cyrillic letter that looks the same, which some keyboards type in Latin names.
  ['ә', 'e'],
  ['ı', 'i'],
  ['ø', 'o'],
  ['ł', 'l'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['ħ', 'h'],
  ['ŋ', 'n'],
  ['ŧ', 't'],
  ['þ', 'th'],
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
])

/** The breve that makes й of и. In Russian it is a letter of its own, so it is composed again. */
const shortI = '\u0306'

function foldLetter(letter: string): string {
  let folded = ''
  for (const part of letter.normalize('NFKD')) {
    if (part === shortI && folded === 'и') folded = 'й'
    // Lower case can add marks: İ becomes i with a dot above.
    for (const lower of part.toLowerCase()) {
      if (!/\p{M}/u.test(lower)) folded += plainLetters.get(lower) ?? lower
    }
  }
  return folded
}

const cache = new Map<string, string>()

function foldCached(letter: string): string {
  let folded = cache.get(letter)
  if (folded === undefined) {
    folded = foldLetter(letter)
    if (cache.size < 5000) cache.set(letter, folded)
  }
  return folded
}

/** Up to here: Latin, Greek, Cyrillic and Armenian, whose letters only combine with marks. */
const tableEnd = 0x590

/**
 * The folded form of each letter of those alphabets, by its code; undefined for letters that take part in
 * normalization (marks join the letter before them) or become several letters. Most texts contain none of these and
 * need no normalization.
 */
const table: readonly (string | undefined)[] = Array.from({ length: tableEnd }, (_, code) => {
  const letter = String.fromCharCode(code)
  const folded = foldLetter(letter)
  if (folded.length !== 1 || letter.normalize('NFC') !== letter) return undefined
  return /\s/.test(folded) ? ' ' : folded
})

function foldAny(text: string): string {
  let folded = ''
  for (const letter of text.normalize('NFC')) folded += foldCached(letter)
  return folded.replace(/\s+/g, ' ').trim()
}

/** The searchable form of `text`: folded letter by letter, with single spaces, trimmed. */
export function fold(text: string): string {
  let folded = ''
  let last = ' '
  for (let at = 0; at < text.length; at += 1) {
    const letter = table[text.charCodeAt(at)]
    if (letter === undefined) return foldAny(text)
    if (letter !== ' ' || last !== ' ') folded += letter
    last = letter
  }
  return last === ' ' ? folded.trimEnd() : folded
}

/** Where the folded `word` first occurs in `text`, as UTF-16 positions, or null. */
export function findFolded(text: string, word: string): { start: number; end: number } | null {
  if (word === '') return null
  let folded = ''
  const starts: number[] = []
  const ends: number[] = []
  let at = 0
  for (const letter of text) {
    const piece = foldCached(letter)
    const places = { length: piece.length }
    starts.push(...Array.from(places, () => at))
    ends.push(...Array.from(places, () => at + letter.length))
    folded += piece
    at += letter.length
  }
  const found = folded.indexOf(word)
  if (found < 0) return null
  const start = starts[found]
  const end = ends[found + word.length - 1]
  return start === undefined || end === undefined ? null : { start, end }
}
