import fc from 'fast-check'
import { expect, it } from 'vitest'
import { numberKeys } from '#backend/index/orders/column-keys'
import { sortByKeys } from '#backend/index/orders/radix'
import { scanOrder } from '#backend/index/orders/scan-order'
import { hundredths, ones, seconds } from '#backend/index/columns/numbers'
import { noBits, setBit } from '#backend/index/bits'
import { inBlocks } from '../columns/in-blocks'

const number = fc.oneof(
  fc.integer({ min: -5, max: 5 }),
  fc.integer(),
  fc.double(),
  fc.constantFrom(-0, NaN, Infinity, -Infinity, 2 ** 31 - 1, -(2 ** 31), 1.5, 0.1),
)

it('sorts numbers in both directions, those without a value last, equal ones as they came', () => {
  fc.assert(
    fc.property(
      fc.array(number, { maxLength: 200 }),
      fc.constantFrom(ones, hundredths, seconds),
      fc.boolean(),
      (list, scale, descending) => {
        const rows = [...list.keys()].toReversed()
        const expected = rows.toSorted((a, b) => {
          const [one = NaN, other = NaN] = [list[a], list[b]]
          if (Number.isNaN(one) || Number.isNaN(other))
            return Number(Number.isNaN(one)) - Number(Number.isNaN(other))
          return (descending ? -1 : 1) * (one < other ? -1 : Number(one > other))
        })
        const keys = numberKeys(inBlocks(Float64Array.from(list), scale))
        expect([...sortByKeys(Int32Array.from(rows), keys, descending)]).toEqual(expected)
      },
    ),
    { numRuns: 1000 },
  )
})

it('scans an order in both directions, from any place', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.nat(200), { maxLength: 100 }),
      fc.nat(100),
      fc.array(fc.nat(200), { maxLength: 100 }),
      fc.boolean(),
      fc.nat(120),
      fc.constantFrom(0, 1, 7, 1000),
      (places, share, members, descending, offset, limit) => {
        // Row numbers have no gaps.
        const rows = places.map((_, at) => at).sort((a, b) => (places[a] ?? 0) - (places[b] ?? 0))
        const filled = Math.min(share, rows.length)
        const bits = noBits(rows.length)
        for (const row of members) if (row < rows.length) setBit(bits, row)
        const directed = descending ? [...rows.slice(0, filled).toReversed(), ...rows.slice(filled)] : rows
        const expected = directed.filter((row) => members.includes(row)).slice(offset, offset + limit)
        const entries = Int32Array.from(rows, (row, at) => (at % 3 === 0 ? row | -(2 ** 31) : row))
        expect([...scanOrder({ entries, filled }, descending, bits, { offset, limit })]).toEqual(expected)
      },
    ),
    { numRuns: 1000 },
  )
})
