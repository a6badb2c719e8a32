import fc from 'fast-check'
import { expect, it } from 'vitest'
import { hasBit, noBits, setBit } from '#backend/index/bits'
import { hundredths, ones, seconds } from '#backend/index/columns/numbers'
import { countByValue, type Kinds } from '#backend/index/columns/count-by-value'
import { inBlocks } from './in-blocks'

const day = 86_400_000

/** Kinds whose borders lie within ranges, at their ends, or nowhere. */
const kinds: readonly Kinds[] = [
  { keyOf: (value) => value, range: 1 },
  { keyOf: (value) => Math.floor(value / 100) % 100, range: 100 },
  { keyOf: (value) => Math.floor((value + 4 * 3_600_000) / (30 * day)), range: day },
]

const value = fc.oneof(
  fc.constant(NaN),
  fc.integer({ min: -50, max: 50 }),
  fc.integer({ min: 19_000_101, max: 20_261_231 }),
  fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
  // Instants of whole seconds, close to where months begin in another zone, and far from it.
  fc
    .tuple(fc.integer({ min: -3, max: 700 }), fc.integer({ min: -20, max: 20 }))
    .map(([month, second]) => month * 30 * day - 4 * 3_600_000 + second * 1000),
  fc.integer({ min: -100_000, max: 100_000 }).map((cents) => cents / 100),
)

it('counts what the values of some rows count as', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(value, fc.boolean()), { maxLength: 200 }),
      fc.constantFrom(...kinds),
      fc.constantFrom(ones, hundredths, seconds),
      (rows, kind, scale) => {
        const bits = noBits(rows.length)
        for (const [row, [, isIn]] of rows.entries()) if (isIn) setBit(bits, row)
        const list = Float64Array.from(rows, ([one]) => one)
        const expected = new Map<number | null, number>()
        for (const [row, one] of list.entries()) {
          if (!hasBit(bits, row)) continue
          const key = Number.isNaN(one) ? null : kind.keyOf(one)
          expected.set(key, (expected.get(key) ?? 0) + 1)
        }
        expect(new Map(countByValue(bits, inBlocks(list, scale), kind))).toEqual(expected)
      },
    ),
    { numRuns: 2000 },
  )
})
