import { eachBit, type Bits } from './bits'
import { noFlag, type Values } from './columns'

/** Whole numbers below this are counted by place: nearly all groups, venues, months and flags. */
const small = 4096

/**
 * Counts the values of some slots, in no order that means anything; null stands for none. `keyOf` gives what counts as
 * one: the month of a date, say.
 */
export function tally(
  bits: Bits,
  values: Values,
  keyOf: (value: number) => number,
): [value: number | null, customers: number][] {
  const few = new Float64Array(small)
  const others = new Map<number, number>()
  let none = 0
  const missing = values instanceof Uint8Array ? noFlag : NaN
  eachBit(bits, (slot) => {
    const value = values[slot] ?? NaN
    if (Number.isNaN(value) || value === missing) {
      none += 1
      return
    }
    const key = keyOf(value)
    if (key >= 0 && key < small && Number.isInteger(key)) few[key] = (few[key] ?? 0) + 1
    else others.set(key, (others.get(key) ?? 0) + 1)
  })
  const counts: [number | null, number][] = [...others]
  for (const [key, customers] of few.entries()) if (customers > 0) counts.push([key, customers])
  if (none > 0) counts.push([null, none])
  return counts
}
