import fc from 'fast-check'
import { expect, it } from 'vitest'
import { hasBit, noBits, setBit } from '#backend/index/bits'
import { chunkSize } from '#backend/index/chunks'
import { runFinder } from '#backend/index/orders/runs'

/**
 * Runs that begin at the ends of chunks and just beside them, where a word belongs to two, and places from which the starts
 * are read up to there.
 */
const orders = fc.record({
  sizes: fc.array(fc.oneof(fc.integer({ min: 1, max: 9000 }), fc.integer({ min: 8300, max: 20_000 })), {
    minLength: 1,
    maxLength: 4,
  }),
  beside: fc.array(fc.tuple(fc.nat(4), fc.integer({ min: -40, max: 40 })), { maxLength: 3 }),
  anywhere: fc.array(fc.nat(40_000), { maxLength: 1 }),
  empty: fc.nat(3000),
  looks: fc.array(
    fc
      .tuple(fc.nat(4), fc.constantFrom(-chunkSize, 0, chunkSize), fc.integer({ min: -40, max: 40 }))
      .map(([chunk, far, by]) => [chunk, far + by] as const),
    { minLength: 1, maxLength: 12 },
  ),
})

it('finds the run that a place is in, of starts that are read chunk by chunk', () => {
  fc.assert(
    fc.property(orders, ({ sizes, beside, anywhere, empty, looks }) => {
      const ends: number[] = []
      for (const size of sizes) ends.push((ends.at(-1) ?? 0) + size)
      const count = ends.at(-1) ?? 0
      const filled = Math.max(1, count - empty)
      const placeNear = ([chunk, by]: readonly [number, number]): number =>
        Math.min(filled - 1, Math.max(0, (ends[chunk % ends.length] ?? 0) + by))
      const all = noBits(count)
      for (const place of [0, ...beside.map(placeNear), ...anywhere]) if (place < count) setBit(all, place)
      if (filled < count) setBit(all, filled)

      const starts = noBits(count)
      const runAt = runFinder(starts, filled, ({ start, end }) => {
        for (const [at, last] of ends.entries()) {
          const first = ends[at - 1] ?? 0
          if (first >= end || last <= start) continue
          for (let place = first; place < last; place += 1) if (hasBit(all, place)) setBit(starts, place)
        }
      })
      for (const place of looks.map(placeNear)) {
        let start = place
        while (!hasBit(all, start)) start -= 1
        let end = place + 1
        while (end < filled && !hasBit(all, end)) end += 1
        expect(runAt(place)).toEqual({ start, end })
      }
    }),
    { numRuns: 500 },
  )
})
