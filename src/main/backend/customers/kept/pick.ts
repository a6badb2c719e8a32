import type { NumberTest } from '../condition'
import { noBits, type Bits } from './bits'

/** The largest number below another (IEEE 754, nextDown), so that every range has both its ends. */
function below(value: number): number {
  if (value === 0) return -Number.MIN_VALUE
  const number = new Float64Array([value])
  const bits = new BigInt64Array(number.buffer)
  bits[0] = (bits[0] ?? 0n) + (value > 0 ? -1n : 1n)
  return number[0] ?? value
}

const above = (value: number): number => -below(-value)

/** The slots whose values are from `from` to `to`; NaN, a missing value, is in no range. */
function inRange(values: Float64Array, from: number, to: number): Bits {
  const bits = noBits(values.length)
  for (let word = 0; word < bits.length; word += 1) {
    const first = word * 32
    const last = Math.min(first + 32, values.length)
    let found = 0
    for (let slot = first; slot < last; slot += 1) {
      const value = values[slot] ?? NaN
      // No branch, which would be mispredicted as often as values fall on either side.
      found |= (Number(value >= from) & Number(value <= to)) << (slot & 31)
    }
    bits[word] = found
  }
  return bits
}

function where(values: Float64Array, holds: (value: number) => boolean): Bits {
  const bits = noBits(values.length)
  for (let word = 0; word < bits.length; word += 1) {
    const first = word * 32
    const last = Math.min(first + 32, values.length)
    let found = 0
    for (let slot = first; slot < last; slot += 1) {
      found |= Number(holds(values[slot] ?? NaN)) << (slot & 31)
    }
    bits[word] = found
  }
  return bits
}

/** The slots whose values pass a test. */
export function pickNumbers(values: Float64Array, test: NumberTest): Bits {
  switch (test.is) {
    case '=':
      return inRange(values, test.value, test.value)
    case '<>':
      return where(values, (value) => value < test.value || value > test.value)
    case '<':
      return inRange(values, -Infinity, below(test.value))
    case '<=':
      return inRange(values, -Infinity, test.value)
    case '>':
      return inRange(values, above(test.value), Infinity)
    case '>=':
      return inRange(values, test.value, Infinity)
    case '..':
      return inRange(values, test.from, test.to)
    case 'annual': {
      const { from, to } = test
      const day = (value: number): number => value % 10_000
      return from <= to
        ? where(values, (value) => day(value) >= from && day(value) <= to)
        : where(values, (value) => day(value) >= from || day(value) <= to)
    }
    case 'any':
      return inRange(values, -Infinity, Infinity)
  }
}

/** The slots whose values are some of a list. */
export function pickListed(values: Float64Array, listed: readonly number[]): Bits {
  const [only] = listed
  if (only !== undefined && listed.length === 1) return inRange(values, only, only)
  const wanted = new Set(listed)
  return where(values, (value) => wanted.has(value))
}

/** The slots of a flag's value. */
export function pickFlags(values: Uint8Array, value: number): Bits {
  const bits = noBits(values.length)
  for (let word = 0; word < bits.length; word += 1) {
    const first = word * 32
    const last = Math.min(first + 32, values.length)
    let found = 0
    for (let slot = first; slot < last; slot += 1) found |= Number(values[slot] === value) << (slot & 31)
    bits[word] = found
  }
  return bits
}
