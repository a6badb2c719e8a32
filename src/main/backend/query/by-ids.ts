import type { SortKey } from '#shared/columns'
import type { SelectionSummary } from '#shared/contract'
import { common, countBits } from '../index/bits'
import { scanFlags } from '../index/columns/flags'
import { bitsOfIds } from '../index/rows'
import type { IdSet } from './id-set'
import type { QueryEngine } from './query-engine'
import { sums } from './summary'

/** Counts and sums of some customers. */
export type IdSummary = Omit<SelectionSummary, 'shown'>

/** Queries about customers by their ids. */
export interface ByIds {
  /** Counts and sums, ignoring ids that are not in the copy. */
  readonly summary: (ids: IdSet) => IdSummary
  /** The ids in the order of a sort, without those that are not in the copy. */
  readonly inOrder: (ids: IdSet, sort: readonly SortKey[]) => Float64Array
}

/** Opens these queries on a copy. */
export function openByIds({ at, index, inOrder }: QueryEngine): ByIds {
  return {
    summary: (ids) =>
      at(() => {
        const bits = bitsOfIds(index.rows(), ids.toArray())
        const removed = countBits(common(bits, scanFlags(index.flags('is_removed'), 1)))
        return { count: countBits(bits), removed, ...sums(index, bits) }
      }),
    inOrder: (ids, sort) =>
      at(() => {
        const { ids: all } = index.rows()
        const rows = inOrder(bitsOfIds(index.rows(), ids.toArray()), sort)
        return Float64Array.from(rows, (row) => all[row] ?? NaN)
      }),
  }
}
