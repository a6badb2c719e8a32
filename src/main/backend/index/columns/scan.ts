import { addBits, noBits, wordsOf, type Bits } from '../bits'
import { maxInteger, none, valueReader, type NumberBlock, type Numbers, type Scale } from './numbers'

/** How a number is compared with another. A missing value passes no test. */
export type NumberTest =
  | { readonly is: '=' | '<>' | '<' | '<=' | '>' | '>='; readonly value: number }
  /** Includes both ends. */
  | { readonly is: '..'; readonly from: number; readonly to: number }
  /** A day such as 19800131, by its month and day. If `from` is after `to`, the range crosses the turn of the year. */
  | { readonly is: 'annual'; readonly from: number; readonly to: number }
  /** Any value. */
  | { readonly is: 'any' }

/** The largest number below another (IEEE 754, nextDown), so that every range has both its ends. */
function below(value: number): number {
  if (value === 0) return -Number.MIN_VALUE
  const number = new Float64Array([value])
  const bits = new BigInt64Array(number.buffer)
  bits[0] = (bits[0] ?? 0n) + (value > 0 ? -1n : 1n)
  return number[0] ?? value
}

const above = (value: number): number => -below(-value)

/** The smallest integer whose number is `from` or more. */
function lowest(from: number, { pack, unpack }: Scale): number {
  let integer = Math.min(Math.max(Math.floor(pack(from)) - 1, none + 1), maxInteger)
  while (integer <= maxInteger && unpack(integer) < from) integer += 1
  return integer
}

/** The largest integer whose number is `to` or less. */
function highest(to: number, { pack, unpack }: Scale): number {
  let integer = Math.max(Math.min(Math.ceil(pack(to)) + 1, maxInteger), none)
  while (integer > none && unpack(integer) > to) integer -= 1
  return integer
}

/** Sets the bits of the integers from `from` to `to`. */
function integersBetween(integers: Int32Array, from: number, to: number, into: Bits): void {
  // One comparison without a branch decides: what is below `from` counts as far above `to` (Warren, Hacker's Delight,
  // 4-1). A branch would be mispredicted often.
  const reach = (to - from) >>> 0
  for (let word = 0; word < into.length; word += 1) {
    const first = word * 32
    const last = Math.min(first + 32, integers.length)
    let found = 0
    for (let at = first; at < last; at += 1) {
      found |= Number(((integers[at] ?? 0) - from) >>> 0 <= reach) << (at & 31)
    }
    into[word] = found
  }
}

/** A block with the scale of its column. */
interface Scaled {
  readonly values: NumberBlock
  readonly scale: Scale
}

/** Sets the bits of the values from `from` to `to`. */
function inRange({ values, scale }: Scaled, from: number, to: number, into: Bits): void {
  if (values instanceof Float64Array) {
    where({ values, scale }, (value) => value >= from && value <= to, into)
    return
  }
  const [low, high] = [lowest(from, scale), highest(to, scale)]
  if (low <= high) integersBetween(values, low, high, into)
}

function where({ values, scale }: Scaled, holds: (value: number) => boolean, into: Bits): void {
  const valueAt = valueReader(values, scale)
  for (let word = 0; word < into.length; word += 1) {
    const first = word * 32
    const last = Math.min(first + 32, values.length)
    let found = 0
    for (let at = first; at < last; at += 1) found |= Number(holds(valueAt(at))) << (at & 31)
    into[word] = found
  }
}

/** Sets the bits of the values that pass a test. No bit of `into` is set before. */
function scanBlock(block: Scaled, test: NumberTest, into: Bits): void {
  switch (test.is) {
    case '=':
      return inRange(block, test.value, test.value, into)
    case '<>':
      return where(block, (value) => value < test.value || value > test.value, into)
    case '<':
      return inRange(block, -Infinity, below(test.value), into)
    case '<=':
      return inRange(block, -Infinity, test.value, into)
    case '>':
      return inRange(block, above(test.value), Infinity, into)
    case '>=':
      return inRange(block, test.value, Infinity, into)
    case '..':
      return inRange(block, test.from, test.to, into)
    case 'annual': {
      const { from, to } = test
      const day = (value: number): number => value % 10_000
      return from <= to
        ? where(block, (value) => day(value) >= from && day(value) <= to, into)
        : where(block, (value) => day(value) >= from || day(value) <= to, into)
    }
    case 'any':
      return inRange(block, -Infinity, Infinity, into)
  }
}

function scan({ count, scale, blocks }: Numbers, scanOne: (block: Scaled, into: Bits) => void): Bits {
  const bits = noBits(count)
  for (const { start, values } of blocks) {
    scanOne({ values, scale }, bits.subarray(start / 32, start / 32 + wordsOf(values.length)))
  }
  return bits
}

/** The rows whose values pass a test. */
export const scanNumbers = (column: Numbers, test: NumberTest): Bits =>
  scan(column, (block, into) => {
    scanBlock(block, test, into)
  })

/** The values of a list of up to this length are looked for one after another. */
const smallList = 8

/** The rows whose values are in a list. */
export function scanListed(column: Numbers, listed: readonly number[]): Bits {
  const wanted = new Set(listed)
  return scan(column, (block, into) => {
    if (wanted.size > smallList) {
      where(block, (value) => wanted.has(value), into)
      return
    }
    for (const value of wanted) {
      const found = noBits(block.values.length)
      inRange(block, value, value, found)
      addBits(into, found)
    }
  })
}
