/** The letters that get a place of their own: Latin with its extensions, Cyrillic, digits and ASCII marks. */
const letters: readonly string[] = [
  ...Array.from({ length: 0x24f - 0x20 + 1 }, (_, index) => String.fromCodePoint(0x20 + index)),
  'ə',
  'Ə',
  ...Array.from({ length: 0x52f - 0x400 + 1 }, (_, index) => String.fromCodePoint(0x400 + index)),
].filter((letter) => /^[\p{L}\p{N}\p{P}\p{S} ]$/u.test(letter))

/** Letters outside the list sort behind it, by code point. */
const elsewhere = '\u4000'

/** Each letter's place in the alphabet, by its code; undefined for those that have none of their own. */
function placeLetters(language: string): readonly (string | undefined)[] {
  const collator = new Intl.Collator(language, { sensitivity: 'base' })
  const places: (string | undefined)[] = Array.from({ length: 0x530 }, () => undefined)
  let place = 0x20
  let previous: string | null = null
  for (const letter of [...letters].sort(collator.compare)) {
    if (previous === null || collator.compare(previous, letter) !== 0) place += 1
    places[letter.charCodeAt(0)] = String.fromCharCode(place)
    previous = letter
  }
  return places
}

/**
 * Makes keys whose plain byte order is the order of names in `language` (BCP 47), since SQLite has no collations of
 * its own for it: each letter becomes its place in that language's alphabet (Unicode Technical Standard 10, primary
 * strength). The key of an empty name is null.
 */
export function createNameKey(language: string): (name: string | null) => string | null {
  const places = placeLetters(language)

  const keyOfAny = (name: string): string => {
    let key = ''
    for (const letter of name.normalize('NFC')) {
      const place = letter.length === 1 ? places[letter.charCodeAt(0)] : undefined
      key += place ?? elsewhere + letter
    }
    return key
  }

  return (name) => {
    const text = name?.trim() ?? ''
    if (text === '') return null
    let key = ''
    for (let at = 0; at < text.length; at += 1) {
      const place = places[text.charCodeAt(at)]
      // Letters with a place join with no other: only names with further ones need to be normalized.
      if (place === undefined) return keyOfAny(text)
      key += place
    }
    return key
  }
}
