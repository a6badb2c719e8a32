import type { Summary } from '#shared/contract'
import type { Bits } from './kept/bits'
import type { KeptReader } from './kept/reader'

/** The sum of the values of some slots; a missing value, NaN, adds nothing. */
function total(bits: Bits, values: Float64Array): number {
  let sum = 0
  for (let word = 0; word < bits.length; word += 1) {
    let left = bits[word] ?? 0
    for (let slot = word * 32; left !== 0; slot += 1) {
      const value = values[slot] ?? NaN
      if ((left & 1) === 1 && !Number.isNaN(value)) sum += value
      left >>>= 1
    }
  }
  return sum
}

/** What the customers of `bits` spent in all, and their receipts. */
export function sums({ numbers }: KeptReader, bits: Bits): Pick<Summary, 'spent' | 'receipts'> {
  return { spent: total(bits, numbers('spent')), receipts: total(bits, numbers('receipt_count')) }
}
