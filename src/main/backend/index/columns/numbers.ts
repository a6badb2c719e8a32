/**
 * Numbers of a column, by row. Nearly all of them are 32-bit integers under the column's scale, because what is read costs
 * more than what is computed. Every number is given back exactly, and so is NaN, which stands for no value.
 */

/** Turns the numbers of a column into integers and back. */
export interface Scale {
  readonly pack: (value: number) => number
  readonly unpack: (integer: number) => number
}

/** For ids, counts, and days such as 19800131. */
export const ones: Scale = { pack: (value) => value, unpack: (integer) => integer }
/** For amounts of money and percentages. */
export const hundredths: Scale = {
  pack: (value) => Math.round(value * 100),
  unpack: (integer) => integer / 100,
}
/** For instants in milliseconds, which are mostly whole seconds. */
export const seconds: Scale = { pack: (value) => value / 1000, unpack: (integer) => integer * 1000 }

/** The values of some rows: integers under the scale, or doubles if one of them is no such integer. */
export type NumberBlock = Int32Array | Float64Array

/** A column of numbers: blocks for all its rows, one after another. Each has a multiple of 32 rows, except the last. */
export interface Numbers {
  readonly count: number
  readonly scale: Scale
  readonly blocks: readonly { readonly start: number; readonly values: NumberBlock }[]
}

/** Stands for no value among integers. */
export const none = -(2 ** 31)
export const maxInteger = 2 ** 31 - 1

/** The integer of a value, or null if the scale cannot give the value back. */
function integerOf({ pack, unpack }: Scale, value: number): number | null {
  if (Number.isNaN(value)) return none
  const integer = pack(value)
  const isExact = (integer | 0) === integer && integer !== none && Object.is(unpack(integer | 0), value)
  return isExact ? integer | 0 : null
}

/** The values as integers, in `room` if it is given, or as they are if one of them is no integer under the scale. */
export function packNumbers(values: Float64Array, scale: Scale, room?: Int32Array): NumberBlock {
  const integers = room?.subarray(0, values.length) ?? new Int32Array(values.length)
  for (let at = 0; at < values.length; at += 1) {
    const integer = integerOf(scale, values[at] ?? NaN)
    if (integer === null) return values.slice()
    integers[at] = integer
  }
  return integers
}

/** The value at each position of a block; NaN where there is none. */
export function valueReader(values: NumberBlock, { unpack }: Scale): (at: number) => number {
  if (values instanceof Float64Array) return (at) => values[at] ?? NaN
  return (at) => {
    const integer = values[at] ?? none
    return integer === none ? NaN : unpack(integer)
  }
}

/** The block with other values at some positions, and `length` positions in all. */
export function changedBlock(
  values: NumberBlock,
  scale: Scale,
  length: number,
  changes: readonly (readonly [at: number, value: number])[],
): NumberBlock {
  const doubles = new Float64Array(length).fill(NaN)
  const valueAt = valueReader(values, scale)
  for (let at = 0; at < values.length; at += 1) doubles[at] = valueAt(at)
  for (const [at, value] of changes) doubles[at] = value
  return packNumbers(doubles, scale)
}
