import { hasBit, type Bits } from '../bits'
import type { Order } from './order'

/**
 * The rows of a set in an order: from the `offset`th on, at most `limit` of them. Goes along the order until it has them.
 * In descending order it goes backwards, but rows without a value come last in both directions.
 */
export function scanOrder(
  { entries, filled }: Order,
  descending: boolean,
  members: Bits,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Int32Array {
  const found = new Int32Array(Math.min(limit, entries.length))
  let length = 0
  let skipped = 0
  const take = (at: number, end: number, step: number): void => {
    for (let next = at; next !== end && length < found.length; next += step) {
      const row = (entries[next] ?? 0) & 0x7fffffff
      if (!hasBit(members, row)) continue
      if (skipped < offset) skipped += 1
      else found[length++] = row
    }
  }
  if (descending) take(filled - 1, -1, -1)
  else take(0, filled, 1)
  take(filled, entries.length, 1)
  return found.subarray(0, length)
}
