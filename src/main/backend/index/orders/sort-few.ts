import type { Database } from 'better-sqlite3'
import { readKeys, type OrderRule } from '../../copy/schema/order-keys'
import type { Ids } from '../slots'

/**
 * Puts a few slots in order by the customers' values as they are stored, without looking at the order of all: as a walk
 * through that would have them.
 */
export function sortFew(
  database: Database,
  rule: OrderRule,
  ids: Ids,
  slots: readonly number[],
  descending: boolean,
): Int32Array {
  const idOf = (slot: number): number => ids[slot] ?? 0
  const keys = readKeys(database, rule, slots.map(idOf))
  const sign = descending ? -1 : 1
  const sorted = [...slots].sort((a, b) => {
    const [one, other] = [keys.get(idOf(a)) ?? null, keys.get(idOf(b)) ?? null]
    if (one === null || other === null) {
      return Number(one === null) - Number(other === null) || idOf(a) - idOf(b)
    }
    return sign * rule.compare(one, other) || idOf(a) - idOf(b)
  })
  return Int32Array.from(sorted)
}
