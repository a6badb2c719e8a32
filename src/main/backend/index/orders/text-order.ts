import type { Alphabet, Collation } from './alphabet'
import { markOfNewText, rowOfEntry, type Order } from './order'
import { radixSort } from './radix'
import { sortTexts } from './sort-texts'

/** Collects a text of each row, in ascending order of the ids, and sorts the rows by it. */
export class TextSorter {
  readonly #alphabet: Alphabet
  readonly #codes: Int32Array
  readonly #known = new Map<string, number>()
  #row = 0

  constructor(count: number, alphabet: Alphabet) {
    this.#alphabet = alphabet
    this.#codes = new Int32Array(count)
  }

  /** Takes the text of the next row. */
  add(text: string | null): void {
    let code = text === null ? 0 : this.#known.get(text)
    if (code === undefined) {
      code = this.#known.size + 1
      this.#known.set(text ?? '', code)
    }
    this.#codes[this.#row++] = code
  }

  /** The rows in order. Rows with equal texts stay in the order in which they were added. */
  order(): Order {
    const ranks = this.#ranks()
    const rankOfRow = new Uint32Array(this.#codes.length)
    const rows = new Int32Array(this.#codes.length)
    let filled = 0
    for (const [row, code] of this.#codes.entries()) {
      const rank = ranks[code] ?? 0
      rankOfRow[row] = rank
      if (rank !== 0) rows[filled++] = row
    }
    const entries = new Int32Array(rows.length)
    let before = 0
    for (const [at, row] of radixSort(rows.subarray(0, filled), rankOfRow).entries()) {
      const rank = rankOfRow[row] ?? 0
      entries[at] = rank === before ? row : row | markOfNewText
      before = rank
    }
    let at = filled
    for (let row = 0; row < rankOfRow.length; row += 1) if (rankOfRow[row] === 0) entries[at++] = row
    if (filled < entries.length) entries[filled] = (entries[filled] ?? 0) | markOfNewText
    return { entries, filled }
  }

  /** The rank of each code, from 1 on; 0 for texts that count as empty. */
  #ranks(): Uint32Array {
    const { keyOf, compare } = this.#alphabet
    const ranks = new Uint32Array(this.#known.size + 1)
    const codes = new Int32Array(this.#known.size)
    const keys: string[] = []
    for (const [text, code] of this.#known) {
      const key = keyOf(text)
      if (key === null) continue
      codes[keys.length] = code
      keys.push(key)
    }
    // A million texts take much memory, and so does sorting them.
    this.#known.clear()
    let rank = 0
    let before: string | null = null
    for (const at of sortTexts(keys, this.#alphabet)) {
      const key = keys[at] ?? ''
      if (before === null || compare(before, key) !== 0) rank += 1
      ranks[codes[at] ?? 0] = rank
      before = key
    }
    return ranks
  }
}

/** A row that changed after an order was stored, with what it sorts by now. */
export interface ChangedRow {
  readonly row: number
  readonly id: number
  readonly key: string | null
}

export interface ChangedRows {
  readonly changed: readonly ChangedRow[]
  readonly collation: Collation
  /** The key of a row that did not change. */
  readonly keyOfRow: (row: number) => string | null
  readonly idOfRow: (row: number) => number
}

/** The order with changed and added rows in their places. */
export function withChangedRows(stored: Order, changes: ChangedRows): Order {
  const { changed, collation, keyOfRow, idOfRow } = changes
  const rest = withoutRows(stored, new Set(changed.map(({ row }) => row)))
  const keys = new Map<number, string | null>()
  const keyAt = (at: number): string | null => {
    if (at >= rest.filled) return null
    let key = keys.get(at)
    if (key === undefined) keys.set(at, (key = keyOfRow(rowOfEntry(rest.entries[at] ?? 0))))
    return key
  }
  const compare = (a: string | null, b: string | null): number =>
    a === null || b === null ? Number(a === null) - Number(b === null) : collation.compare(a, b)
  const inserted = changed.toSorted((a, b) => compare(a.key, b.key) || a.id - b.id)

  // The place of the middle one narrows the search for those on either side.
  const before = new Int32Array(inserted.length)
  const place = (first: number, last: number, from: number, to: number): void => {
    const middle = (first + last) >>> 1
    const one = inserted[middle]
    if (first >= last || one === undefined) return
    let [low, high] = [from, to]
    while (low < high) {
      const at = (low + high) >>> 1
      const isBefore =
        (compare(one.key, keyAt(at)) || one.id - idOfRow(rowOfEntry(rest.entries[at] ?? 0))) < 0
      if (isBefore) high = at
      else low = at + 1
    }
    before[middle] = low
    place(first, middle, from, low)
    place(middle + 1, last, low, to)
  }
  place(0, inserted.length, 0, rest.entries.length)

  const entries = new Int32Array(rest.entries.length + inserted.length)
  let [from, length] = [0, 0]
  const copyTo = (to: number): void => {
    entries.set(rest.entries.subarray(from, to), length)
    length += to - from
    from = to
  }
  let previous: string | null = null
  for (const [at, { row, key }] of inserted.entries()) {
    const position = before[at] ?? 0
    copyTo(position)
    if (at === 0 || before[at - 1] !== position) previous = position === 0 ? null : keyAt(position - 1)
    const isNew = length === 0 || compare(previous, key) !== 0
    entries[length++] = isNew ? row | markOfNewText : row
    previous = key
    // The next row may now follow another value.
    if (before[at + 1] === position || position === rest.entries.length) continue
    const next = rowOfEntry(rest.entries[position] ?? 0)
    rest.entries[position] = compare(key, keyAt(position)) === 0 ? next : next | markOfNewText
  }
  copyTo(rest.entries.length)
  return { entries, filled: rest.filled + inserted.filter(({ key }) => key !== null).length }
}

/** A copy of the order without some rows. */
function withoutRows({ entries, filled }: Order, rows: ReadonlySet<number>): Order {
  const rest = new Int32Array(entries.length)
  let length = 0
  let restFilled = filled
  let isNew = false
  const sorted = Int32Array.from(rows).sort()
  const isGone = new Uint8Array((sorted.at(-1) ?? -1) + 1)
  for (const row of rows) isGone[row] = 1
  for (let at = 0; at < entries.length; at += 1) {
    const entry = entries[at] ?? 0
    const row = entry & 0x7fffffff
    // If the first row of a value goes, the next one becomes the first.
    if (entry < 0) isNew = true
    if (isGone[row] === 1) {
      if (at < filled) restFilled -= 1
      continue
    }
    rest[length++] = isNew ? row | markOfNewText : row
    isNew = false
  }
  return { entries: rest.slice(0, length), filled: restFilled }
}
