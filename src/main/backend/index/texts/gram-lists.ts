import { gramLength, listedLength } from './long-grams'
import { blockSize } from './slot-list'
import { asFirst, fieldEnd, type Trie } from './trie'

/** So many letters, less one, have a short code: those of three alphabets, digits and marks. */
const letterCodes = 128

/** In which texts of a block each gram is. */
export interface BlockLists {
  /** The ascending slots of a node, counted from the block's start. */
  readonly of: (node: number) => Uint16Array
}

/** Collects the grams of a block's texts. */
export class BlockCollector {
  readonly #trie: Trie
  #nodes = new Int32Array(1 << 20)
  #slots = new Uint16Array(1 << 20)
  #length = 0
  /** The slot at which each node was met last, so that it counts once for each. */
  #last: Int32Array

  /** The short codes of letters by their code units; 0: none yet. `letterCodes`: none any more. */
  readonly #codes = new Uint8Array(65_536)
  #lastCode = 0
  readonly #grams = new Int32Array(letterCodes ** 3)

  constructor(trie: Trie) {
    this.#trie = trie
    this.#last = new Int32Array(trie.size * 2 + 1024).fill(-1)
  }

  /** Adds the grams of the text that belongs to a slot, counted from the block's start; slots ascend. */
  add(slot: number, text: string): void {
    const trie = this.#trie
    for (let at = 0; at < text.length; at += 1) {
      const first = asFirst(text.charCodeAt(at))
      this.#note(trie.child(0, first) || trie.add(0, first), slot)
      // Nothing is looked for across the end of a field.
      if (at + 2 >= text.length || text.charCodeAt(at + 1) === fieldEnd) continue
      let letter = text.charCodeAt(at + 2)
      let node = this.#gramAt(first, text.charCodeAt(at + 1), letter)
      this.#note(trie.prefixes[node] ?? 0, slot)
      this.#note(node, slot)
      const listed = at + listedLength(first)
      for (let next = at + gramLength; letter !== fieldEnd; next += 1) {
        const isListed = next < listed
        if (!isListed && trie.isParent[node] !== true) break
        letter = text.charCodeAt(next)
        const longer = trie.child(node, letter)
        if (longer === 0 && !isListed) break
        node = longer || trie.add(node, letter)
        this.#note(node, slot)
      }
    }
  }

  /** The node of three letters. Those of the letters that are met first are found without looking from node to node. */
  #gramAt(first: number, second: number, third: number): number {
    const [one, two, three] = [this.#code(first), this.#code(second), this.#code(third)]
    const isKnown = one < letterCodes && two < letterCodes && three < letterCodes
    const place = (one * letterCodes + two) * letterCodes + three
    const known = isKnown ? (this.#grams[place] ?? 0) : 0
    if (known !== 0) return known
    let node = 0
    for (const letter of [first, second, third])
      node = this.#trie.child(node, letter) || this.#trie.add(node, letter)
    if (isKnown) this.#grams[place] = node
    return node
  }

  #code(letter: number): number {
    const code = this.#codes[letter] ?? 0
    if (code !== 0) return code
    this.#lastCode = Math.min(this.#lastCode + 1, letterCodes)
    this.#codes[letter] = this.#lastCode
    return this.#lastCode
  }

  #note(node: number, slot: number): void {
    if (node >= this.#last.length) {
      const longer = new Int32Array(node * 2).fill(-1)
      longer.set(this.#last)
      this.#last = longer
    }
    if (this.#last[node] === slot) return
    this.#last[node] = slot
    if (this.#length === this.#nodes.length) {
      const nodes = new Int32Array(this.#length * 2)
      nodes.set(this.#nodes)
      this.#nodes = nodes
      const slots = new Uint16Array(this.#length * 2)
      slots.set(this.#slots)
      this.#slots = slots
    }
    this.#nodes[this.#length] = node
    this.#slots[this.#length] = slot
    this.#length += 1
  }

  /** Gives the lists of what was added, and forgets it. */
  take(): BlockLists {
    const size = this.#trie.size
    const ends = new Int32Array(size + 1)
    for (let at = 0; at < this.#length; at += 1) {
      const node = this.#nodes[at] ?? 0
      ends[node + 1] = (ends[node + 1] ?? 0) + 1
    }
    for (let node = 0; node < size; node += 1) ends[node + 1] = (ends[node + 1] ?? 0) + (ends[node] ?? 0)
    const starts = ends.slice()
    const sorted = new Uint16Array(this.#length)
    for (let at = 0; at < this.#length; at += 1) {
      const node = this.#nodes[at] ?? 0
      const place = ends[node] ?? 0
      sorted[place] = this.#slots[at] ?? 0
      ends[node] = place + 1
    }
    this.#length = 0
    this.#last.fill(-1)
    return { of: (node) => sorted.subarray(starts[node], starts[node + 1]) }
  }
}

/**
 * Whether a long gram's list has to be stored: mostly a text with both of its parts, without the last letter and without
 * the first, has the gram itself, and the list is what the lists of the parts have in common. Where it is not, an empty
 * list is stored too.
 */
export function isOwn(list: Uint16Array, prefix: Uint16Array, suffix: Uint16Array): boolean {
  if (list.length === prefix.length || list.length === suffix.length) return false
  let common = 0
  let other = 0
  for (const slot of prefix) {
    while (other < suffix.length && (suffix[other] ?? blockSize) < slot) other += 1
    if (suffix[other] === slot) common += 1
  }
  return common !== list.length
}
