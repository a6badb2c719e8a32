/**
 * Numbers as they are stored and looked through: integers of 32 bits at most wherever they can be, because what is read
 * costs more than what is computed. Every number is given back exactly; NaN, which stands for none, too.
 */

/** What makes the numbers of a column integers. */
export interface Scale {
  readonly pack: (value: number) => number
  readonly unpack: (integer: number) => number
}

/** For ids, small counts, days as 19800131. */
export const ones: Scale = { pack: (value) => value, unpack: (integer) => integer }
/** For amounts of money and percentages. */
export const hundredths: Scale = {
  pack: (value) => Math.round(value * 100),
  unpack: (integer) => integer / 100,
}
/** For instants in milliseconds, which Clopos gives by the second. */
export const seconds: Scale = { pack: (value) => value / 1000, unpack: (integer) => integer * 1000 }

/** Numbers by slot: integers, of which the scale makes the numbers, or doubles where it does not fit all of them. */
export type Numbers =
  | {
      readonly scale: Scale
      readonly integers: Int32Array
      /** The integer that stands for "none"; no other is as small. */
      readonly none: number
    }
  | { readonly scale: null; readonly doubles: Float64Array }

/** A stretch of a column of numbers. */
export interface NumbersPart {
  /** The slot that it begins at, a multiple of 32. */
  readonly start: number
  readonly numbers: Numbers
}

/**
 * A column of numbers, part by part: what a slot has that is in none of them is none. A part is to be used before the next
 * one is asked for, which may be written over it.
 */
export interface NumbersBySlot {
  readonly count: number
  /** That of all parts that have one. */
  readonly scale: Scale
  readonly parts: () => Iterable<NumbersPart>
}

/** The largest integer. */
export const mostInteger = 2 ** 31 - 1

/** Stands for "none" among integers of 32 and of 16 bits. */
const [noWide, noNarrow] = [-(2 ** 31), -(2 ** 15)]

/** The last byte of a chunk: how many bytes a number takes. Narrow and wide ones are integers, the others doubles. */
const [narrow, wide, double] = [2, 4, 8]

export const lengthOf = (numbers: Numbers): number =>
  numbers.scale === null ? numbers.doubles.length : numbers.integers.length

/** The value at each place; NaN where there is none. */
export function valueReader(numbers: Numbers): (at: number) => number {
  if (numbers.scale === null) {
    const { doubles } = numbers
    return (at) => doubles[at] ?? NaN
  }
  const { integers, none } = numbers
  const { unpack } = numbers.scale
  return (at) => {
    const integer = integers[at] ?? none
    return integer === none ? NaN : unpack(integer)
  }
}

/** The numbers as integers; null where the scale cannot give one of them back. */
function integersOf({ pack, unpack }: Scale, values: Float64Array): Int32Array | null {
  const integers = new Int32Array(values.length)
  for (let at = 0; at < values.length; at += 1) {
    const value = values[at] ?? NaN
    if (Number.isNaN(value)) {
      integers[at] = noWide
      continue
    }
    integers[at] = pack(value)
    const kept = integers[at] ?? noWide
    if (kept === noWide || !Object.is(unpack(kept), value)) return null
  }
  return integers
}

// Behind the numbers, so that they begin at an address that their size divides.
const withSize = ({ buffer, byteOffset, byteLength }: ArrayBufferView, size: number): Buffer =>
  Buffer.concat([Buffer.from(buffer, byteOffset, byteLength), Buffer.of(size)])

/** Packs a chunk of a column that has a scale. */
export function packNumbers(values: Float64Array, scale: Scale): Buffer {
  const integers = integersOf(scale, values)
  if (integers === null) return withSize(values, double)
  const narrowed = narrowOf(integers)
  return narrowed === null ? withSize(integers, wide) : withSize(narrowed, narrow)
}

/** Integers of 16 bits; null where one does not fit. */
function narrowOf(integers: Int32Array): Int16Array | null {
  const narrowed = new Int16Array(integers.length)
  for (let at = 0; at < integers.length; at += 1) {
    const integer = integers[at] ?? noWide
    if (integer !== noWide && Math.abs(integer) >= -noNarrow) return null
    narrowed[at] = integer === noWide ? noNarrow : integer
  }
  return narrowed
}

/** Unpacks a chunk of a column that has a scale; narrow integers into `room`, where that is large enough. */
export function unpackNumbers(chunk: Buffer, scale: Scale, room = new Int32Array()): Numbers {
  const size = chunk.at(-1) ?? double
  const length = (chunk.byteLength - 1) / size
  const { buffer, byteOffset } = chunk.byteOffset % size === 0 ? chunk : Uint8Array.from(chunk)
  if (size === double) return { scale: null, doubles: new Float64Array(buffer, byteOffset, length) }
  if (size === wide) return { scale, integers: new Int32Array(buffer, byteOffset, length), none: noWide }
  const integers = length > room.length ? new Int32Array(length) : room.subarray(0, length)
  integers.set(new Int16Array(buffer, byteOffset, length))
  return { scale, integers, none: noNarrow }
}

/** All numbers of a column, one after another. */
export function doublesOf({ count, parts }: NumbersBySlot): Float64Array {
  const doubles = new Float64Array(count).fill(NaN)
  for (const { start, numbers } of parts()) {
    const valueAt = valueReader(numbers)
    for (let at = 0; at < lengthOf(numbers); at += 1) doubles[start + at] = valueAt(at)
  }
  return doubles
}
