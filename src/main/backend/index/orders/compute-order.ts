import type { Database } from 'better-sqlite3'
import { isFlagColumn, isNumberColumn } from '../../copy/schema/column-list'
import { openNumbers, readFlags } from '../columns/columns'
import { flagValuesOf, noFlag } from '../columns/flags'
import { doublesOf } from '../columns/numbers'
import { rankKeys, type OrderRule } from '../../copy/schema/order-keys'
import { idOrder, sortOrder, type Order } from './orders'
import type { Slots } from '../slots'

/** All slots in the order of the customers' ids. */
export function slotsById({ ids }: Slots): Int32Array {
  const slots = Int32Array.from(ids, (_, slot) => slot)
  const ascends = ids.every((id, slot) => slot === 0 || (ids[slot - 1] ?? 0) < id)
  return ascends ? slots : slots.sort((a, b) => (ids[a] ?? 0) - (ids[b] ?? 0))
}

/** Orders the customers as they are. */
export function computeOrder(database: Database, rule: OrderRule, slots: Slots, byId: Int32Array): Order {
  if (rule.column === 'id') return idOrder(byId)
  return sortOrder(byId, keysOf(database, rule, slots))
}

/** What is kept as numbers or flags is sorted as it is. */
function keysOf(database: Database, rule: OrderRule, slots: Slots): Float64Array {
  const { isNumber, storedAs } = rule
  const count = slots.ids.length
  if (isNumber && isNumberColumn(storedAs)) return doublesOf(openNumbers(database, storedAs, count))
  if (isNumber && isFlagColumn(storedAs)) {
    const values = flagValuesOf(readFlags(database, storedAs, count))
    return Float64Array.from(values, (flag) => (flag === noFlag ? NaN : flag))
  }
  return rankKeys(database, rule, count, slots.slotOf)
}
