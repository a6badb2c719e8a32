import { asFirst, fieldEnd, type Trie } from './trie'

/** Grams of up to this length are listed whatever they are, and those of one letter more with which a word begins. */
export const gramLength = 3

/** How long the grams are that begin with a letter and are listed whatever they are. */
export const listedLength = (first: number): number => (first === fieldEnd ? gramLength + 1 : gramLength)
/** No longer ones are listed. */
const longest = 32

/**
 * Adds to the trie the longer grams that occur often: those in at least `least` of `texts`, and whose parts do too. What
 * is asked for and not among them is in few texts, which can be looked at one by one.
 */
export function addLongGrams(trie: Trie, texts: readonly string[], least: number): void {
  let alive = texts.map((text) => placesOf(trie, text))
  for (let length = gramLength; length <= longest; length += 1) {
    const counts = new Map<number, number>()
    for (const places of alive) {
      for (const node of new Set(places)) if (node !== 0) counts.set(node, (counts.get(node) ?? 0) + 1)
    }
    let isAny = false
    alive = alive.map((places, text) =>
      extend(trie, places, texts[text] ?? '', length, (node) => (counts.get(node) ?? 0) >= least),
    )
    for (const places of alive) if (places.length > 0) isAny = true
    if (!isAny) return
  }
}

/** The node of the gram at each place of a text, 0 where there is none. */
function placesOf(trie: Trie, text: string): number[] {
  const places: number[] = []
  for (let at = 0; at + gramLength <= text.length; at += 1) {
    let node = 0
    for (let next = at; next < at + gramLength; next += 1) {
      const letter = next === at ? asFirst(text.charCodeAt(next)) : text.charCodeAt(next)
      if (letter === fieldEnd && next !== at && next !== at + gramLength - 1) {
        node = 0
        break
      }
      const child = trie.child(node, letter)
      node = child === 0 ? trie.add(node, letter) : child
    }
    places.push(node)
  }
  return places
}

/** The nodes of the grams one letter longer; 0 where a part is rare. Empty where nothing is left. */
function extend(
  trie: Trie,
  places: readonly number[],
  text: string,
  length: number,
  isOften: (node: number) => boolean,
): number[] {
  let isAny = false
  const longer = places.slice(0, -1).map((node, at) => {
    const next = places[at + 1] ?? 0
    const letter = text.charCodeAt(at + length)
    // Across the end of a field there is nothing to be found.
    if (node === 0 || next === 0 || text.charCodeAt(at + length - 1) === fieldEnd) return 0
    if (!isOften(node) || !isOften(next)) return 0
    isAny = true
    const child = trie.child(node, letter)
    return child === 0 ? trie.add(node, letter, next) : child
  })
  return isAny ? longer : []
}
