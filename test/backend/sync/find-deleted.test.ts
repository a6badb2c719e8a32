import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CustomerPage, ReceivedCustomer } from '#backend/clopos/source'
import { readCustomer } from '#backend/clopos/customer-row'
import { findDeleted } from '#backend/sync/find-deleted'
import { endOf, offsetOf, pageFrom, type PageNumber } from '#backend/sync/pages'
import { apiRow } from '../api-rows'
import { chances, type Chance } from '../../faults/chance'

const made = readCustomer(apiRow(1))
const withId = (id: number): ReceivedCustomer => ({ ...made, customer: { ...made.customer, id } })

function pageOf(ids: readonly number[], asked: PageNumber, total = ids.length): CustomerPage {
  return { customers: ids.slice(offsetOf(asked), endOf(asked)).map(withId), total, serverTime: 0 }
}

/** `count` ids with holes between them. */
function idsWith(count: number, chance: Chance): number[] {
  let id = 0
  return Array.from({ length: count }, () => (id += 1 + chance.below(3)))
}

function some<Item>(items: readonly Item[], count: number, chance: Chance): Set<Item> {
  const picked = new Set<Item>()
  while (picked.size < Math.min(count, items.length)) {
    const item = items[chance.below(items.length)]
    if (item !== undefined) picked.add(item)
  }
  return picked
}

interface Search {
  readonly found: readonly number[]
  readonly requests: number
}

/** Searches at a server that does not move. */
async function search(ids: readonly number[], gone: ReadonlySet<number>, limit: number): Promise<Search> {
  const left = ids.filter((id) => !gone.has(id))
  let requests = 0
  const found = await findDeleted(Float64Array.from(ids), limit, left.length, (asked) => {
    requests += 1
    return Promise.resolve(pageOf(left, asked))
  })
  return { found: [...found].sort((a, b) => a - b), requests }
}

const sorted = (ids: ReadonlySet<number>): number[] => [...ids].sort((a, b) => a - b)

const seed = fc.nat({ max: 1_000_000 })

describe('the search for deleted customers', () => {
  it('finds exactly those, wherever they were', async () => {
    const size = fc.integer({ min: 1, max: 400 })
    const limit = fc.integer({ min: 10, max: 60 })
    await fc.assert(
      fc.asyncProperty(
        seed,
        size,
        limit,
        fc.integer({ min: 1, max: 12 }),
        async (seed, count, limit, many) => {
          const chance = chances(seed)
          const ids = idsWith(count, chance)
          const gone = some(ids, many, chance)
          const { found } = await search(ids, gone, limit)
          expect(found).toEqual(sorted(gone))
        },
      ),
      { numRuns: 500 },
    )
  })

  it('finds them in a row, at both ends and at the borders of pages', async () => {
    const ids = Array.from({ length: 1000 }, (_, index) => index + 1)
    for (const gone of [[1], [1000], [1, 2, 1000], [40, 41], [41, 80, 81, 120], ids.slice(300, 420), ids]) {
      expect(await search(ids, new Set(gone), 40)).toMatchObject({ found: gone })
    }
  })

  it.each([
    { customers: 100_000, deleted: 1, most: 0.09 },
    { customers: 100_000, deleted: 3, most: 0.25 },
    { customers: 1_000_000, deleted: 1, most: 0.015 },
    { customers: 1_000_000, deleted: 3, most: 0.04 },
    { customers: 1_000_000, deleted: 30, most: 0.3 },
  ])(
    'takes few of the requests of a full read for $deleted of $customers',
    { timeout: 60_000 },
    async ({ customers, deleted, most }) => {
      let pages = 0
      for (let position = 0; position < customers; pages += 1) position = endOf(pageFrom(position, 999))
      const ids = Array.from({ length: customers }, (_, index) => index + 1)
      for (let seed = 1; seed <= 10; seed += 1) {
        const gone = some(ids, deleted, chances(seed))
        const { found, requests } = await search(ids, gone, 999)
        expect(found).toEqual(sorted(gone))
        expect(requests / pages).toBeLessThanOrEqual(most)
      }
    },
  )

  it('never names somebody who was there all the time, whatever moves and errs between two requests', async () => {
    const most = fc.integer({ min: 1, max: 6 })
    await fc.assert(
      fc.asyncProperty(seed, fc.integer({ min: 1, max: 300 }), most, async (seed, count, many) => {
        const chance = chances(seed)
        const ids = idsWith(count, chance)
        const last = ids.at(-1) ?? 0
        const gone = some(ids, many, chance)
        const present = new Set(ids.filter((id) => !gone.has(id)))
        const sometimesGone = new Set(gone)
        const move = (): void => {
          const [one] = some(ids, 1, chance)
          if (one === undefined) return
          const kind = chance.below(4)
          if (kind === 0) present.add(one)
          else if (kind === 1) present.add(last + 1 + chance.below(50))
          else if (kind === 2) present.add(one + 1)
          else {
            present.delete(one)
            sometimesGone.add(one)
          }
        }
        const answer = (asked: PageNumber): CustomerPage => {
          const now = sorted(present)
          const other = { page: 1 + chance.below(asked.page + 1), limit: asked.limit }
          const kind = chance.below(20)
          if (kind === 0) return pageOf(now, asked, now.length + chance.below(5) - 2)
          if (kind === 1) return pageOf(now, { ...other, limit: Math.ceil(asked.limit / 2) }, now.length)
          if (kind === 2) return pageOf([...now].reverse(), asked)
          if (kind === 3) return pageOf(chance.percent(50) ? now : [], asked, 0)
          // Page 1 and a page that is not full are taken for what they were asked for.
          if (kind === 4 && asked.page > 1 && endOf(other) < now.length) return pageOf(now, other)
          return pageOf(now, asked)
        }
        const found = await findDeleted(
          Float64Array.from(ids),
          10 + chance.below(20),
          present.size,
          (asked) => {
            if (chance.percent(40)) move()
            return Promise.resolve(chance.percent(3) ? null : answer(asked))
          },
        )
        for (const id of found) expect(sometimesGone).toContain(id)
      }),
      { numRuns: 2000 },
    )
  })
})
