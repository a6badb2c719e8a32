import { bytesOf } from '../blocks'
import { fieldEnd, maxCompared, separatorLength, sortSuffixes } from './sort-suffixes'

/**
 * A suffix is what stands from one place of a field to the field's end. Every part of a field is the beginning of a suffix,
 * so among sorted suffixes all places at which a part occurs lie side by side.
 */

/** Stands for units that would break the order or the storage of suffixes. */
const replacement = 0xfffd

/** Stands between words. */
const blank = 32

const isReplaced = (unit: number): boolean =>
  unit < fieldEnd || (unit >= 0xd800 && unit < 0xe000) || unit >= replacement

/** Whether suffixes cannot tell some of these letters from others. */
export function isBeyondSuffixes(letters: string): boolean {
  for (let at = 0; at < letters.length; at += 1) if (isReplaced(letters.charCodeAt(at))) return true
  return false
}

/** Ends a separator in a list of them; no indexed text contains it. */
const separatorEnd = 0

/** The separators that `separators` of `SortedSuffixes` joined. */
export const splitSeparators = (joined: string): string[] => joined.split(String.fromCharCode(separatorEnd))

export const joinSeparators = (separators: readonly string[]): string =>
  separators.join(String.fromCharCode(separatorEnd))

/** The suffixes of some texts in their order. */
export interface SortedSuffixes {
  readonly count: number
  /** Every unit that occurs in the texts, once. */
  readonly units: () => string
  /** The rows of the suffixes from `start` up to `end`. */
  readonly rows: (start: number, end: number) => Uint16Array
  /**
   * Texts, joined, that separate every `step`-th of the suffixes from `start` up to `end` from the one
   * before it: the shortest beginning of a suffix that sorts after the one before. If both are equal, it is all of them.
   */
  readonly separators: (start: number, end: number, step: number) => string
}

/** Collects texts of up to 65,536 consecutive rows. */
export class TextBlock {
  #units = new Uint16Array(1 << 16)
  /** The row of each unit. */
  #rows = new Uint16Array(1 << 16)
  #length = 0
  #starts = new Uint32Array(1 << 16)
  #count = 0

  /** How many UTF-16 units the texts have. */
  get length(): number {
    return this.#length
  }

  /**
   * Adds the text of a row, counted from the block's first row. Line breaks separate the text's fields. With `words`, only
   * the suffixes that start words are noted.
   */
  add(row: number, text: string, words = false): void {
    if (text === '') return
    const from = this.#length
    const end = from + 1 + text.length
    this.#reserve(end + maxCompared)
    const units = this.#units
    units[from] = fieldEnd
    for (let at = 0; at < text.length; at += 1) {
      const unit = text.charCodeAt(at)
      units[from + 1 + at] = isReplaced(unit) ? replacement : unit
    }
    units[end] = fieldEnd
    this.#rows.fill(row, from, end)
    this.#length = end
    if (words) this.#addWords(from, end)
    else this.#addStarts(from, end)
  }

  #addWords(from: number, end: number): void {
    const [units, starts] = [this.#units, this.#starts]
    for (let at = from + 1; at < end; at += 1) {
      if (at > from + 1 && units[at - 1] !== blank) continue
      starts[this.#count] = at
      this.#count += 1
    }
  }

  /**
   * Notes where suffixes start. Two forms of a phone number end with the same digits, so suffixes that the field before
   * has too are left out.
   */
  #addStarts(from: number, end: number): void {
    const [units, starts] = [this.#units, this.#starts]
    let lengthBefore = 0
    for (let start = from; start < end;) {
      let next = start + 1
      while (units[next] !== fieldEnd) next += 1
      let common = 0
      while (common < lengthBefore && units[next - 1 - common] === units[start - 1 - common]) common += 1
      for (let at = start; at < next - common; at += 1) {
        starts[this.#count] = at
        this.#count += 1
      }
      lengthBefore = next - start - 1
      start = next
    }
  }

  #reserve(length: number): void {
    if (length <= this.#units.length) return
    const [units, rows, starts] = [this.#units, this.#rows, this.#starts]
    this.#units = new Uint16Array(length * 2)
    this.#units.set(units)
    this.#rows = new Uint16Array(length * 2)
    this.#rows.set(rows)
    this.#starts = new Uint32Array(length * 2)
    this.#starts.set(starts)
  }

  /** Sorts the suffixes, and empties the block. The result is valid until another text is added. */
  take(): SortedSuffixes {
    const [units, rows, count] = [this.#units, this.#rows, this.#count]
    // The last suffixes are compared up to here.
    units.fill(fieldEnd, this.#length, this.#length + maxCompared)
    const order = sortSuffixes(units, this.#starts.subarray(0, count))
    const seen = new Uint8Array(65_536)
    for (let at = 0; at < this.#length; at += 1) seen[units[at] ?? 0] = 1
    this.#length = 0
    this.#count = 0
    // Written over by each call: what is allocated for each leaf is freed late.
    let joined = new Uint16Array(0)
    return {
      count,
      units: () => {
        let found = ''
        for (const [unit, occurs] of seen.entries()) if (occurs === 1) found += String.fromCharCode(unit)
        return found
      },
      rows: (start, end) => {
        const found = new Uint16Array(end - start)
        for (let place = start; place < end; place += 1) found[place - start] = rows[order[place] ?? 0] ?? 0
        return found
      },
      separators: (start, end, step) => {
        const most = Math.ceil((end - start) / step) * (maxCompared + 1)
        if (joined.length < most) joined = new Uint16Array(most)
        let length = 0
        for (let place = start; place < end; place += step) {
          const at = order[place] ?? 0
          const stop = place === 0 ? at : at + separatorLength(units, order[place - 1] ?? 0, at)
          for (let next = at; next < stop; next += 1) joined[length++] = units[next] ?? 0
          joined[length++] = separatorEnd
        }
        return bytesOf(joined.subarray(0, Math.max(0, length - 1))).toString('utf16le')
      },
    }
  }
}
