import type { SortKey } from '#shared/columns'
import type { Summary } from '#shared/contract'
import type { Finder } from './finder'
import type { IdSet } from './id-set'
import { countBits, noBits, setBit, type Bits } from '../index/bits'
import { sums } from './summary'

/** What is asked of customers that are named by their ids, whatever they have in common. */
export interface Selected {
  /** Counts and sums; ids that are not in the copy count nothing. */
  readonly summary: (ids: IdSet) => Summary
  /** The ids in the order of a sort, without those that are not in the copy. */
  readonly inOrder: (ids: IdSet, sort: readonly SortKey[]) => Float64Array
}

/** Opens these queries on a copy. */
export function openSelected(finder: Finder): Selected {
  const bitsOf = (ids: IdSet): Bits => {
    const bits = noBits(finder.kept.count())
    const { slotOf } = finder.kept.slots()
    for (const id of ids.toArray()) {
      const slot = slotOf(id)
      if (slot !== undefined) setBit(bits, slot)
    }
    return bits
  }

  return {
    summary: (ids) =>
      finder.at(() => {
        const bits = bitsOf(ids)
        return { count: countBits(bits), ...sums(finder.kept, bits) }
      }),
    inOrder: (ids, sort) =>
      finder.at(() => {
        const { ids: all } = finder.kept.slots()
        const slots = finder.inOrder(bitsOf(ids), sort)
        return Float64Array.from(slots, (slot) => all[slot] ?? NaN)
      }),
  }
}
