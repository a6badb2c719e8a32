import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { NumberTest } from '#backend/customers/condition'
import { hasBit, type Bits } from '#backend/customers/kept/bits'
import { pickFlags, pickListed, pickNumbers } from '#backend/customers/kept/pick'

const number = fc.oneof(
  fc.constantFrom(-0, 0, 1, -1, 0.1, 0.3, 19_800_131, 20_000_229, Number.MIN_VALUE, -Number.MIN_VALUE),
  fc.constantFrom(Number.MAX_VALUE, -Number.MAX_VALUE, Infinity, -Infinity),
  fc.double({ noNaN: true }),
)
const values = fc
  .array(fc.oneof(number, fc.constant(NaN)), { maxLength: 100 })
  .map((list) => Float64Array.from(list))

const slotsOf = (bits: Bits, count: number): number[] =>
  Array.from({ length: count }, (_, slot) => slot).filter((slot) => hasBit(bits, slot))

it('compares as numbers are compared, up to the smallest difference', () => {
  const comparisons = ['=', '<>', '<', '<=', '>', '>='] as const
  const holds: Readonly<Record<(typeof comparisons)[number], (a: number, b: number) => boolean>> = {
    '=': (a, b) => a === b,
    '<>': (a, b) => a < b || a > b,
    '<': (a, b) => a < b,
    '<=': (a, b) => a <= b,
    '>': (a, b) => a > b,
    '>=': (a, b) => a >= b,
  }
  fc.assert(
    fc.property(values, number, number, fc.constantFrom(...comparisons), (list, value, other, is) => {
      const having = (test: NumberTest): number[] => slotsOf(pickNumbers(list, test), list.length)
      const expected = (passes: (one: number) => boolean): number[] =>
        [...list.keys()].filter((slot) => passes(list[slot] ?? NaN))
      expect(having({ is, value })).toEqual(expected((one) => holds[is](one, value)))
      expect(having({ is: '..', from: value, to: other })).toEqual(
        expected((one) => one >= value && one <= other),
      )
      expect(having({ is: 'any' })).toEqual(expected((one) => !Number.isNaN(one)))
      const listed = [value, other, 7].slice(0, 1 + (list.length % 3))
      expect(slotsOf(pickListed(list, listed), list.length)).toEqual(
        expected((one) => listed.some((wanted) => wanted === one)),
      )
    }),
    { numRuns: 500 },
  )
})

it('finds days of the year, across its turn too', () => {
  const days = Float64Array.from([19_800_131, 20_001_231, 19_990_101, NaN, 20_120_229, 19_500_615])
  const having = (from: number, to: number): number[] =>
    slotsOf(pickNumbers(days, { is: 'annual', from, to }), days.length)
  expect(having(101, 229)).toEqual([0, 2, 4])
  expect(having(1201, 131)).toEqual([0, 1, 2])
  expect(having(615, 615)).toEqual([5])
})

it('finds flags by their value', () => {
  const flags = Uint8Array.from({ length: 70 }, (_, slot) => (slot % 3 === 0 ? 255 : slot % 2))
  expect(slotsOf(pickFlags(flags, 1), 70)).toEqual([...flags.keys()].filter((slot) => flags[slot] === 1))
  expect(slotsOf(pickFlags(flags, 255), 70)).toHaveLength(24)
})
