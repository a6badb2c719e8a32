import fc from 'fast-check'
import { expect, it } from 'vitest'
import { doublesOf, hundredths, ones, packNumbers, seconds, type Scale } from '#backend/index/columns/numbers'
import { bySlot } from './by-slot'

const scale = fc.constantFrom(ones, hundredths, seconds)
const numbers = fc.oneof(
  fc.array(fc.integer({ min: -40_000, max: 40_000 })),
  fc.array(fc.integer()),
  fc.array(fc.integer().map((cents) => cents / 100)),
  fc.array(fc.integer({ min: -(2 ** 31), max: 2 ** 31 }).map((second) => second * 1000)),
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
const values = fc
  .tuple(numbers, fc.array(extremes, { maxLength: 2 }))
  .map(([list, odd]) => Float64Array.from([...list, ...odd]))

it('gives every number back, bit by bit, also where only some parts are integers or there are any', () => {
  fc.assert(
    fc.property(fc.array(values, { maxLength: 6 }), scale, fc.nat(300), (lists, by, missing) => {
      const list = Float64Array.from([...lists.flatMap((one) => [...one]), ...Array(missing).fill(NaN)])
      const found = doublesOf(bySlot(list, by))
      expect(found).toHaveLength(list.length)
      expect(found.every((value, at) => Object.is(value, list[at]))).toBe(true)
    }),
    { numRuns: 1000 },
  )
})

it('takes few bytes for what is mostly kept', () => {
  const size = (by: Scale, of: (at: number) => number): number =>
    packNumbers(
      Float64Array.from({ length: 1000 }, (_, at) => of(at)),
      by,
    ).length
  expect(size(ones, (at) => at % 12)).toBe(2001)
  expect(size(hundredths, (at) => (at % 7 === 0 ? NaN : at * 1234.56))).toBe(8001)
  expect(size(hundredths, (at) => Math.round(at * 123_456) / 100)).toBe(4001)
  expect(size(seconds, (at) => 1_700_000_000_000 + at * 1000)).toBe(4001)
  expect(size(seconds, (at) => 1_700_000_000_123 + at)).toBe(8001)
})
