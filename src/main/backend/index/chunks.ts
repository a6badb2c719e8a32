/**
 * Long arrays lie in the database in chunks, one row each, so that a change of a few customers writes little. A typed
 * array's bytes are those of its numbers, least significant first, on every machine that the app runs on.
 */
export const chunkSize = 8192

export const bytesOf = (array: Float64Array | Int32Array | Uint8Array | Uint32Array): Buffer =>
  Buffer.from(array.buffer, array.byteOffset, array.byteLength)

// SQLite's buffers start anywhere; numbers of several bytes want an address that their size divides.
const aligned = (blob: Buffer): ArrayBuffer => {
  const copy = new ArrayBuffer(blob.byteLength)
  new Uint8Array(copy).set(blob)
  return copy
}

export const intsOf = (blob: Buffer): Int32Array => new Int32Array(aligned(blob))

/** Writes the bytes of a chunk into an array, from its element `at` on. */
export function putBytes(blob: Buffer, into: Float64Array | Int32Array | Uint8Array, at: number): void {
  const bytes = new Uint8Array(into.buffer, into.byteOffset, into.byteLength)
  bytes.set(blob, at * into.BYTES_PER_ELEMENT)
}
