import type { NumberTest } from '../../query/condition'
import { addBits, noBits, wordsOf, type Bits } from '../bits'
import { lengthOf, mostInteger, valueReader, type Numbers, type NumbersBySlot, type Scale } from './numbers'

/** The largest number below another (IEEE 754, nextDown), so that every range has both its ends. */
function below(value: number): number {
  if (value === 0) return -Number.MIN_VALUE
  const number = new Float64Array([value])
  const bits = new BigInt64Array(number.buffer)
  bits[0] = (bits[0] ?? 0n) + (value > 0 ? -1n : 1n)
  return number[0] ?? value
}

const above = (value: number): number => -below(-value)

/** The smallest integer above `none` whose number is `from` or above. */
function lowest(from: number, { pack, unpack }: Scale, none: number): number {
  let integer = Math.min(Math.max(Math.floor(pack(from)) - 1, none + 1), mostInteger)
  while (integer <= mostInteger && unpack(integer) < from) integer += 1
  return integer
}

/** The largest integer whose number is `to` or below. */
function highest(to: number, { pack, unpack }: Scale, none: number): number {
  let integer = Math.max(Math.min(Math.ceil(pack(to)) + 1, mostInteger), none)
  while (integer > none && unpack(integer) > to) integer -= 1
  return integer
}

/** Which of some integers are from `from` to `to`, as the bits of `into`. */
function integersBetween(integers: Int32Array, from: number, to: number, into: Bits): void {
  // One comparison decides, without a branch, which would be mispredicted as often as values fall on either side: what
  // is below `from` counts as far above `to` (Warren, Hacker's Delight, 4-1).
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

/** The values from `from` to `to`; a missing value is in no range. */
function inRange(numbers: Numbers, from: number, to: number, into: Bits): void {
  if (numbers.scale === null) {
    where(numbers, (value) => value >= from && value <= to, into)
    return
  }
  const { scale, integers, none } = numbers
  const [low, high] = [lowest(from, scale, none), highest(to, scale, none)]
  if (low <= high) integersBetween(integers, low, high, into)
}

function where(numbers: Numbers, holds: (value: number) => boolean, into: Bits): void {
  const count = lengthOf(numbers)
  const valueAt = valueReader(numbers)
  for (let word = 0; word < into.length; word += 1) {
    const first = word * 32
    const last = Math.min(first + 32, count)
    let found = 0
    for (let at = first; at < last; at += 1) found |= Number(holds(valueAt(at))) << (at & 31)
    into[word] = found
  }
}

/** Sets the bits of the values that pass a test in `into`, where none is set. */
function pickFrom(numbers: Numbers, test: NumberTest, into: Bits): void {
  switch (test.is) {
    case '=':
      return inRange(numbers, test.value, test.value, into)
    case '<>':
      return where(numbers, (value) => value < test.value || value > test.value, into)
    case '<':
      return inRange(numbers, -Infinity, below(test.value), into)
    case '<=':
      return inRange(numbers, -Infinity, test.value, into)
    case '>':
      return inRange(numbers, above(test.value), Infinity, into)
    case '>=':
      return inRange(numbers, test.value, Infinity, into)
    case '..':
      return inRange(numbers, test.from, test.to, into)
    case 'annual': {
      const { from, to } = test
      const day = (value: number): number => value % 10_000
      return from <= to
        ? where(numbers, (value) => day(value) >= from && day(value) <= to, into)
        : where(numbers, (value) => day(value) >= from || day(value) <= to, into)
    }
    case 'any':
      return inRange(numbers, -Infinity, Infinity, into)
  }
}

function pick({ count, parts }: NumbersBySlot, from: (numbers: Numbers, into: Bits) => void): Bits {
  const bits = noBits(count)
  for (const { start, numbers } of parts()) {
    from(numbers, bits.subarray(start / 32, start / 32 + wordsOf(lengthOf(numbers))))
  }
  return bits
}

/** The slots whose values pass a test. */
export const pickNumbers = (column: NumbersBySlot, test: NumberTest): Bits =>
  pick(column, (numbers, into) => {
    pickFrom(numbers, test, into)
  })

/** So many values of a list are looked for one after another. */
const fewListed = 8

/** The slots whose values are some of a list. */
export function pickListed(column: NumbersBySlot, listed: readonly number[]): Bits {
  const wanted = new Set(listed)
  return pick(column, (numbers, into) => {
    if (wanted.size > fewListed) {
      where(numbers, (value) => wanted.has(value), into)
      return
    }
    for (const value of wanted) {
      const found = noBits(lengthOf(numbers))
      inRange(numbers, value, value, found)
      addBits(into, found)
    }
  })
}
