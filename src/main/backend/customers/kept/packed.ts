/**
 * Chunks of numbers as they are stored: in as few bytes as they need, because what is read costs more than what is
 * computed. Most are amounts of hundredths, small counts, ids, days and instants of whole seconds. Every number is given
 * back exactly; NaN, which stands for none, too.
 */

interface Scale {
  readonly pack: (value: number) => number
  readonly unpack: (packed: number) => number
}

const scales: readonly Scale[] = [
  { pack: (value) => value, unpack: (packed) => packed },
  { pack: (value) => Math.round(value * 100), unpack: (packed) => packed / 100 },
  { pack: (value) => value / 1000, unpack: (packed) => packed * 1000 },
]

/** The first byte of a chunk: the scale's place, plus this where the integers are of 32 bits, not of 16. */
const isWide = 128
/** The first byte of a chunk of doubles. */
const asDoubles = 255

const none16 = -(2 ** 15)
const none32 = -(2 ** 31)

/** The numbers as integers; null where the scale cannot give one of them back. */
function packBy({ pack, unpack }: Scale, values: Float64Array): Int32Array | null {
  const packed = new Int32Array(values.length)
  for (let at = 0; at < values.length; at += 1) {
    const value = values[at] ?? NaN
    if (Number.isNaN(value)) {
      packed[at] = none32
      continue
    }
    packed[at] = pack(value)
    const kept = packed[at] ?? none32
    if (kept === none32 || !Object.is(unpack(kept), value)) return null
  }
  return packed
}

const withHead = (head: number, bytes: ArrayBufferLike): Buffer =>
  Buffer.concat([Buffer.of(head), Buffer.from(bytes)])

/** Packs the numbers of a chunk. */
export function packNumbers(values: Float64Array): Buffer {
  for (const [place, scale] of scales.entries()) {
    const packed = packBy(scale, values)
    if (packed === null) continue
    const isNarrow = packed.every((integer) => integer === none32 || Math.abs(integer) < -none16)
    if (!isNarrow) return withHead(place + isWide, packed.buffer)
    return withHead(
      place,
      Int16Array.from(packed, (integer) => (integer === none32 ? none16 : integer)).buffer,
    )
  }
  return withHead(asDoubles, values.slice().buffer)
}

/** Unpacks a chunk into an array, from its element `at` on; gives how many numbers there were. */
export function unpackNumbers(blob: Buffer, into: Float64Array, at: number): number {
  const [head = asDoubles] = blob
  // Numbers of several bytes want an address that their size divides.
  const bytes = new Uint8Array(blob.byteLength - 1)
  bytes.set(blob.subarray(1))
  if (head === asDoubles) {
    const doubles = new Float64Array(bytes.buffer)
    into.set(doubles, at)
    return doubles.length
  }
  const wide = head >= isWide
  const packed = wide ? new Int32Array(bytes.buffer) : new Int16Array(bytes.buffer)
  const none = wide ? none32 : none16
  const place = wide ? head - isWide : head
  // A loop for each scale: a call for each number would cost several times as much.
  for (let next = 0; next < packed.length; next += 1) {
    const integer = packed[next] ?? none
    into[at + next] =
      integer === none ? NaN : place === 0 ? integer : place === 1 ? integer / 100 : integer * 1000
  }
  return packed.length
}
