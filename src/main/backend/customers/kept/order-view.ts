import type { Database } from 'better-sqlite3'
import type { ColumnKey } from '#shared/columns'
import { hasBit, noBits, setBit, type Bits } from './bits'
import { intsOf, putBytes } from './chunks'
import type { Order } from './orders'

/** A stretch of an order: from `start` up to, not including, `end`. */
export interface Stretch {
  readonly start: number
  readonly end: number
}

/**
 * All slots in the order of a column. Chunks are read as they are looked at, so that the first window of an order costs
 * no more than any other.
 */
export interface OrderView {
  readonly count: number
  /** How many of the places, the first ones, have a value. */
  readonly filled: number
  /** The slots by place; those of a stretch are there after `load`. */
  readonly slots: Int32Array
  readonly load: (stretch: Stretch) => void
  /** The run of equal values that a place with a value is in. */
  readonly runAt: (place: number) => Stretch
}

/** Opens an order that is kept; `filled` of its `count` places have a value. It is read into `spare` where that fits. */
export function openOrder(
  database: Database,
  column: ColumnKey,
  count: number,
  filled: number,
  spare?: Int32Array,
): OrderView {
  const sizes = database
    .prepare<[string], number>('SELECT length(slots) / 4 FROM kept_order WHERE name = ? ORDER BY chunk')
    .pluck()
    .all(column)
  const ends: number[] = []
  for (const size of sizes) ends.push((ends.at(-1) ?? 0) + size)
  const chunks = database
    .prepare<[string], number>('SELECT chunk FROM kept_order WHERE name = ? ORDER BY chunk')
    .pluck()
    .all(column)
  const readSlots = database
    .prepare<[string, number], Buffer>('SELECT slots FROM kept_order WHERE name = ? AND chunk = ?')
    .pluck()
  const loaded = new Uint8Array(sizes.length)
  const slots = spare?.length === count ? spare : new Int32Array(count)

  const chunkAt = (place: number): number => {
    let low = 0
    let high = ends.length - 1
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((ends[middle] ?? 0) <= place) low = middle + 1
      else high = middle
    }
    return low
  }

  const load = ({ start, end }: Stretch): void => {
    for (let chunk = chunkAt(start); chunk < sizes.length; chunk += 1) {
      const first = chunk === 0 ? 0 : (ends[chunk - 1] ?? 0)
      if (first >= end) return
      if (loaded[chunk] === 1) continue
      const blob = readSlots.get(column, chunks[chunk] ?? 0)
      if (blob !== undefined) putBytes(blob, slots, first)
      loaded[chunk] = 1
    }
  }

  let starts: Bits | null = null
  const runAt = runFinder(() => (starts ??= readStarts(database, column, sizes, count)), filled)
  return { count, filled, slots, load, runAt }
}

/** An order that is not kept, made from the customers as they are. */
export function ownOrder({ slots, starts, filled }: Order): OrderView {
  return { count: slots.length, filled, slots, load: () => undefined, runAt: runFinder(() => starts, filled) }
}

function runFinder(runs: () => Bits, filled: number): OrderView['runAt'] {
  return (place) => {
    const bits = runs()
    let start = place
    while (!hasBit(bits, start)) {
      start = (start & 31) === 31 && bits[start >>> 5] === 0 ? start - 32 : start - 1
    }
    let end = place + 1
    while (end < filled && !hasBit(bits, end)) end += (end & 31) === 0 && bits[end >>> 5] === 0 ? 32 : 1
    return { start, end: Math.min(end, filled) }
  }
}

function readStarts(database: Database, column: ColumnKey, sizes: readonly number[], count: number): Bits {
  const starts = noBits(count)
  const blobs = database
    .prepare<[string], Buffer>('SELECT starts FROM kept_order WHERE name = ? ORDER BY chunk')
    .pluck()
    .all(column)
  let at = 0
  for (const [chunk, blob] of blobs.entries()) {
    const bits = new Uint32Array(intsOf(blob).buffer)
    const size = sizes[chunk] ?? 0
    if (at % 32 === 0) starts.set(bits, at / 32)
    else for (let place = 0; place < size; place += 1) if (hasBit(bits, place)) setBit(starts, at + place)
    at += size
  }
  return starts
}
