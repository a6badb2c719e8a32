import type { Summary } from '#shared/contract'
import { hasBit, type Bits } from '../index/bits'
import type { NumbersBySlot } from '../index/columns/numbers'
import type { KeptReader } from '../index/reader'

/** Adds the integers of some slots, from slot `start` on. */
function sumIntegers(bits: Bits, start: number, integers: Int32Array, none: number): number {
  let sum = 0
  for (let at = 0; at < integers.length; at += 32) {
    let left = bits[(start + at) >>> 5] ?? 0
    for (let next = at; left !== 0; next += 1, left >>>= 1) {
      const integer = integers[next] ?? none
      if ((left & 1) === 1 && integer !== none) sum += integer
    }
  }
  return sum
}

function sumDoubles(bits: Bits, start: number, doubles: Float64Array): number {
  let sum = 0
  for (const [at, value] of doubles.entries())
    if (!Number.isNaN(value) && hasBit(bits, start + at)) sum += value
  return sum
}

/** The sum of the values of some slots; a missing value adds nothing. */
function total(bits: Bits, { parts, scale }: NumbersBySlot): number {
  let sum = 0
  // Whole numbers are added exactly, and scaled at the end.
  let integers = 0
  for (const { start, numbers } of parts()) {
    if (numbers.scale === null) sum += sumDoubles(bits, start, numbers.doubles)
    else integers += sumIntegers(bits, start, numbers.integers, numbers.none)
  }
  return sum + scale.unpack(integers)
}

/** What the customers of `bits` spent in all, and their receipts. */
export function sums({ numbers }: KeptReader, bits: Bits): Pick<Summary, 'spent' | 'receipts'> {
  return { spent: total(bits, numbers('spent')), receipts: total(bits, numbers('receipt_count')) }
}
