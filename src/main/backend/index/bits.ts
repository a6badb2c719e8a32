/** A set of rows: bit 0 of word 0 is row 0. Bits after the last row are never set. */
export type Bits = Uint32Array

/** How many words a set of `count` rows takes. */
export const wordsOf = (count: number): number => (count + 31) >>> 5

export const noBits = (count: number): Bits => new Uint32Array(wordsOf(count))

/** The set of all `count` rows. */
export function allBits(count: number): Bits {
  const bits = noBits(count).fill(0xffffffff)
  const rest = count & 31
  if (rest !== 0) bits[bits.length - 1] = 2 ** rest - 1
  return bits
}

export const hasBit = (bits: Bits, row: number): boolean =>
  (((bits[row >>> 5] ?? 0) >>> (row & 31)) & 1) === 1

export function setBit(bits: Bits, row: number): void {
  bits[row >>> 5] = (bits[row >>> 5] ?? 0) | (1 << (row & 31))
}

export function clearBit(bits: Bits, row: number): void {
  bits[row >>> 5] = (bits[row >>> 5] ?? 0) & ~(1 << (row & 31))
}

/** Removes from `bits` what is not in `others`. */
export function keepCommon(bits: Bits, others: Bits): void {
  for (let word = 0; word < bits.length; word += 1) bits[word] = (bits[word] ?? 0) & (others[word] ?? 0)
}

/** Adds `others` to `bits`. */
export function addBits(bits: Bits, others: Bits): void {
  for (let word = 0; word < bits.length; word += 1) bits[word] = (bits[word] ?? 0) | (others[word] ?? 0)
}

/** The rows that are in both sets, as a new set. */
export function common(one: Bits, other: Bits): Bits {
  const bits = new Uint32Array(one.length)
  for (let word = 0; word < bits.length; word += 1) bits[word] = (one[word] ?? 0) & (other[word] ?? 0)
  return bits
}

/** The rows that are in `one` and not in `other`, as a new set. */
export function without(one: Bits, other: Bits): Bits {
  const bits = new Uint32Array(one.length)
  for (let word = 0; word < bits.length; word += 1) bits[word] = (one[word] ?? 0) & ~(other[word] ?? 0)
  return bits
}

/** Whether the set is empty. */
export function isEmpty(bits: Bits): boolean {
  let word = 0
  while (word < bits.length && bits[word] === 0) word += 1
  return word === bits.length
}

/** How many bits of a word are set (Warren, Hacker's Delight, 5-1). */
function population(word: number): number {
  // The signed integer keeps V8 from using doubles, which take eight times as long.
  let x = word | 0
  x -= (x >>> 1) & 0x55555555
  x = (x & 0x33333333) + ((x >>> 2) & 0x33333333)
  x = (x + (x >>> 4)) & 0x0f0f0f0f
  return Math.imul(x, 0x01010101) >>> 24
}

/** How many rows are in the set. */
export function countBits(bits: Bits): number {
  let count = 0
  let word = 0
  // An iterator would take eight times as long.
  while (word < bits.length) {
    count += population(bits[word] ?? 0)
    word += 1
  }
  return count
}

/** Calls `visit` with each row of the set, ascending. */
export function eachBit(bits: Bits, visit: (row: number) => void): void {
  for (let word = 0; word < bits.length; word += 1) {
    let x = (bits[word] ?? 0) | 0
    while (x !== 0) {
      visit(word * 32 + 31 - Math.clz32(x & -x))
      x &= x - 1
    }
  }
}
