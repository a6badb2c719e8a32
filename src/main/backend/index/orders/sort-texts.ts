import { noWeight, type Alphabet } from './alphabet'
import { radixSort } from './radix'

/** The first characters of a text are compared as numbers, four in a word. */
const wordsOfPrefix = 3

/** The weights of the first characters of a text, seven bits each; null if one of them has no weight. */
function prefixOf(text: string, { weightOf }: Alphabet, into: Uint32Array[], at: number): boolean {
  let next = 0
  for (const words of into) {
    let word = 0
    for (let place = 0; place < 4; place += 1, next += 1) {
      const weight = next < text.length ? weightOf(text.charCodeAt(next)) : 0
      if (weight === noWeight && next < text.length) return false
      word = word * 128 + weight
    }
    words[at] = word
  }
  return true
}

/** The positions of different texts in their order. */
export function sortTexts(texts: readonly string[], alphabet: Alphabet): Int32Array {
  const prefixes = Array.from({ length: wordsOfPrefix }, () => new Uint32Array(texts.length))
  const simple = new Int32Array(texts.length)
  let count = 0
  const others: number[] = []
  for (const [at, text] of texts.entries()) {
    if (prefixOf(text, alphabet, prefixes, at)) simple[count++] = at
    else others.push(at)
  }
  let sorted: Int32Array = simple.subarray(0, count)
  for (const words of prefixes.toReversed()) sorted = radixSort(sorted, words)
  const compare = (a: number, b: number): number => alphabet.compare(texts[a] ?? '', texts[b] ?? '')
  sortTies(sorted, prefixes, compare)
  return others.length === 0 ? sorted : merged(sorted, Int32Array.from(others.sort(compare)), compare)
}

/** Sorts those with the same prefix by the whole texts. */
function sortTies(
  sorted: Int32Array,
  prefixes: readonly Uint32Array[],
  compare: (a: number, b: number) => number,
): void {
  const [first, second, third] = prefixes
  if (first === undefined || second === undefined || third === undefined) return
  for (let start = 0; start < sorted.length;) {
    const text = sorted[start] ?? 0
    let end = start + 1
    for (; end < sorted.length; end += 1) {
      const next = sorted[end] ?? 0
      if (first[next] !== first[text] || second[next] !== second[text] || third[next] !== third[text]) break
    }
    if (end - start > 1) sorted.subarray(start, end).sort(compare)
    start = end
  }
}

/** Merges two sorted lists. */
function merged(one: Int32Array, other: Int32Array, compare: (a: number, b: number) => number): Int32Array {
  const all = new Int32Array(one.length + other.length)
  let [at, next] = [0, 0]
  for (let place = 0; place < all.length; place += 1) {
    const isFirst = next === other.length || (at < one.length && compare(one[at] ?? 0, other[next] ?? 0) <= 0)
    all[place] = (isFirst ? one[at++] : other[next++]) ?? 0
  }
  return all
}
