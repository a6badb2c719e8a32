/**
 * Customers' ids rise with their index but have gaps, as they do where customers were deleted. Every block of 64 indexes
 * takes 68 ids, of which four, chosen by the block's number, are left out; so both directions cost the same few steps.
 */
import { mixed } from './random'

const used = 64
const left = 4
const taken = used + left

const gapsOf = (block: number): readonly [number, number, number, number] => {
  const bits = mixed(block, 0x1d5)
  // One in each quarter of the block, so they are in order and never the same.
  const quarter = taken / left
  return [
    (bits & 0xff) % quarter,
    quarter + (((bits >>> 8) & 0xff) % quarter),
    2 * quarter + (((bits >>> 16) & 0xff) % quarter),
    3 * quarter + ((bits >>> 24) % quarter),
  ]
}

/** The id of the customer with this index (0 and up). Rises with the index. */
export function idOf(index: number): number {
  const block = Math.floor(index / used)
  let place = index % used
  for (const gap of gapsOf(block)) if (gap <= place) place += 1
  return 1 + block * taken + place
}

/** The index of the customer with this id, or null for an id in a gap. */
export function indexOf(id: number): number | null {
  if (!Number.isSafeInteger(id) || id < 1) return null
  const block = Math.floor((id - 1) / taken)
  const place = (id - 1) % taken
  let skipped = 0
  for (const gap of gapsOf(block)) {
    if (gap === place) return null
    if (gap < place) skipped += 1
  }
  return block * used + place - skipped
}
