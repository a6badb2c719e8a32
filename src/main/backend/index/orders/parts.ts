import type { Database } from 'better-sqlite3'
import type { ColumnKey } from '#shared/columns'
import type { Bits } from '../bits'
import { bytesOf, chunkSize } from '../chunks'

/**
 * In which part of an order each slot stands, a byte for each: where the members of a set are is counted by that, without
 * looking at the order, which takes four times as much.
 */

/** So many parts a byte tells apart. */
const mostParts = 256
/** The parts of so many slots lie in one row. */
const blockSize = 65_536

/** How many chunks make up a part. */
export const chunksInPart = (chunks: number): number => Math.max(1, Math.ceil(chunks / mostParts))

/** The places where parts begin, and behind the last one where the order ends; `ends` are those of its chunks. */
export function partMarks(ends: readonly number[]): Int32Array {
  const each = chunksInPart(ends.length)
  const marks = [0]
  for (let last = each - 1; last < ends.length; last += each) marks.push(ends[last] ?? 0)
  const end = ends.at(-1) ?? 0
  if (ends.length % each !== 0) marks.push(end)
  return Int32Array.from(marks)
}

/** Writes the parts of an order whose chunks are all of the same size. */
export function writeParts(database: Database, column: ColumnKey, slots: Int32Array): void {
  const each = chunkSize * chunksInPart(Math.ceil(slots.length / chunkSize))
  const parts = new Uint8Array(slots.length)
  for (let place = 0; place < slots.length; place += 1) parts[slots[place] ?? 0] = Math.floor(place / each)
  const write = database.prepare('INSERT INTO kept_part (name, block, parts) VALUES (?, ?, ?)')
  database.prepare('DELETE FROM kept_part WHERE name = ?').run(column)
  for (let block = 0; block * blockSize < parts.length; block += 1) {
    write.run(column, block, bytesOf(parts.subarray(block * blockSize, (block + 1) * blockSize)))
  }
}

/** Takes over in which part some of `count` slots stand now. */
export function patchParts(
  database: Database,
  column: ColumnKey,
  moved: ReadonlyMap<number, number>,
  count: number,
): void {
  const read = openParts(database, column)
  const write = database.prepare('INSERT OR REPLACE INTO kept_part (name, block, parts) VALUES (?, ?, ?)')
  const blocks = new Map<number, Uint8Array>()
  for (const [slot, part] of moved) {
    const block = Math.floor(slot / blockSize)
    let parts = blocks.get(block)
    if (parts === undefined) {
      parts = new Uint8Array(Math.min(blockSize, count - block * blockSize))
      parts.set(read(block) ?? [])
      blocks.set(block, parts)
    }
    parts[slot % blockSize] = part
  }
  for (const [block, parts] of blocks) write.run(column, block, bytesOf(parts))
}

/** Reads a block of an order's parts; undefined where there is none. */
export type PartReader = (block: number) => Uint8Array | undefined

export function openParts(database: Database, column: ColumnKey): PartReader {
  const read = database
    .prepare<[string, number], Buffer>('SELECT parts FROM kept_part WHERE name = ? AND block = ?')
    .pluck()
  return (block) => read.get(column, block)
}

/** Adds to `counts` how many members of a set are in each part of an order, those of some thousands of slots with each step. */
export function* tallyParts(read: PartReader, bits: Bits, counts: Int32Array): Generator<void> {
  for (let block = 0; block * blockSize < bits.length * 32; block += 1) {
    addTally(read(block) ?? new Uint8Array(), bits, block * blockSize, counts)
    yield
  }
}

function addTally(parts: Uint8Array, bits: Bits, first: number, counts: Int32Array): void {
  for (let at = 0; at < parts.length; at += 32) {
    let left = (bits[(first + at) >>> 5] ?? 0) | 0
    while (left !== 0) {
      const part = parts[at + 31 - Math.clz32(left & -left)] ?? 0
      counts[part] = (counts[part] ?? 0) + 1
      left &= left - 1
    }
  }
}
