import { countBits, hasBit, type Bits } from '../bits'
import { none, valueReader, type NumberBlock, type Numbers } from './numbers'

/** What values are counted by. */
export interface Kinds {
  /** What a value counts as: the month of a date, for example. */
  readonly keyOf: (value: number) => number
  /**
   * The length of a range of values, from one multiple of it to the next: a whole number in the column's scale. If both
   * ends of a range count as the same, the whole range does.
   */
  readonly range: number
}

/** Each value counts for itself. */
const single: Kinds = { keyOf: (value) => value, range: 1 }

/** Ranges up to here are counted in an array: all ids of groups and venues, days since 1970, months of any year. */
const maxRanges = 2 ** 18

/** Counts the integers of a block by range. Gives the positions of those beyond the array. */
function countRanges(
  bits: Bits,
  start: number,
  integers: Int32Array,
  size: number,
  counts: Int32Array,
): readonly number[] {
  const others: number[] = []
  // Calling a function for each value would cost several times as much as counting it.
  for (let at = 0; at < integers.length; at += 32) {
    let left = (bits[(start + at) >>> 5] ?? 0) | 0
    for (let next = at; left !== 0; next += 1, left >>>= 1) {
      if ((left & 1) === 0) continue
      const integer = integers[next] ?? none
      const range = integer / size
      if (range >= 0 && range < maxRanges) {
        const place = range | 0
        counts[place] = (counts[place] ?? 0) + 1
      } else if (integer !== none) others.push(next)
    }
  }
  return others
}

/** Counts some rows by their values, in no particular order; null stands for no value. */
export function countByValue(
  rows: Bits,
  { blocks, scale }: Numbers,
  { keyOf, range }: Kinds = single,
): [value: number | null, count: number][] {
  const counts = new Map<number, number>()
  let missing = countBits(rows)
  const add = (key: number, count: number): void => {
    counts.set(key, (counts.get(key) ?? 0) + count)
    missing -= count
  }
  const addEach = (values: NumberBlock, start: number, isWanted: (at: number) => boolean): void => {
    const valueAt = valueReader(values, scale)
    for (let at = 0; at < values.length; at += 1) {
      if (!hasBit(rows, start + at) || !isWanted(at)) continue
      const value = valueAt(at)
      if (!Number.isNaN(value)) add(keyOf(value), 1)
    }
  }

  const inRanges = new Int32Array(maxRanges)
  const size = scale.pack(range)
  for (const { start, values } of blocks) {
    if (values instanceof Float64Array) {
      addEach(values, start, () => true)
      continue
    }
    const valueAt = valueReader(values, scale)
    for (const at of countRanges(rows, start, values, size, inRanges)) add(keyOf(valueAt(at)), 1)
  }
  // Values of a range whose ends count as different ones are looked at one by one.
  const mixed = new Uint8Array(maxRanges)
  let isMixed = false
  for (let place = 0; place < maxRanges; place += 1) {
    const count = inRanges[place] ?? 0
    if (count === 0) continue
    const key = keyOf(scale.unpack(place * size))
    if (key === keyOf(scale.unpack((place + 1) * size - 1))) add(key, count)
    else {
      mixed[place] = 1
      isMixed = true
    }
  }
  for (const { start, values } of isMixed ? blocks : []) {
    if (values instanceof Float64Array) continue
    addEach(values, start, (at) => mixed[Math.floor((values[at] ?? 0) / size)] === 1)
  }
  const found: [number | null, number][] = [...counts]
  return missing === 0 ? found : [...found, [null, missing]]
}
