import { allBits, clearBit, common, countBits, noBits, setBit, hasBit, type Bits } from '../bits'

/** The values of a flag by row, in two sets: no, yes and, for genders, a third. A row in neither set has no value. */
export interface Flags {
  readonly count: number
  /** The rows whose value is 0 or 2. */
  readonly even: Bits
  /** The rows whose value is 1 or 2. */
  readonly above: Bits
}

/** Stands for no value. */
export const noFlag = 255

/** All values that a flag may have. */
const flagValues = [0, 1, 2, noFlag] as const

const isEven = (value: number): boolean => value === 0 || value === 2
const isAbove = (value: number): boolean => value === 1 || value === 2

/** Flags without any value. */
export const noFlags = (count: number): Flags => ({ count, even: noBits(count), above: noBits(count) })

/** Gives a row a value: 0, 1, 2 or `noFlag`. */
export function setFlag({ even, above }: Flags, row: number, value: number): void {
  if (isEven(value)) setBit(even, row)
  else clearBit(even, row)
  if (isAbove(value)) setBit(above, row)
  else clearBit(above, row)
}

export const flagAt = ({ even, above }: Flags, row: number): number =>
  hasBit(above, row) ? (hasBit(even, row) ? 2 : 1) : hasBit(even, row) ? 0 : noFlag

/** The rows with a value. */
export function scanFlags({ count, even, above }: Flags, value: number): Bits {
  const bits = allBits(count)
  const [inEven, inAbove] = [isEven(value), isAbove(value)]
  for (let word = 0; word < bits.length; word += 1) {
    const one = inEven ? (even[word] ?? 0) : ~(even[word] ?? 0)
    const other = inAbove ? (above[word] ?? 0) : ~(above[word] ?? 0)
    bits[word] = (bits[word] ?? 0) & one & other
  }
  return bits
}

/** Counts some rows by their values; null stands for no value. */
export function countFlags(rows: Bits, flags: Flags): [value: number | null, count: number][] {
  return flagValues.flatMap((value) => {
    const count = countBits(common(rows, scanFlags(flags, value)))
    return count === 0 ? [] : [[value === noFlag ? null : value, count]]
  })
}
