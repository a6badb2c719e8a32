/** A set of slots: bit 0 of word 0 is slot 0. Bits beyond the number of slots are never set. */
export type Bits = Uint32Array

/** How many words a set of so many slots takes. */
export const wordsOf = (count: number): number => (count + 31) >>> 5

export const noBits = (count: number): Bits => new Uint32Array(wordsOf(count))

/** All of so many slots. */
export function allBits(count: number): Bits {
  const bits = noBits(count).fill(0xffffffff)
  const rest = count & 31
  if (rest !== 0) bits[bits.length - 1] = 2 ** rest - 1
  return bits
}

export const hasBit = (bits: Bits, slot: number): boolean =>
  (((bits[slot >>> 5] ?? 0) >>> (slot & 31)) & 1) === 1

export function setBit(bits: Bits, slot: number): void {
  bits[slot >>> 5] = (bits[slot >>> 5] ?? 0) | (1 << (slot & 31))
}

export function clearBit(bits: Bits, slot: number): void {
  bits[slot >>> 5] = (bits[slot >>> 5] ?? 0) & ~(1 << (slot & 31))
}

/** Keeps in `bits` what `others` have too. */
export function keepCommon(bits: Bits, others: Bits): void {
  for (let word = 0; word < bits.length; word += 1) bits[word] = (bits[word] ?? 0) & (others[word] ?? 0)
}

/** What two sets of the same slots have both, as a set of its own. */
export function common(one: Bits, other: Bits): Bits {
  const bits = new Uint32Array(one.length)
  for (let word = 0; word < bits.length; word += 1) bits[word] = (one[word] ?? 0) & (other[word] ?? 0)
  return bits
}

/** A set and how many slots are in it. */
export interface CountedBits {
  readonly bits: Bits
  readonly count: number
}

/** The same, and how many they are, which costs less at once than afterwards. */
export function commonCounted(one: Bits, other: Bits): CountedBits {
  const bits = new Uint32Array(one.length)
  let count = 0
  for (let word = 0; word < bits.length; word += 1) {
    const both = (one[word] ?? 0) & (other[word] ?? 0)
    bits[word] = both
    count += population(both)
  }
  return { bits, count }
}

/** What one or the other has, as a set of its own. */
export function either(one: Bits, other: Bits): Bits {
  const bits = new Uint32Array(one.length)
  for (let word = 0; word < bits.length; word += 1) bits[word] = (one[word] ?? 0) | (other[word] ?? 0)
  return bits
}

/** What a set has that another has not, as a set of its own. */
export function without(one: Bits, other: Bits): Bits {
  const bits = new Uint32Array(one.length)
  for (let word = 0; word < bits.length; word += 1) bits[word] = (one[word] ?? 0) & ~(other[word] ?? 0)
  return bits
}

/** Adds to `bits` what `others` have. */
export function addBits(bits: Bits, others: Bits): void {
  for (let word = 0; word < bits.length; word += 1) bits[word] = (bits[word] ?? 0) | (others[word] ?? 0)
}

/** Whether no slot is in the set. */
export function isEmpty(bits: Bits): boolean {
  let word = 0
  while (word < bits.length && bits[word] === 0) word += 1
  return word === bits.length
}

/** Adds to `bits` those of a set that begins at its slot `at`. */
export function putBits(others: Bits, bits: Bits, at: number): void {
  const first = at >>> 5
  const shift = at & 31
  for (let word = 0; word < others.length; word += 1) {
    const other = others[word] ?? 0
    if (other === 0) continue
    bits[first + word] = (bits[first + word] ?? 0) | (other << shift)
    const carried = shift === 0 ? 0 : other >>> (32 - shift)
    if (carried !== 0) bits[first + word + 1] = (bits[first + word + 1] ?? 0) | carried
  }
}

/** How many bits of a word are set (Warren, Hacker's Delight, 5-1). */
function population(word: number): number {
  // Without numbers above 2^31, with which V8 takes eight times as long.
  let x = word | 0
  x -= (x >>> 1) & 0x55555555
  x = (x & 0x33333333) + ((x >>> 2) & 0x33333333)
  x = (x + (x >>> 4)) & 0x0f0f0f0f
  return Math.imul(x, 0x01010101) >>> 24
}

/** How many slots there are in the set. */
export function countBits(bits: Bits): number {
  let count = 0
  let word = 0
  // Not by an iterator, which takes eight times as long.
  while (word < bits.length) {
    count += population(bits[word] ?? 0)
    word += 1
  }
  return count
}

/** How many of the slots at the places from `start` up to, not including, `end` are in the set. */
export function countAmong(bits: Bits, slots: Int32Array, start: number, end: number): number {
  let count = 0
  for (let place = start; place < end; place += 1) {
    const slot = slots[place] ?? 0
    count += ((bits[slot >>> 5] ?? 0) >>> (slot & 31)) & 1
  }
  return count
}

/** Calls `visit` with each slot of the set, ascending. */
export function eachBit(bits: Bits, visit: (slot: number) => void): void {
  for (let word = 0; word < bits.length; word += 1) {
    let x = (bits[word] ?? 0) | 0
    while (x !== 0) {
      visit(word * 32 + 31 - Math.clz32(x & -x))
      x &= x - 1
    }
  }
}
