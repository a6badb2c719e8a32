import type { SpellingSchema } from '../schema'

/** The name of the blocks that index the keys of words, beside those of the classes. */
export const spellingClass = 'spellings'

/** A word that texts have, with its key, and in how many places it was met. */
export interface KnownWord {
  readonly word: string
  readonly key: string
  readonly places: number
}

/** More words than this are not remembered, which bounds the memory of a build. Then some are not found by a typo. */
const maxKnown = 200_000

/** Makes the keys of texts, and collects the words. */
export class WordKeys {
  readonly #keyOf: SpellingSchema['keyOf']
  readonly #known = new Map<string, { readonly key: string; places: number }>()

  constructor(keyOf: SpellingSchema['keyOf']) {
    this.#keyOf = keyOf
  }

  /** The keys of the words of a text, in their order, separated by blanks. */
  of(text: string): string {
    let keys = ''
    for (const field of text.split('\n')) {
      for (const word of field.split(' ')) {
        const key = this.#keyOfWord(word)
        if (key !== '') keys += keys === '' ? key : ` ${key}`
      }
    }
    return keys
  }

  #keyOfWord(word: string): string {
    const known = this.#known.get(word)
    if (known !== undefined) {
      known.places += 1
      return known.key
    }
    const key = word === '' ? '' : this.#keyOf(word)
    if (this.#known.size < maxKnown) this.#known.set(word, { key, places: 1 })
    return key
  }

  /** The words that were met, as `wordsIn` reads them. */
  list(): string {
    return Array.from(this.#known, ([word, { key, places }]) => `${word}\t${key}\t${String(places)}`).join(
      '\n',
    )
  }
}

/** The words in a list of `WordKeys`. */
export function wordsIn(list: string): readonly KnownWord[] {
  return list.split('\n').flatMap((line) => {
    const [word = '', key = '', places = ''] = line.split('\t')
    return key === '' ? [] : [{ word, key, places: Number(places) }]
  })
}
