import type { Summary } from '#shared/contract'
import { eachBit, type Bits } from './kept/bits'
import type { KeptReader } from './kept/reader'

/** What the customers of `bits` spent in all, and their receipts. */
export function sums(kept: KeptReader, bits: Bits): Pick<Summary, 'spent' | 'receipts'> {
  const total = (values: Float64Array): number => {
    let sum = 0
    eachBit(bits, (slot) => {
      const value = values[slot] ?? NaN
      if (!Number.isNaN(value)) sum += value
    })
    return sum
  }
  return { spent: total(kept.numbers('spent')), receipts: total(kept.numbers('receipt_count')) }
}
