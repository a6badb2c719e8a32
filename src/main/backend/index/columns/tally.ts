import { countBits, hasBit, type Bits } from '../bits'
import { lengthOf, valueReader, type Numbers, type NumbersBySlot, type Scale } from './numbers'

/** What counts as one. */
export interface Kinds {
  /** What a value counts as: the month of a date, say. */
  readonly keyOf: (value: number) => number
  /**
   * How far a block of values reaches, from a multiple of it to the next; a whole number in the column's scale. Where both
   * its ends count as one, all of it does.
   */
  readonly block: number
}

/** Each value for itself. */
const single: Kinds = { keyOf: (value) => value, block: 1 }

/** Blocks below this are counted by place: all ids of groups, venues and sources, days since 1970, months of any year. */
const mostBlocks = 2 ** 18

type Integers = Extract<Numbers, { scale: Scale }>

/** Counts how many of some integers are in each block, from slot `start` on; gives the places of those that are in none. */
function countBlocks(
  bits: Bits,
  start: number,
  { integers, none }: Integers,
  size: number,
  blocks: Int32Array,
): readonly number[] {
  const others: number[] = []
  // Nothing is called for a value: it would cost several times what the counting does.
  for (let at = 0; at < integers.length; at += 32) {
    let left = (bits[(start + at) >>> 5] ?? 0) | 0
    for (let next = at; left !== 0; next += 1, left >>>= 1) {
      if ((left & 1) === 0) continue
      const integer = integers[next] ?? none
      const block = integer / size
      if (block >= 0 && block < mostBlocks) {
        const place = block | 0
        blocks[place] = (blocks[place] ?? 0) + 1
      } else if (integer !== none) others.push(next)
    }
  }
  return others
}

/** Counts the values of some slots, in no order that means anything; null stands for none. */
export function tally(
  bits: Bits,
  { parts, scale }: NumbersBySlot,
  { keyOf, block }: Kinds = single,
): [value: number | null, customers: number][] {
  const counts = new Map<number, number>()
  let missing = countBits(bits)
  const add = (key: number, customers: number): void => {
    counts.set(key, (counts.get(key) ?? 0) + customers)
    missing -= customers
  }
  const addEach = (numbers: Numbers, start: number, isWanted: (at: number) => boolean): void => {
    const valueAt = valueReader(numbers)
    for (let at = 0; at < lengthOf(numbers); at += 1) {
      if (!hasBit(bits, start + at) || !isWanted(at)) continue
      const value = valueAt(at)
      if (!Number.isNaN(value)) add(keyOf(value), 1)
    }
  }

  const blocks = new Int32Array(mostBlocks)
  const size = scale.pack(block)
  for (const { start, numbers } of parts()) {
    if (numbers.scale === null) {
      addEach(numbers, start, () => true)
      continue
    }
    const valueAt = valueReader(numbers)
    for (const at of countBlocks(bits, start, numbers, size, blocks)) add(keyOf(valueAt(at)), 1)
  }
  const mixed = new Uint8Array(mostBlocks)
  let isMixed = false
  for (let place = 0; place < mostBlocks; place += 1) {
    const customers = blocks[place] ?? 0
    if (customers === 0) continue
    const key = keyOf(scale.unpack(place * size))
    if (key === keyOf(scale.unpack((place + 1) * size - 1))) add(key, customers)
    else {
      mixed[place] = 1
      isMixed = true
    }
  }
  for (const { start, numbers } of isMixed ? parts() : []) {
    if (numbers.scale === null) continue
    const { integers } = numbers
    addEach(numbers, start, (at) => mixed[Math.floor((integers[at] ?? 0) / size)] === 1)
  }
  const found: [number | null, number][] = [...counts]
  return missing === 0 ? found : [...found, [null, missing]]
}
