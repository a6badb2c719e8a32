import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { beginFullRead, type FullRead } from '#backend/copy/full-read'
import { endOf, offsetOf, pageFrom, takePage, type PageNumber, type Taken } from '#backend/sync/pages'

const ids = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index)

const start = (): FullRead => beginFullRead(0, 999)
const next = ({ position, limit }: FullRead): PageNumber => pageFrom(position, limit)

const judge = (read: FullRead, found: readonly number[], total: number, asked = next(read)): Taken =>
  takePage(read, asked, { ids: found, rows: found.length, total, serverTime: null })

const take = (...args: Parameters<typeof judge>): FullRead => judge(...args).read

/** The page that a server with these customers gives. */
const pageOf = (all: readonly number[], page: PageNumber): readonly number[] =>
  all.slice(offsetOf(page), endOf(page))

describe('the pages of a full read', () => {
  it('goes through all pages, 999 at a time, each beginning within the one before', () => {
    const first = take(start(), ids(1, 999), 2000)
    expect(next(first)).toEqual({ page: 2, limit: 998 })
    const second = take(first, ids(999, 1996), 2000)
    expect(next(second)).toEqual({ page: 3, limit: 997 })
    expect(take(second, ids(1995, 2000), 2000)).toMatchObject({ ended: true, frontier: 2000, pages: 3 })
  })

  it('takes few more pages than without overlap', () => {
    let pages = 0
    for (let position = 0; position < 1_000_000; pages += 1) position = endOf(pageFrom(position, 999))
    expect(pages / Math.ceil(1_000_000 / 999)).toBeLessThan(1.05)
  })

  it('advances with tiny pages, and says so where it cannot', () => {
    expect(pageFrom(360, 10)).toEqual({ page: 52, limit: 7 })
    // Every size of up to ten customers ends there.
    expect(endOf(pageFrom(2520, 10))).toBe(2520)
    let read: FullRead = { ...start(), limit: 10, position: 2520, frontier: 2520, covered: 2520, total: 5000 }
    for (let times = 1; times <= 5; times += 1) read = take(read, ids(2511, 2520), 5000)
    expect(() => take(read, ids(2511, 2520), 5000)).toThrow('server.nonsense')
  })

  it('is complete at once where there is nobody', () => {
    expect(take(start(), [], 0)).toMatchObject({ ended: true, pages: 1 })
  })

  it('begins by the clock of the server, where it tells the time', () => {
    const facts = { ids: [1], rows: 1, total: 1, serverTime: 77 }
    expect(takePage(start(), { page: 1, limit: 999 }, facts).read).toMatchObject({
      changesFrom: 77,
      byServer: true,
    })
  })

  it('takes additions at the end as they come', () => {
    const first = take(start(), ids(1, 999), 1000)
    expect(take(first, ids(999, 1001), 1001)).toMatchObject({ ended: true, frontier: 1001 })
  })

  it('follows a server whose largest page is smaller, once it has said so twice', () => {
    const doubted = judge(start(), ids(1, 200), 500)
    expect(doubted.outcome).toBe('refused')
    const first = take(doubted.read, ids(1, 200), 500)
    expect(next(first)).toEqual({ page: 2, limit: 199 })
  })

  it('asks again for a page that came twice, and in the end does not believe the server', () => {
    let read = take(start(), ids(1, 999), 1998)
    const repeat = (): void => {
      read = take(read, pageOf(ids(1, 998), { page: 1, limit: 998 }), 1998)
    }
    repeat()
    expect(read).toMatchObject({ position: 999, standstill: 1 })
    expect(() => {
      for (let times = 0; times < 10; times += 1) repeat()
    }).toThrow('server.nonsense')
  })

  it('asks again for a page that is too short, and for one whose count cannot be', () => {
    const first = take(start(), ids(1, 999), 3000)
    expect(judge(first, ids(999, 1500), 3000)).toMatchObject({
      outcome: 'refused',
      read: { position: 999, frontier: 999, standstill: 1 },
    })
    expect(judge(first, [], 0)).toMatchObject({ outcome: 'refused', read: { total: 3000 } })
  })

  it('does not believe more rows than asked for, or rows out of order', () => {
    expect(() => take(start(), ids(1, 1000), 2000)).toThrow('server.nonsense')
    expect(() => take(start(), [1, 3, 2], 3)).toThrow('server.nonsense')
  })

  it('steps back where more moved forward than the pages share', () => {
    const first = take(start(), ids(1, 999), 4000)
    const asked = next(first)
    const all = ids(21, 4000)
    const moved = judge(first, pageOf(all, asked), all.length)
    expect(moved).toMatchObject({ outcome: 'gap', read: { frontier: 999, standstill: 1 } })
    const bridge = next(moved.read)
    expect(offsetOf(bridge)).toBeLessThan(moved.read.position)
    const bridged = take(moved.read, pageOf(all, bridge), all.length)
    expect(bridged).toMatchObject({ standstill: 0 })
    // The answer that left the gap joins now.
    expect(judge(bridged, pageOf(all, asked), all.length, asked).outcome).toBe('read')
  })

  it('finds its way back after a pause in which thousands were deleted', () => {
    const all = ids(1, 20_000)
    let read = start()
    while (read.position < 15_000) read = take(read, pageOf(all, next(read)), all.length)
    const left = ids(7001, 20_000)
    const seen = new Set<number>()
    for (let turn = 0; !read.ended && turn < 40; turn += 1) {
      const page = pageOf(left, next(read))
      const taken = judge(read, page, left.length)
      if (taken.outcome === 'read') for (const id of page) seen.add(id)
      read = taken.read
    }
    expect(ids(15_001, 20_000).filter((id) => !seen.has(id))).toEqual([])
  })

  it('sees every customer that exists from its start to its end, whatever moves between the pages', () => {
    const move = fc.record({ add: fc.nat(3), remove: fc.array(fc.nat(), { maxLength: 4 }) })
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9000 }), fc.array(move, { maxLength: 12 }), (count, moves) => {
        let server = ids(1, count)
        const always = new Set(server)
        const seen = new Set<number>()
        let newest = count
        let read = start()
        for (let turn = 0; !read.ended; turn += 1) {
          const { add, remove } = moves[turn] ?? { add: 0, remove: [] }
          const gone = new Set(remove.map((place) => server[place % Math.max(1, server.length)]))
          for (const id of gone) if (id !== undefined) always.delete(id)
          server = [...server.filter((id) => !gone.has(id)), ...ids(newest + 1, newest + add)]
          newest += add
          const page = pageOf(server, next(read))
          const taken = judge(read, page, server.length)
          if (taken.outcome === 'read') for (const id of page) seen.add(id)
          read = taken.read
        }
        expect([...always].filter((id) => !seen.has(id))).toEqual([])
      }),
      { numRuns: 300 },
    )
  })
})
