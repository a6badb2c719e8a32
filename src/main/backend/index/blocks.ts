import type { ReadableDatabase, WritableDatabase } from '../sqlite/database'

/** Arrays with an element for each row are stored in blocks, so that a build needs little memory. */
export const blockRows = 65_536

/** A typed array's bytes are little-endian on every machine that the app runs on. */
export const bytesOf = ({ buffer, byteOffset, byteLength }: ArrayBufferView): Buffer =>
  Buffer.from(buffer, byteOffset, byteLength)

/** The blob itself, or a copy at an address that 8 divides, as typed arrays need it. */
function aligned(blob: Buffer): Uint8Array {
  return blob.byteOffset % 8 === 0 ? blob : Uint8Array.from(blob)
}

export function intsOf(blob: Buffer): Int32Array {
  const { buffer, byteOffset, byteLength } = aligned(blob)
  return new Int32Array(buffer, byteOffset, byteLength / 4)
}

export function wordsIn(blob: Buffer): Uint32Array {
  const { buffer, byteOffset, byteLength } = aligned(blob)
  return new Uint32Array(buffer, byteOffset, byteLength / 4)
}

export function doublesOf(blob: Buffer): Float64Array {
  const { buffer, byteOffset, byteLength } = aligned(blob)
  return new Float64Array(buffer, byteOffset, byteLength / 8)
}

/** Writes one block under a name. */
export type BlockWriter = (name: string, block: number, data: Buffer) => void

/** Opens the table of blocks for writing, and creates it if it is missing. */
export function openBlockWriter(database: WritableDatabase): BlockWriter {
  database.exec(`CREATE TABLE IF NOT EXISTS index_block (
    name TEXT NOT NULL, block INTEGER NOT NULL, data BLOB NOT NULL, PRIMARY KEY (name, block)
  ) STRICT`)
  const insert = database.prepare('INSERT INTO index_block (name, block, data) VALUES (?, ?, ?)')
  return (name, block, data) => {
    insert.run(name, block, data)
  }
}

/** The blocks that are stored under a name, by their numbers. */
export function readBlocks(database: ReadableDatabase, name: string): (Buffer | undefined)[] {
  const blocks: (Buffer | undefined)[] = []
  const select = database
    .prepare<[string], [number, Buffer]>('SELECT block, data FROM index_block WHERE name = ?')
    .raw()
  for (const [block, data] of select.iterate(name)) blocks[block] = data
  return blocks
}

/** Writes an array in blocks. */
export function writeInts(write: BlockWriter, name: string, ints: Int32Array): void {
  for (let block = 0; block * blockRows < ints.length; block += 1) {
    write(name, block, bytesOf(ints.subarray(block * blockRows, (block + 1) * blockRows)))
  }
}

/** Reads what `writeInts` wrote. */
export function readInts(database: ReadableDatabase, name: string, length: number): Int32Array {
  const ints = new Int32Array(length)
  for (const [block, data] of readBlocks(database, name).entries()) {
    if (data !== undefined) ints.set(intsOf(data), block * blockRows)
  }
  return ints
}
