import { markOfNewText, type Order } from './order'
import { radixSort } from './radix'

/** Texts are compared by their first characters as numbers: four in a word. */
const [words, charactersInWord] = [4, 4]
const prefixLength = words * charactersInWord

/** Stands for this character and all after it in Unicode. Only the text itself tells them apart. */
const large = 0xff

/**
 * Sorts rows by texts that are mostly different, such as phone numbers, letter by letter. It keeps the first characters of
 * each text, not the text: a million strings take too much memory.
 */
export class LetterSorter {
  readonly #prefixes: readonly Uint32Array[]
  /** 1 for a row whose prefix is not all of its text. */
  readonly #isCut: Uint8Array
  readonly #rows: Int32Array
  #filled = 0
  #row = 0

  constructor(count: number) {
    this.#prefixes = Array.from({ length: words }, () => new Uint32Array(count))
    this.#isCut = new Uint8Array(count)
    this.#rows = new Int32Array(count)
  }

  /** Takes the text of the next row. */
  add(text: string | null): void {
    const row = this.#row++
    if (text === null) return
    this.#rows[this.#filled++] = row
    let isCut = text.length > prefixLength
    let at = 0
    for (const prefix of this.#prefixes) {
      let word = 0
      for (let end = at + charactersInWord; at < end; at += 1) {
        const character = at < text.length ? text.charCodeAt(at) : 0
        word = word * 256 + Math.min(character, large)
        if (character === 0 && at < text.length) isCut = true
        if (character < large) continue
        // What comes after such a character must not decide.
        isCut = true
        word *= 256 ** (end - at - 1)
        at = Infinity
      }
      prefix[row] = word
    }
    this.#isCut[row] = Number(isCut)
  }

  /** The rows in order. Rows with equal texts stay in the order in which they were added. `textOf` reads the text of a row again. */
  order(textOf: (row: number) => string): Order {
    let rows: Int32Array = this.#rows.subarray(0, this.#filled)
    for (const prefix of this.#prefixes.toReversed()) rows = radixSort(rows, prefix)
    const entries = new Int32Array(this.#rows.length)
    for (let start = 0; start < rows.length;) {
      const end = this.#endOfTie(rows, start)
      this.#put(rows.subarray(start, end), entries.subarray(start, end), textOf)
      start = end
    }
    this.#putEmpty(entries)
    return { entries, filled: this.#filled }
  }

  /** Where the rows end that have the same prefix as the one at `start`. */
  #endOfTie(rows: Int32Array, start: number): number {
    const row = rows[start] ?? 0
    let end = start + 1
    while (end < rows.length && this.#prefixes.every((prefix) => prefix[row] === prefix[rows[end] ?? 0]))
      end += 1
    return end
  }

  /** Puts rows with the same prefix into their order. */
  #put(tied: Int32Array, entries: Int32Array, textOf: (row: number) => string): void {
    if (tied.every((row) => this.#isCut[row] === 0)) {
      entries.set(tied)
      entries[0] = markOfNewText | (tied[0] ?? 0)
      return
    }
    const texts = Array.from(tied, (row) => ({ row, text: tied.length === 1 ? '' : textOf(row) }))
    texts.sort((a, b) => compareLetters(a.text, b.text) || a.row - b.row)
    for (const [at, { row, text }] of texts.entries()) {
      entries[at] = at > 0 && texts[at - 1]?.text === text ? row : row | markOfNewText
    }
  }

  /** Puts the rows without a text after the others. */
  #putEmpty(entries: Int32Array): void {
    let at = this.#filled
    let next = 0
    for (let row = 0; row < entries.length; row += 1) {
      if (this.#rows[next] === row && next < this.#filled) next += 1
      else entries[at++] = row
    }
    if (this.#filled < entries.length) entries[this.#filled] = (entries[this.#filled] ?? 0) | markOfNewText
  }
}

/** Compares UTF-16 units. */
export const compareLetters = (a: string, b: string): number => (a < b ? -1 : Number(a > b))
