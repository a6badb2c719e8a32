import { hasBit, type Bits } from '../bits'
import { none, type Numbers } from './numbers'

function sumIntegers(rows: Bits, start: number, integers: Int32Array): number {
  let sum = 0
  for (let at = 0; at < integers.length; at += 32) {
    let left = rows[(start + at) >>> 5] ?? 0
    for (let next = at; left !== 0; next += 1, left >>>= 1) {
      const integer = integers[next] ?? none
      if ((left & 1) === 1 && integer !== none) sum += integer
    }
  }
  return sum
}

function sumDoubles(rows: Bits, start: number, doubles: Float64Array): number {
  let sum = 0
  for (const [at, value] of doubles.entries())
    if (!Number.isNaN(value) && hasBit(rows, start + at)) sum += value
  return sum
}

/** The sum of the values of some rows; a missing value adds nothing. */
export function sum(rows: Bits, { blocks, scale }: Numbers): number {
  let doubles = 0
  // Integers are added exactly, and scaled at the end.
  let integers = 0
  for (const { start, values } of blocks) {
    if (values instanceof Float64Array) doubles += sumDoubles(rows, start, values)
    else integers += sumIntegers(rows, start, values)
  }
  return doubles + scale.unpack(integers)
}
