import type { Database } from 'better-sqlite3'
import { noBits, setBit, type Bits } from './bits'
import { bytesOf, chunkSize, putBytes } from './chunks'

/** Ids by slot: of 32 bits where all fit, which takes half the memory. */
export type Ids = Int32Array | Float64Array

/** The customers' ids by slot. A customer keeps its slot; new ones are added behind the last. */
export interface Slots {
  readonly ids: Ids
  /** The slot of a customer, or undefined. */
  readonly slotOf: (id: number) => number | undefined
}

/** Puts ids into slots in this order. */
export function createSlots(ids: Ids): Slots {
  // Ids come in ascending order, save for those of few customers that were added later.
  let ascending = 0
  while (ascending < ids.length && (ascending === 0 || (ids[ascending - 1] ?? 0) < (ids[ascending] ?? 0)))
    ascending += 1
  const others = new Map<number, number>()
  for (let slot = ascending; slot < ids.length; slot += 1) others.set(ids[slot] ?? NaN, slot)
  // Who asks for one after another asks in the order of the ids, mostly.
  let next = 0
  return {
    ids,
    slotOf: (id) => {
      if (ids[next] === id) return next++
      let low = 0
      let high = ascending
      while (low < high) {
        const middle = (low + high) >>> 1
        if ((ids[middle] ?? 0) < id) low = middle + 1
        else high = middle
      }
      if (low >= ascending || ids[low] !== id) return others.get(id)
      next = low + 1
      return low
    },
  }
}

/** The slots of some customers among `count`; who has none is left out. */
export function bitsOfIds({ slotOf }: Slots, ids: readonly number[], count: number): Bits {
  const bits = noBits(count)
  for (const id of ids) {
    const slot = slotOf(id)
    if (slot !== undefined) setBit(bits, slot)
  }
  return bits
}

/** Reads the slots of a copy. */
export function readSlots(database: Database): Slots {
  const sizes = database.prepare<[], number>('SELECT length(ids) / 8 FROM kept_id').pluck().all()
  const count = sizes.reduce((sum, size) => sum + size, 0)
  const narrow = new Int32Array(count)
  if (readIds(database, narrow)) return createSlots(narrow)
  const wide = new Float64Array(count)
  readIds(database, wide)
  return createSlots(wide)
}

/** Fills `into` with all ids; false where one does not fit. */
function readIds(database: Database, into: Ids): boolean {
  const chunks = database.prepare<[], [number, Buffer]>('SELECT chunk, ids FROM kept_id').raw()
  const ids = new Float64Array(chunkSize)
  for (const [chunk, blob] of chunks.iterate()) {
    putBytes(blob, ids, 0)
    const start = chunk * chunkSize
    for (let at = 0; at < blob.byteLength / 8; at += 1) {
      into[start + at] = ids[at] ?? NaN
      if (into[start + at] !== ids[at]) return false
    }
  }
  return true
}

/** Writes the ids from slot `from` on. */
export function writeSlots(database: Database, ids: Float64Array, from: number): void {
  const write = database.prepare('INSERT OR REPLACE INTO kept_id (chunk, ids) VALUES (?, ?)')
  for (let chunk = Math.floor(from / chunkSize); chunk * chunkSize < ids.length; chunk += 1) {
    write.run(chunk, bytesOf(ids.subarray(chunk * chunkSize, (chunk + 1) * chunkSize)))
  }
}
