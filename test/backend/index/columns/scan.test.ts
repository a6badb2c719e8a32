import fc from 'fast-check'
import { expect, it } from 'vitest'
import { allBits, hasBit, type Bits } from '#backend/index/bits'
import { countFlags, noFlags, scanFlags, setFlag } from '#backend/index/columns/flags'
import { hundredths, ones, seconds, type Numbers } from '#backend/index/columns/numbers'
import { scanListed, scanNumbers, type NumberTest } from '#backend/index/columns/scan'
import { inBlocks } from './in-blocks'

const number = fc.oneof(
  fc.constantFrom(-0, 0, 1, -1, 0.1, 0.3, 19_800_131, 20_000_229, Number.MIN_VALUE, -Number.MIN_VALUE),
  fc.constantFrom(Number.MAX_VALUE, -Number.MAX_VALUE, Infinity, -Infinity),
  fc.double({ noNaN: true }),
)
const values = fc
  .array(fc.oneof(number, fc.constant(NaN)), { maxLength: 200 })
  .map((list) => Float64Array.from(list))

/** As columns have them: as integers where a scale fits all. */
const columnsOf = (list: Float64Array): readonly Numbers[] =>
  [ones, hundredths, seconds].map((scale) => inBlocks(list, scale))

/** Integers, amounts and instants, each with values beside them by which the smallest difference is asked for. */
const even = fc
  .tuple(fc.integer(), fc.constantFrom(1, 0.01, 1000))
  .map(([integer, unit]) => (unit === 0.01 ? integer / 100 : integer * unit))
const evenValues = fc
  .array(fc.oneof(even, fc.constant(NaN)), { maxLength: 200 })
  .map((list) => Float64Array.from(list))

const rowsOf = (bits: Bits, count: number): number[] =>
  Array.from({ length: count }, (_, row) => row).filter((row) => hasBit(bits, row))

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
    fc.property(
      fc.oneof(values, evenValues),
      fc.oneof(number, even),
      fc.oneof(number, even),
      fc.constantFrom(...comparisons),
      (list, value, other, is) => {
        for (const column of columnsOf(list)) {
          const having = (test: NumberTest): number[] => rowsOf(scanNumbers(column, test), list.length)
          const expected = (passes: (one: number) => boolean): number[] =>
            [...list.keys()].filter((row) => passes(list[row] ?? NaN))
          expect(having({ is, value })).toEqual(expected((one) => holds[is](one, value)))
          expect(having({ is: '..', from: value, to: other })).toEqual(
            expected((one) => one >= value && one <= other),
          )
          expect(having({ is: 'any' })).toEqual(expected((one) => !Number.isNaN(one)))
          const listed = [value, other, 7].slice(0, 1 + (list.length % 3))
          expect(rowsOf(scanListed(column, listed), list.length)).toEqual(
            expected((one) => listed.some((wanted) => wanted === one)),
          )
        }
      },
    ),
    { numRuns: 500 },
  )
})

it('finds days of the year, across its turn too', () => {
  const days = Float64Array.from([19_800_131, 20_001_231, 19_990_101, NaN, 20_120_229, 19_500_615])
  const having = (from: number, to: number): number[] =>
    rowsOf(scanNumbers(inBlocks(days, ones), { is: 'annual', from, to }), days.length)
  expect(having(101, 229)).toEqual([0, 2, 4])
  expect(having(1201, 131)).toEqual([0, 1, 2])
  expect(having(615, 615)).toEqual([5])
})

it('finds and counts flags by their value', () => {
  const values = Uint8Array.from({ length: 70 }, (_, row) =>
    row % 3 === 0 ? 255 : row % 4 === 0 ? 2 : row % 2,
  )
  const flags = noFlags(values.length)
  for (const [row, value] of values.entries()) setFlag(flags, row, value)
  const having = (value: number): number[] => [...values.keys()].filter((row) => values[row] === value)
  for (const value of [0, 1, 2, 255]) expect(rowsOf(scanFlags(flags, value), 70)).toEqual(having(value))
  expect(new Map(countFlags(allBits(70), flags))).toEqual(
    new Map([0, 1, 2, null].map((value) => [value, having(value ?? 255).length])),
  )
})
