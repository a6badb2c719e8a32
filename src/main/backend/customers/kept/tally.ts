import type { Bits } from './bits'
import { noFlag, type Values } from './columns'

/** Whole numbers below this are counted by place: nearly all groups, venues and sources, all months and flags. */
const small = 4096

/**
 * Counts the values of some slots, in no order that means anything; null stands for none. `keyOf` gives what counts as
 * one where that is not the value itself: the month of a date, say.
 */
export function tally(
  bits: Bits,
  values: Values,
  keyOf: ((value: number) => number) | null = null,
): [value: number | null, customers: number][] {
  const few = new Float64Array(small)
  const others = new Map<number, number>()
  for (let word = 0; word < bits.length; word += 1) {
    let left = bits[word] ?? 0
    for (let slot = word * 32; left !== 0; slot += 1, left >>>= 1) {
      if ((left & 1) === 0) continue
      const value = values[slot] ?? NaN
      const key = keyOf === null || Number.isNaN(value) ? value : keyOf(value)
      const place = key | 0
      if (place === key && place >= 0 && place < small) few[place] = (few[place] ?? 0) + 1
      // NaN is one key, too.
      else others.set(key, (others.get(key) ?? 0) + 1)
    }
  }
  const missing = values instanceof Uint8Array ? noFlag : NaN
  const counts: [number | null, number][] = [...others]
  for (const [value, customers] of few.entries()) if (customers > 0) counts.push([value, customers])
  return counts.map(([value, customers]) => [Object.is(value, missing) ? null : value, customers])
}
