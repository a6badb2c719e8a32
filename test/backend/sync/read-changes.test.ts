import { describe, expect, it } from 'vitest'
import type { CustomerPage, PageRequest } from '#backend/clopos/source'
import { readChanges, type ChangesRead } from '#backend/sync/read-changes'
import { offsetOf } from '#backend/sync/pages'
import { pageOf, scriptedSource, type ScriptedPage } from './scripted-source'

type Changed = ScriptedPage['rows']

/** The page that a server with these customers gives: sorted by change, newest first, as asked. */
const pageFrom = (all: Changed, request: PageRequest, now = 10_000): CustomerPage => {
  const sorted = all.toSorted(([, a], [, b]) => (b ?? 0) - (a ?? 0))
  const offset = offsetOf(request)
  return pageOf({ rows: sorted.slice(offset, offset + request.limit), total: all.length, now })
}

interface Outcome {
  readonly read: ChangesRead | null
  readonly taken: number[]
  readonly asked: readonly PageRequest[]
}

async function read(
  since: number,
  answer: Parameters<typeof scriptedSource>[1],
  { limit = 10, maxPages = 20 } = {},
): Promise<Outcome> {
  const { source, asked } = scriptedSource(limit, answer)
  const taken: number[] = []
  const result = await readChanges({
    source,
    signal: new AbortController().signal,
    clock: () => 77,
    since: since * 1000,
    maxPages,
    take: ({ customers }) => taken.push(...customers.map(({ customer }) => customer.id)),
  })
  return { read: result, taken, asked }
}

/** Customers 1 to `count`, each changed a minute before the one before. */
const spread = (count: number, newest: number): Changed =>
  Array.from({ length: count }, (_, index) => [index + 1, newest - index * 60])

describe('reading what changed', () => {
  it('takes one page where that reaches back far enough, and two minutes further', async () => {
    const all = spread(100, 10_000)
    const { read: result, taken, asked } = await read(9_900, (request) => pageFrom(all, request))
    expect(result).toEqual({
      total: 100,
      serverTime: 10_000_000,
      heardAt: 77,
      atOnce: true,
      toMargin: true,
    })
    expect(taken).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    expect(asked).toEqual([{ page: 1, limit: 10, sort: 'updated_at', descending: true }])
  })

  it('goes on page by page, each beginning within the one before, and then asks what changed meanwhile', async () => {
    const all = spread(100, 10_000)
    const { read: result, taken, asked } = await read(9_000, (request) => pageFrom(all, request))
    expect(result?.atOnce).toBe(true)
    expect(new Set(taken).size).toBeGreaterThanOrEqual(17)
    for (let id = 1; id <= 17; id += 1) expect(taken).toContain(id)
    // The last one asks for what changed since the first.
    expect(asked.at(-1)).toMatchObject({ page: 1, limit: 10 })
  })

  it('steps back if too many were deleted between two pages for the pages to join', async () => {
    let all = spread(100, 10_000)
    const { taken, asked } = await read(9_000, (request, count) => {
      if (count === 2) all = all.slice(8)
      return pageFrom(all, request)
    })
    for (let id = 1; id <= 17; id += 1) expect(taken).toContain(id)
    expect(asked.length).toBeGreaterThan(3)
  })

  it('takes in who changed while it read', async () => {
    let all = spread(100, 10_000)
    const fresh = spread(12, 10_900).map(([id, at]): [number, number | null] => [200 + id, at])
    const { read: result, taken } = await read(9_000, (request, count) => {
      if (count === 2) all = [...fresh, ...all]
      return pageFrom(all, request, count === 1 ? 10_000 : 10_900)
    })
    expect(result).toMatchObject({ total: 112, atOnce: true })
    for (const [id] of fresh) expect(taken).toContain(id)
  })

  it('gives up where more changed in one instant than a page holds', async () => {
    const bulk: Changed = Array.from({ length: 30 }, (_, index) => [index + 1, 9_950])
    expect((await read(9_900, (request) => pageFrom(bulk, request))).read).toBeNull()
  })

  it('does not mind such a bulk from before', async () => {
    const bulk: Changed = [
      [99, 9_990],
      ...Array.from({ length: 30 }, (_, index): [number, number] => [index + 1, 9_850]),
    ]
    expect((await read(9_900, (request) => pageFrom(bulk, request))).read).toMatchObject({
      total: 31,
      atOnce: true,
    })
  })

  it('gets past customers that changed later than now', async () => {
    const ahead: Changed = Array.from({ length: 30 }, (_, index) => [index + 1, 99_999])
    const all: Changed = [
      ...ahead,
      ...spread(50, 10_000).map(([id, at]): [number, number | null] => [id + 100, at]),
    ]
    const { read: result, taken } = await read(9_900, (request) => pageFrom(all, request))
    expect(result).toMatchObject({ total: 80, atOnce: true })
    expect(taken).toEqual(expect.arrayContaining([101, 102]))
  })

  it('gives up where it takes too many pages', async () => {
    const all = spread(100, 10_000)
    const { read: result, asked } = await read(0, (request) => pageFrom(all, request), { maxPages: 3 })
    expect(result).toBeNull()
    expect(asked).toHaveLength(3)
  })

  it('does not believe a server that sorts by something else', async () => {
    const other = (): CustomerPage =>
      pageOf({
        rows: [
          [1, 5],
          [2, 9],
          [3, 7],
        ],
        total: 3,
      })
    await expect(read(1, other)).rejects.toThrow('server.nonsense')
    const all = spread(3, 10_000)
    const once = await read(9_999, (request, count) => (count === 1 ? other() : pageFrom(all, request)))
    expect(once.read).toMatchObject({ total: 3 })
    expect(once.taken).toEqual([1, 2, 3])
  })

  it('does not believe a page of another size than its total says, and follows a server that gives less', async () => {
    const all = spread(40, 10_000)
    const lying = (request: PageRequest): CustomerPage => ({ ...pageFrom(all, request), total: 5 })
    await expect(read(9_900, lying)).rejects.toThrow('server.nonsense')
    const smaller = await read(9_900, (request) =>
      pageFrom(all, { ...request, limit: Math.min(4, request.limit) }),
    )
    expect(smaller.read).toMatchObject({ total: 40 })
    expect(smaller.asked.at(-1)).toMatchObject({ limit: 4 })
  })

  it('asks three times where nobody is said to be there at all', async () => {
    const all = spread(3, 10_000)
    let lost = 2
    const once = await read(9_900, (request) => {
      const page = pageFrom(lost > 0 ? [] : all, request)
      lost -= 1
      return page
    })
    expect(once.taken).toEqual([1, 2, 3])
    expect(once.read).toMatchObject({ total: 3, atOnce: true })
    const never = await read(9_900, (request) => pageFrom([], request))
    expect(never.read).toMatchObject({ total: 0, serverTime: 10_000_000, atOnce: true })
    expect(never.asked).toHaveLength(3)
  })

  it('passes over changes that cannot be read', async () => {
    const all: Changed = [
      [1, 10_000],
      [2, null],
      [3, 9_000],
    ]
    const { read: result, taken } = await read(9_500, () => pageOf({ rows: all, total: 3 }))
    expect(result).toMatchObject({ atOnce: true })
    expect(taken).toEqual([1, 2, 3])
  })
})
