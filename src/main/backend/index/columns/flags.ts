import { allBits, clearBit, countBits, hasBit, noBits, setBit, type Bits } from '../bits'
import { bytesOf, intsOf } from '../chunks'

/**
 * The values of a flag by slot, in two sets of bits: no, yes and, of genders, a third. A slot in neither set has no value.
 */
export interface Flags {
  /** How many slots there are. */
  readonly count: number
  /** The slots whose value is 0 or 2. */
  readonly even: Bits
  /** The slots whose value is 1 or 2. */
  readonly above: Bits
}

/** Stands for "none" among values. */
export const noFlag = 255

/** All values that a flag may have. */
const flagValues = [0, 1, 2, noFlag] as const

/** None has a value. */
export const noFlags = (count: number): Flags => ({ count, even: noBits(count), above: noBits(count) })

const isEven = (value: number): boolean => value === 0 || value === 2
const isAbove = (value: number): boolean => value === 1 || value === 2

/** Gives a slot a value: 0, 1, 2 or `noFlag`. */
export function setFlag({ even, above }: Flags, slot: number, value: number): void {
  if (isEven(value)) setBit(even, slot)
  else clearBit(even, slot)
  if (isAbove(value)) setBit(above, slot)
  else clearBit(above, slot)
}

/** The flags of values that are all among 0, 1, 2 and `noFlag`. */
export function flagsOf(values: Uint8Array): Flags {
  const flags = noFlags(values.length)
  for (let slot = 0; slot < values.length; slot += 1) {
    const value = values[slot] ?? noFlag
    if (isEven(value)) setBit(flags.even, slot)
    if (isAbove(value)) setBit(flags.above, slot)
  }
  return flags
}

export const flagAt = ({ even, above }: Flags, slot: number): number =>
  hasBit(above, slot) ? (hasBit(even, slot) ? 2 : 1) : hasBit(even, slot) ? 0 : noFlag

export function flagValuesOf(flags: Flags): Uint8Array {
  const values = new Uint8Array(flags.count)
  for (let slot = 0; slot < values.length; slot += 1) values[slot] = flagAt(flags, slot)
  return values
}

/** Packs the flags of a chunk: the bytes of the one set, then of the other. */
export const packFlags = ({ even, above }: Flags): Buffer => Buffer.concat([bytesOf(even), bytesOf(above)])

/** Puts a packed chunk into flags, from slot `at` on, a multiple of 32. */
export function putFlags(chunk: Buffer, { even, above }: Flags, at: number): void {
  const words = new Uint32Array(intsOf(chunk).buffer)
  even.set(words.subarray(0, words.length / 2), at / 32)
  above.set(words.subarray(words.length / 2), at / 32)
}

/** The slots of a flag's value. */
export function pickFlags({ count, even, above }: Flags, value: number): Bits {
  const bits = allBits(count)
  const [inEven, inAbove] = [isEven(value), isAbove(value)]
  for (let word = 0; word < bits.length; word += 1) {
    const one = inEven ? (even[word] ?? 0) : ~(even[word] ?? 0)
    const other = inAbove ? (above[word] ?? 0) : ~(above[word] ?? 0)
    bits[word] = (bits[word] ?? 0) & one & other
  }
  return bits
}

/** Counts some slots by their values, in no order that means anything; null stands for none. */
export function tallyFlags(slots: Bits, flags: Flags): [value: number | null, customers: number][] {
  return flagValues.flatMap((value) => {
    const bits = pickFlags(flags, value)
    for (let word = 0; word < bits.length; word += 1) bits[word] = (bits[word] ?? 0) & (slots[word] ?? 0)
    const customers = countBits(bits)
    return customers === 0 ? [] : [[value === noFlag ? null : value, customers]]
  })
}
