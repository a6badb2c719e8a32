/**
 * Grams by their letters: every node is a text, its children are that text with one letter more. Letters are UTF-16
 * units. The children of all nodes lie in one hash table with open addressing.
 */
export class Trie {
  /**
   * Of each node: how many letters it has, and the nodes of its text without the last letter and without the first; the
   * latter is 0 where nobody gave it.
   */
  readonly depths: number[] = [0]
  readonly prefixes: number[] = [0]
  readonly suffixes: number[] = [0]
  /** The letter that the text of a node begins with. */
  readonly firsts: number[] = [0]
  /** Whether a node has children. */
  readonly isParent: boolean[] = [false]
  readonly #letters: number[] = [0]
  #table = new Int32Array(1 << 16)

  /** How many nodes there are; the first, number 0, is the empty text. */
  get size(): number {
    return this.depths.length
  }

  /** The child of a node, or 0. */
  child(node: number, letter: number): number {
    const table = this.#table
    const mask = table.length - 1
    let at = (Math.imul(node, 0x9e3779b1) ^ Math.imul(letter, 0x85ebca6b)) >>> 7
    for (;;) {
      at &= mask
      const found = table[at] ?? 0
      if (found === 0 || (this.prefixes[found] === node && this.#letters[found] === letter)) return found
      at += 1
    }
  }

  /** Adds the child of a node that has none of this letter; `suffix` is the node of its text without the first letter. */
  add(node: number, letter: number, suffix = 0): number {
    const added = this.size
    this.depths.push((this.depths[node] ?? 0) + 1)
    this.prefixes.push(node)
    this.suffixes.push(suffix)
    this.firsts.push(node === 0 ? letter : (this.firsts[node] ?? 0))
    this.isParent.push(false)
    this.isParent[node] = true
    this.#letters.push(letter)
    if (added * 2 > this.#table.length) this.#grow()
    else this.#put(added)
    return added
  }

  text(node: number): string {
    let text = ''
    for (let at = node; at !== 0; at = this.prefixes[at] ?? 0) {
      text = String.fromCharCode(this.#letters[at] ?? 0) + text
    }
    return text
  }

  #put(node: number): void {
    const table = this.#table
    const mask = table.length - 1
    let at =
      (Math.imul(this.prefixes[node] ?? 0, 0x9e3779b1) ^ Math.imul(this.#letters[node] ?? 0, 0x85ebca6b)) >>>
      7
    for (at &= mask; table[at] !== 0; at = (at + 1) & mask);
    table[at] = node
  }

  #grow(): void {
    this.#table = new Int32Array(this.#table.length * 2)
    for (let node = 1; node < this.size; node += 1) this.#put(node)
  }
}

/**
 * Text as grams see it: halves of pairs would not survive as text of their own, so that all of them stand for one letter,
 * which is looked for in the texts themselves.
 */
export const gramText = (text: string): string => text.replace(/[\uD800-\uDFFF]/g, '\uFFFD')

/** Whether grams know nothing of some of the letters. */
export const isBeyondGrams = (letters: string): boolean => /[\uD800-\uDFFF\uFFFD]/.test(letters)

/** What stands between the fields of a text; a gram may begin or end with it. */
export const fieldEnd = 10

const blank = 32

/**
 * As the first letter of a gram, what stands between fields tells that a word begins: in a field, a blank does the same. A
 * gram that would begin with a blank is that one, so that it is in some texts too many.
 */
export const asFirst = (letter: number): number => (letter === blank ? fieldEnd : letter)

/** The gram that stands for some letters. */
export const gramOf = (letters: string): string => letters.replace(/^ /, '\n')

/** Whether a text between ends of fields holds the letters of a gram. */
export const holdsGram = (text: string, gram: string): boolean =>
  text.includes(gram) || (gram.startsWith('\n') && text.includes(` ${gram.slice(1)}`))
