import { languageOf, type Language } from '#shared/locale/languages'
import { compareLetters } from './sort-letters'

/** The language of this computer. */
export const systemLanguage = (): Language => languageOf(new Intl.Collator().resolvedOptions().locale)

/** How texts are compared. */
export interface Collation {
  /** What stands for a text in comparisons; null for a text that counts as empty. */
  readonly keyOf: (text: string) => string | null
  readonly compare: (a: string, b: string) => number
}

/** The collation of a language. */
export interface Alphabet extends Collation {
  /**
   * The weights of common characters: two keys of such characters compare as their weights do, character by character.
   * Keys whose weights are equal are left to `compare`.
   */
  readonly weightOf: (character: number) => number
}

/** Sorts after every other letter (Unicode Technical Standard 35, part 5, "Special-Purpose Code Points"). */
const last = '\uffff'

/** The letters that the Azerbaijani alphabet has in another place than the Turkish one. Each comes after the other letter. */
const azerbaijani: ReadonlyMap<string, string> = new Map([
  ['ə', `e${last}`],
  ['Ə', `E${last}`],
  ['x', `h${last}`],
  ['X', `H${last}`],
  ['q', `k${last}`],
  ['Q', `K${last}`],
  // Not in the alphabet, and therefore after it.
  ['w', `z${last}`],
  ['W', `Z${last}`],
])

/**
 * Electron has no collation for Azerbaijani. It equals the Turkish one except for four letters. Each of these becomes the
 * letter before it and a letter that sorts after all others, and so it comes after all that begins with that letter.
 */
function azerbaijaniKey(text: string): string {
  const apart = /[ẊẋẌẍẀ-ẉŴŵẘ]/.test(text) ? text.normalize('NFD') : text
  return apart.replace(/[əƏxXqQwW]/g, (letter) => azerbaijani.get(letter) ?? letter)
}

/** Characters that names, emails and codes mostly consist of. Each has a weight of its own, whatever is beside it. */
const common = [
  ...Array.from({ length: 0x7f - 0x20 }, (_, at) => String.fromCharCode(0x20 + at)),
  ...'çğıöşüÇĞİÖŞÜ',
  ...'абвгдежзийклмнопрстуфхцчшщъыьэюяАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ',
]

/** No weight: only `compare` knows the place of this character. */
export const noWeight = 0

/** Ranks the common characters by their base letters, so that case and accents do not count. */
function weightsOf(language: string): (character: number) => number {
  const { compare } = new Intl.Collator(language, { sensitivity: 'base' })
  const sorted = common.toSorted(compare)
  const weights = new Uint8Array(0x460)
  let weight = noWeight
  for (const [at, character] of sorted.entries()) {
    const before = sorted[at - 1]
    if (before === undefined || compare(before, character) !== 0) weight += 1
    weights[character.charCodeAt(0)] = weight
  }
  return (character) => weights[character] ?? noWeight
}

/** The collation of a language (Unicode Technical Standard 10, with the tailorings of the Unicode CLDR). */
export function alphabetOf(language: Language): Alphabet {
  const locale = language === 'az' ? 'tr' : language
  const { compare } = new Intl.Collator(locale)
  const keyOf = language === 'az' ? azerbaijaniKey : (text: string) => text
  const weights = weightsOf(locale)
  return {
    keyOf: (text) => {
      const trimmed = text.trim()
      return trimmed === '' ? null : keyOf(trimmed)
    },
    compare,
    weightOf: (character) => (character === last.charCodeAt(0) ? 127 : weights(character)),
  }
}

/** Letter by letter, the same in every language. */
export const letters: Collation = { keyOf: (text) => text, compare: compareLetters }
