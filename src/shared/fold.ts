/**
 * Folding makes texts that a person would call the same, equal: case, accents and the letters of Azerbaijani, Turkish
 * and Russian. It works letter by letter, so that a match can be marked in the original (`findFolded`).
 */

/** Letters that decompose to nothing simpler but are typed with plain keys. */
const plainLetters: ReadonlyMap<string, string> = new Map([
  ['ə', 'e'],
  // The Cyrillic letter that looks the same, as some keyboards type it in Latin names.
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

/** The breve that makes и to й: a letter of its own in Russian, so it is put together again. */
const shortI = '\u0306'

function foldLetter(letter: string): string {
  let folded = ''
  for (const part of letter.normalize('NFKD')) {
    if (part === shortI && folded === 'и') folded = 'й'
    // Lower case can bring marks of its own: İ becomes i with a dot above.
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

/** Up to here, Latin, Greek, Cyrillic and Armenian: letters that join with no other, marks aside. */
const tableEnd = 0x590

/**
 * What each letter of those alphabets becomes, by its code; undefined for those that take part in normalization (marks
 * join the letter before them) or become several letters. Most texts hold no others, and need not be normalized then.
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

/** `text` as it is searched: folded letter by letter, blanks of any kind as single spaces, none at the ends. */
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

/** Where in `text` the folded `word` first stands, as UTF-16 positions, or null. */
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
