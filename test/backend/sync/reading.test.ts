import { describe, expect, it } from 'vitest'
import { beginReading, mayHaveMissed, takePage, type Reading } from '#backend/sync/reading'

const ids = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index)

const start = (total: number): Reading => beginReading({ startedAt: 0, total, largestIdAtStart: total })

const take = (reading: Reading, found: readonly number[], total: number): Reading =>
  takePage(reading, reading.nextPage ?? 0, { ids: found, rows: found.length, total })

describe('reading page by page', () => {
  it('goes through all pages of a quiet server', () => {
    const first = take(start(2000), ids(1, 999), 2000)
    expect(first).toMatchObject({ nextPage: 2, frontier: 999 })
    const second = take(first, ids(1000, 1998), 2000)
    expect(take(second, [1999, 2000], 2000)).toMatchObject({ nextPage: null, frontier: 2000, deletions: 0 })
  })

  it('is complete at once where there is nobody', () => {
    expect(take(start(0), [], 0).nextPage).toBeNull()
  })

  it('steps back when customers moved forward over the border of a page', () => {
    const first = take(start(2000), ids(1, 999), 2000)
    const shifted = take(first, ids(1001, 1999), 1999)
    expect(shifted).toMatchObject({ nextPage: 1, frontier: 999, mustOverlap: true, deletions: 1 })
    const joined = take(shifted, [...ids(1, 499), ...ids(501, 1000)], 1999)
    expect(joined).toMatchObject({ nextPage: 2, frontier: 1000, mustOverlap: false })
  })

  it('goes on where a deletion shows on a page that overlaps what was read', () => {
    const reading: Reading = { ...start(2000), nextPage: 2, frontier: 1000 }
    expect(take(reading, ids(1000, 1998), 1999)).toMatchObject({ nextPage: 3, frontier: 1998, deletions: 1 })
  })

  it('takes additions at the end as they come', () => {
    const first = take(start(1000), ids(1, 999), 1000)
    expect(take(first, ids(1000, 1001), 1001)).toMatchObject({ nextPage: null, frontier: 1001 })
  })

  it('follows a server whose largest page is smaller', () => {
    const first = take(start(500), ids(1, 200), 500)
    expect(first).toMatchObject({ limit: 200, nextPage: 2 })
    expect(take(first, ids(201, 400), 500)).toMatchObject({ nextPage: 3 })
  })

  it('asks again for a page that came twice, and in the end does not believe the server', () => {
    let reading = take(start(3000), ids(1, 999), 3000)
    const repeat = (): void => {
      reading = take(reading, ids(1, 999), 3000)
    }
    repeat()
    expect(reading).toMatchObject({ nextPage: 2, frontier: 999 })
    expect(() => {
      for (let times = 0; times < 10; times += 1) repeat()
    }).toThrow('server.nonsense')
  })

  it('does not believe more rows than asked for, or rows out of order', () => {
    expect(() => take(start(2000), ids(1, 1000), 2000)).toThrow('server.nonsense')
    expect(() => take(start(3), [1, 3, 2], 3)).toThrow('server.nonsense')
  })

  it('asks again for a page that is too short', () => {
    const first = take(start(3000), ids(1, 999), 3000)
    expect(take(first, ids(1000, 1500), 3000)).toMatchObject({ nextPage: 2, frontier: 999, standstill: 1 })
  })

  it('knows when a deletion was hidden by an addition', () => {
    const read: Reading = { ...start(2000), total: 2000 }
    expect(mayHaveMissed(read, 0)).toBe(false)
    expect(mayHaveMissed(read, 1)).toBe(true)
    expect(mayHaveMissed({ ...read, deletions: 1 }, 1)).toBe(false)
  })
})
