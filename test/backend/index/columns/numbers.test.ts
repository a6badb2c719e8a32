import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  changedBlock,
  hundredths,
  ones,
  packNumbers,
  seconds,
  valueReader,
  type NumberBlock,
  type Scale,
} from '#backend/index/columns/numbers'

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

const valuesOf = (block: NumberBlock, by: Scale): number[] => Array.from(block.keys(), valueReader(block, by))

it('gives every number back, bit by bit', () => {
  fc.assert(
    fc.property(values, scale, (list, by) => {
      const found = valuesOf(packNumbers(list, by), by)
      expect(found).toHaveLength(list.length)
      expect(found.every((value, at) => Object.is(value, list[at]))).toBe(true)
    }),
    { numRuns: 1000 },
  )
})

it('gives back what changed, and what came after the end', () => {
  fc.assert(
    fc.property(
      values,
      fc.array(fc.tuple(fc.nat(300), values)),
      scale,
      fc.nat(20),
      (list, changes, by, more) => {
        const expected = [...list, ...Array<number>(more).fill(NaN)]
        const set = changes.flatMap(([at, [value]]) =>
          value === undefined || at >= expected.length ? [] : [[at, value] as const],
        )
        for (const [at, value] of set) expected[at] = value
        const found = valuesOf(changedBlock(packNumbers(list, by), by, expected.length, set), by)
        expect(found).toHaveLength(expected.length)
        expect(found.every((value, at) => Object.is(value, expected[at]))).toBe(true)
      },
    ),
    { numRuns: 500 },
  )
})

it('takes four bytes for what is usual', () => {
  const size = (by: Scale, of: (at: number) => number): number =>
    packNumbers(
      Float64Array.from({ length: 1000 }, (_, at) => of(at)),
      by,
    ).byteLength
  expect(size(ones, (at) => at % 12)).toBe(4000)
  expect(size(hundredths, (at) => Math.round(at * 123_456) / 100)).toBe(4000)
  expect(size(seconds, (at) => 1_700_000_000_000 + at * 1000)).toBe(4000)
  expect(size(seconds, (at) => 1_700_000_000_123 + at)).toBe(8000)
})
