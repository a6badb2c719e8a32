import type { Summary } from '#shared/contract'
import type { Bits } from '../index/bits'
import { sum } from '../index/columns/sum'
import type { IndexReader } from '../index/reader'

/** The spending and the receipts of the customers of some rows. */
export function sums({ numbers }: IndexReader, rows: Bits): Pick<Summary, 'spent' | 'receipts'> {
  return { spent: sum(rows, numbers('spent')), receipts: sum(rows, numbers('receipt_count')) }
}
