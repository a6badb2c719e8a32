import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  beginReading,
  mayHaveMissed,
  nextPage,
  resumeReading,
  takePage,
  type PageNumber,
  type Reading,
} from '#backend/sync/reading'

const ids = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index)

const start = (total: number, mode: Reading['mode'] = 'plain'): Reading =>
  beginReading({ startedAt: 0, total, largestIdAtStart: total }, mode)

const asked = (reading: Reading): PageNumber => nextPage(reading) ?? { page: 0, limit: 0 }

const take = (reading: Reading, found: readonly number[], total: number): Reading =>
  takePage(reading, asked(reading), { ids: found, rows: found.length, total })

/** The page that a server with these customers gives. */
const pageOf = (all: readonly number[], { page, limit }: PageNumber): readonly number[] =>
  all.slice((page - 1) * limit, page * limit)

describe('a plain read', () => {
  it('goes through all pages of a quiet server, 999 at a time', () => {
    const first = take(start(2000), ids(1, 999), 2000)
    expect(asked(first)).toEqual({ page: 2, limit: 999 })
    const second = take(first, ids(1000, 1998), 2000)
    expect(take(second, [1999, 2000], 2000)).toMatchObject({ ended: true, frontier: 2000 })
  })

  it('is complete at once where there is nobody', () => {
    expect(nextPage(take(start(0), [], 0))).toBeNull()
  })

  it('begins anew with overlapping pages when a deletion shows', () => {
    const first = take(start(2000), ids(1, 999), 2000)
    const moved = take(first, ids(1001, 1999), 1999)
    expect(moved).toMatchObject({ mode: 'overlapping', hasPlainPages: false, position: 0, frontier: null })
  })

  it('takes additions at the end as they come', () => {
    const first = take(start(1000), ids(1, 999), 1000)
    expect(take(first, ids(1000, 1001), 1001)).toMatchObject({ ended: true, frontier: 1001 })
  })

  it('follows a server whose largest page is smaller', () => {
    const first = take(start(500), ids(1, 200), 500)
    expect(asked(first)).toEqual({ page: 2, limit: 200 })
    expect(asked(take(first, ids(201, 400), 500))).toEqual({ page: 3, limit: 200 })
  })

  it('asks again for a page that came twice, and in the end does not believe the server', () => {
    let reading = take(start(1998), ids(1, 999), 1998)
    const repeat = (): void => {
      reading = take(reading, ids(1, 999), 1998)
    }
    repeat()
    expect(asked(reading)).toEqual({ page: 2, limit: 999 })
    expect(() => {
      for (let times = 0; times < 10; times += 1) repeat()
    }).toThrow('server.nonsense')
  })

  it('asks again for a page that is too short, and for one whose count cannot be', () => {
    const first = take(start(3000), ids(1, 999), 3000)
    expect(take(first, ids(1000, 1500), 3000)).toMatchObject({ position: 999, frontier: 999, standstill: 1 })
    expect(take(first, [], 0)).toMatchObject({ position: 999, total: 3000, standstill: 1 })
  })

  it('does not believe more rows than asked for, or rows out of order', () => {
    expect(() => take(start(2000), ids(1, 1000), 2000)).toThrow('server.nonsense')
    expect(() => take(start(3), [1, 3, 2], 3)).toThrow('server.nonsense')
  })

  it('is not trusted where the counts tell that customers were deleted', () => {
    const reading = start(2000)
    expect(mayHaveMissed(reading, 0, 2000)).toBe(false)
    expect(mayHaveMissed(reading, 3, 2003)).toBe(false)
    expect(mayHaveMissed(reading, 1, 2000)).toBe(true)
    expect(mayHaveMissed(start(2000, 'overlapping'), 1, 2000)).toBe(false)
    expect(mayHaveMissed(start(12), 0, 11)).toBe(false)
  })
})

describe('an overlapping read', () => {
  it('begins each page within the one before', () => {
    let reading = start(100_000, 'overlapping')
    const all = ids(1, 100_000)
    let pages = 0
    while (!reading.ended) {
      const { position } = reading
      const page = asked(reading)
      expect((page.page - 1) * page.limit).toBeLessThan(Math.max(1, position))
      reading = take(reading, pageOf(all, page), all.length)
      pages += 1
    }
    expect(reading.frontier).toBe(100_000)
    // Not many more than the 101 of a plain read.
    expect(pages).toBeLessThanOrEqual(106)
  })

  it('steps back where more moved forward than the pages share', () => {
    const first = take(start(4000, 'overlapping'), ids(1, 999), 4000)
    const { page, limit } = asked(first)
    const all = ids(21, 4000)
    const moved = takePage(
      first,
      { page, limit },
      { ids: pageOf(all, { page, limit }), rows: limit, total: all.length },
    )
    expect(moved).toMatchObject({ frontier: 999, standstill: 1 })
    expect(moved.position).toBeLessThan(999)
    expect(take(moved, pageOf(all, asked(moved)), all.length)).toMatchObject({ standstill: 0 })
  })

  it('is how a read goes on after a pause', () => {
    const first = take(start(3000), ids(1, 999), 3000)
    expect(asked(resumeReading(first))).toEqual({ page: 2, limit: 998 })
  })

  it('sees every customer that exists from its start to its end, whatever moves between the pages', () => {
    const move = fc.record({ add: fc.nat(3), remove: fc.array(fc.nat(), { maxLength: 4 }) })
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9000 }), fc.array(move, { maxLength: 12 }), (count, moves) => {
        let server = ids(1, count)
        const always = new Set(server)
        const seen = new Set<number>()
        let newest = count
        let reading = start(count, 'overlapping')
        for (let turn = 0; !reading.ended; turn += 1) {
          const { add, remove } = moves[turn] ?? { add: 0, remove: [] }
          const gone = new Set(remove.map((place) => server[place % Math.max(1, server.length)]))
          for (const id of gone) if (id !== undefined) always.delete(id)
          server = [...server.filter((id) => !gone.has(id)), ...ids(newest + 1, newest + add)]
          newest += add
          const page = pageOf(server, asked(reading))
          for (const id of page) seen.add(id)
          reading = take(reading, page, server.length)
        }
        expect([...always].filter((id) => !seen.has(id))).toEqual([])
      }),
      { numRuns: 300 },
    )
  })
})
