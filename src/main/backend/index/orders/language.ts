/** Languages whose alphabet the customers can be sorted by. */
export const sortLanguages = ['az', 'ru', 'tr', 'en'] as const
export type SortLanguage = (typeof sortLanguages)[number]

/** The language to sort by for a locale (BCP 47); English where it is none of them. */
export function sortLanguageOf(locale: string): SortLanguage {
  return sortLanguages.find((language) => locale.toLowerCase().split('-')[0] === language) ?? 'en'
}

/** How texts are ordered in a language. */
export interface Alphabet {
  /** What stands for a text in comparisons. */
  readonly keyOf: (text: string) => string
  readonly compare: (a: string, b: string) => number
}

/** A letter that sorts behind every other (Unicode Technical Standard 35, part 5, "Special-Purpose Code Points"). */
const last = '\uffff'

/** The letters that the Azerbaijani alphabet has elsewhere than the Turkish one, by the letter each stands behind. */
const azerbaijani: ReadonlyMap<string, string> = new Map([
  ['ə', `e${last}`],
  ['Ə', `E${last}`],
  ['x', `h${last}`],
  ['X', `H${last}`],
  ['q', `k${last}`],
  ['Q', `K${last}`],
  // Not of the alphabet, and therefore behind it.
  ['w', `z${last}`],
  ['W', `Z${last}`],
])

/**
 * Electron brings no collation of Azerbaijani. It is the Turkish one, but for four letters: each becomes the letter
 * before it with one that sorts behind every other, and so stands behind all that begins with that letter.
 */
function azerbaijaniKey(text: string): string {
  const apart = /[ẊẋẌẍẀ-ẉŴŵẘ]/.test(text) ? text.normalize('NFD') : text
  return apart.replace(/[əƏxXqQwW]/g, (letter) => azerbaijani.get(letter) ?? letter)
}

/** The alphabet of a language (Unicode Technical Standard 10, as the Unicode CLDR has it). */
export function alphabetOf(language: SortLanguage): Alphabet {
  const { compare } = new Intl.Collator(language === 'az' ? 'tr' : language)
  return { keyOf: language === 'az' ? azerbaijaniKey : (text) => text, compare }
}
