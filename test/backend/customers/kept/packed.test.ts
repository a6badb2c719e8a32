import fc from 'fast-check'
import { expect, it } from 'vitest'
import { packNumbers, unpackNumbers } from '#backend/customers/kept/packed'

const through = (values: Float64Array): Float64Array => {
  // A blob of the database begins anywhere.
  const blob = Buffer.concat([Buffer.of(1, 2, 3), packNumbers(values)]).subarray(3)
  const into = new Float64Array(values.length + 5).fill(7)
  expect(unpackNumbers(blob, into, 2)).toBe(values.length)
  expect([into[1], into[values.length + 2]]).toEqual([7, 7])
  return into.slice(2, values.length + 2)
}

const numbers = fc.oneof(
  fc.array(fc.integer({ min: -40_000, max: 40_000 })),
  fc.array(fc.integer()),
  fc.array(fc.integer().map((cents) => cents / 100)),
  fc.array(fc.integer({ min: -(2 ** 31), max: 2 ** 31 }).map((seconds) => seconds * 1000)),
  fc.array(fc.double()),
)
const extremes = fc.constantFrom(
  -0,
  NaN,
  2 ** 31 - 1,
  -(2 ** 31),
  2 ** 31,
  -(2 ** 15),
  2 ** 15,
  0.01,
  1e300,
  Infinity,
)

it('gives every number back, bit by bit', () => {
  fc.assert(
    fc.property(numbers, fc.array(extremes, { maxLength: 2 }), (list, odd) => {
      const values = Float64Array.from([...list, ...odd])
      const found = through(values)
      expect([...found].every((value, at) => Object.is(value, values[at]))).toBe(true)
    }),
    { numRuns: 500 },
  )
})

it('takes few bytes for what is mostly kept', () => {
  const size = (of: (at: number) => number): number =>
    packNumbers(Float64Array.from({ length: 1000 }, (_, at) => of(at))).length
  expect(size((at) => at % 12)).toBe(2001)
  expect(size((at) => (at % 7 === 0 ? NaN : at * 1234.56))).toBe(8001)
  expect(size((at) => Math.round(at * 123_456) / 100)).toBe(4001)
  expect(size((at) => 1_700_000_000_000 + at * 1000)).toBe(4001)
  expect(size((at) => 1_700_000_000_123 + at)).toBe(8001)
})
