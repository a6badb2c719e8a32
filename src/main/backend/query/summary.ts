import type { Summary } from '#shared/contract'
import type { Bits } from '../index/bits'
import { sum } from '../index/columns/sum'
import type { IndexReader } from '../index/reader'

/** What the customers of some rows spent in all, and their receipts. */
export function sums({ numbers }: IndexReader, rows: Bits): Pick<Summary, 'spent' | 'receipts'> {
  return { spent: sum(rows, numbers('spent')), receipts: sum(rows, numbers('receipt_count')) }
}
