import type { Database } from 'better-sqlite3'
import { isNumberColumn, readColumn } from './columns'
import { rankKeys, type OrderRule } from './order-keys'
import { idOrder, sortOrder, type Order } from './orders'
import type { Slots } from './slots'

/** All slots in the order of the customers' ids. */
export function slotsById({ ids }: Slots): Int32Array {
  const slots = Int32Array.from(ids, (_, slot) => slot)
  const ascends = ids.every((id, slot) => slot === 0 || (ids[slot - 1] ?? 0) < id)
  return ascends ? slots : slots.sort((a, b) => (ids[a] ?? 0) - (ids[b] ?? 0))
}

/** Orders the customers as they are. */
export function computeOrder(database: Database, rule: OrderRule, slots: Slots, byId: Int32Array): Order {
  if (rule.column === 'id') return idOrder(byId)
  const { isNumber, storedAs } = rule
  return sortOrder(
    byId,
    // What is kept as numbers is sorted as it is.
    isNumber && isNumberColumn(storedAs)
      ? Float64Array.from(readColumn(database, storedAs, byId.length))
      : rankKeys(database, rule, byId.length, slots.slotOf),
  )
}
