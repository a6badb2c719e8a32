import type { Database } from 'better-sqlite3'
import type { ColumnKey } from '#shared/columns'
import { allBits, noBits, setBit, wordsOf, type Bits } from '../bits'
import { bytesOf, chunkSize, intsOf } from '../chunks'
import { writeParts } from './parts'
import { radixSort } from './radix'

/** One chunk of an order. */
export interface OrderChunk {
  readonly slots: Int32Array
  /** For each place of the chunk, whether another value begins there. */
  readonly starts: Bits
}

export function writeChunk(database: Database, column: ColumnKey, chunk: number, part: OrderChunk): void {
  database
    .prepare('INSERT OR REPLACE INTO kept_order (name, chunk, slots) VALUES (?, ?, ?)')
    .run(column, chunk, bytesOf(part.slots))
  database
    .prepare('INSERT OR REPLACE INTO kept_run (name, chunk, starts) VALUES (?, ?, ?)')
    .run(column, chunk, bytesOf(part.starts))
}

/** Replaces an order as a whole, in chunks of the same size. */
export function writeOrder(database: Database, column: ColumnKey, slots: Int32Array, starts: Bits): void {
  for (const table of ['kept_order', 'kept_run'])
    database.prepare(`DELETE FROM ${table} WHERE name = ?`).run(column)
  const words = chunkSize / 32
  for (let chunk = 0; chunk * chunkSize < slots.length; chunk += 1) {
    const part = slots.subarray(chunk * chunkSize, (chunk + 1) * chunkSize)
    const first = chunk * words
    writeChunk(database, column, chunk, {
      slots: part,
      starts: starts.subarray(first, first + wordsOf(part.length)),
    })
  }
  writeParts(database, column, slots)
}

/** All chunks of an order, for the one who changes it. */
export function readChunks(
  database: Database,
  column: ColumnKey,
): (OrderChunk & { readonly chunk: number })[] {
  return database
    .prepare<[string], [number, Buffer, Buffer]>(
      `SELECT chunk, starts, slots FROM kept_order JOIN kept_run USING (name, chunk)
       WHERE name = ? ORDER BY chunk`,
    )
    .raw()
    .all(column)
    .map(([chunk, starts, slots]) => ({
      chunk,
      starts: new Uint32Array(intsOf(starts).buffer),
      slots: intsOf(slots),
    }))
}

/** All slots in an order. */
export interface Order {
  readonly slots: Int32Array
  /** The places where another value begins. */
  readonly starts: Bits
  /** How many have a value; they come first. */
  readonly filled: number
}

/** Orders all slots by `ranks`, those without (NaN) last, equal ones as `byId` has them. */
export function sortOrder(byId: Int32Array, ranks: Float64Array): Order {
  const slots = new Int32Array(byId.length)
  let count = 0
  for (const slot of byId) if (!Number.isNaN(ranks[slot])) slots[count++] = slot
  const sorted = radixSort(slots.slice(0, count), ranks)
  slots.set(sorted)
  for (const slot of byId) if (Number.isNaN(ranks[slot])) slots[count++] = slot
  const starts = noBits(slots.length)
  let before: number | null = null
  for (let at = 0; at < slots.length; at += 1) {
    const rank = at < sorted.length ? (ranks[slots[at] ?? 0] ?? 0) : Infinity
    if (rank !== before) setBit(starts, at)
    before = rank
  }
  return { slots, starts, filled: sorted.length }
}

/** The order by ids, which all differ. */
export const idOrder = (byId: Int32Array): Order => ({
  slots: byId,
  starts: allBits(byId.length),
  filled: byId.length,
})
