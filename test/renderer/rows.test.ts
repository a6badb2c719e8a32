import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { CustomerWindow, Revised } from '#shared/contract'
import { AppError } from '#shared/errors'
import { pagesOf, pageSize, RowPages } from '../../src/renderer/table/row-pages'
import { RowStore, type View } from '../../src/renderer/table/rows.svelte'
import { customer, deferred } from './in-memory-app'

const byName: View = { query: '', sort: [{ column: 'name', descending: false }] }
const bySpent: View = { query: '', sort: [{ column: 'spent', descending: true }] }

interface Asked {
  readonly view: View
  readonly offset: number
  /** `revision`: of the copy, 1 where nothing is said. */
  readonly answer: (ids: readonly number[], revision?: number) => Promise<void>
  readonly fail: () => Promise<void>
}

/** Lets everything that was answered take effect. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve()
}

/**
 * A store whose requests are answered by hand. `answer` gets the ids of the whole list; `whereNow` tells where a customer
 * stands when the list is read anew.
 */
function byHand(
  onSettled?: () => void,
  whereNow: (id: number) => number | null = (id) => id,
): { store: RowStore; asked: Asked[] } {
  const asked: Asked[] = []
  const store = new RowStore(
    {
      window: (view, offset, limit) => {
        const { promise, resolve, reject } = deferred<Revised<CustomerWindow>>()
        asked.push({
          view,
          offset,
          answer: async (ids, revision = 1) => {
            resolve({
              revision,
              offset,
              count: ids.length,
              rows: ids.slice(offset, offset + limit).map((id) => customer(id)),
            })
            await settled()
          },
          fail: async () => {
            reject(new AppError({ code: 'storage.busy' }))
            await settled()
          },
        })
        return promise
      },
      places: (_, ids) => Promise.resolve(ids.map(whereNow)),
    },
    byName,
    onSettled,
  )
  return { store, asked }
}

const numbers = (count: number, first = 0): number[] =>
  Array.from({ length: count }, (_, step) => first + step)
const nth = (asked: Asked[], index: number): Asked => {
  const found = asked.at(index)
  if (found === undefined) throw new Error(`no request ${String(index)}`)
  return found
}

describe('an answer that takes long', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('shows that it is worked on, and newer requests replace those that wait', async () => {
    const { store, asked } = byHand()
    store.show(byName)
    vi.advanceTimersByTime(299)
    expect(store.work).toBeNull()
    vi.advanceTimersByTime(1)
    expect(store.work).toBe('loading')
    await nth(asked, 0).answer(numbers(5))
    expect(store.work).toBeNull()

    for (const query of ['e', 'el', 'eli']) {
      store.show({ ...byName, query })
      vi.advanceTimersByTime(150)
    }
    expect(store.work).toBe('searching')
    expect(asked.map(({ view }) => view.query)).toEqual(['', 'e'])
    await nth(asked, 1).answer(numbers(4))
    // Nobody sees the outdated answer, and what came between is never asked.
    expect([store.count, store.work]).toEqual([5, 'searching'])
    expect(asked.map(({ view }) => view.query)).toEqual(['', 'e', 'eli'])
    await nth(asked, 2).answer(numbers(3))
    expect([store.count, store.work]).toEqual([3, null])

    store.show({ ...bySpent, query: 'eli' })
    vi.advanceTimersByTime(300)
    expect(store.work).toBe('sorting')
    await nth(asked, 3).fail()
    expect(store.work).toBeNull()
  })
})

describe('pages', () => {
  it('are those that hold the rows', () => {
    expect(pagesOf(0, 0)).toEqual([0])
    expect(pagesOf(95, 205)).toEqual([0, 1, 2])
  })

  it('are dropped when not looked at for longest', () => {
    const pages = new RowPages()
    for (let page = 0; page < 60; page += 1) pages.put(page, [customer(page)])
    pages.touch(0)
    pages.put(60, [customer(60)])
    expect(pages.has(0)).toBe(true)
    expect(pages.has(1)).toBe(false)
    expect(pages.at(60 * pageSize)?.id).toBe(60)
    expect(pages.at(pageSize)).toBeUndefined()
  })
})

describe('the rows', () => {
  it('are fetched around what is looked at, two requests at a time, and once', async () => {
    const { store, asked } = byHand()
    store.show(byName)
    await nth(asked, 0).answer(numbers(5000))
    expect(store.count).toBe(5000)
    expect(store.at(99)?.id).toBe(99)
    store.look(950, 1250)
    expect(asked.slice(1).map(({ offset }) => offset)).toEqual([900, 1000])
    expect(store.at(1000)).toBeUndefined()
    store.look(3000, 3020)
    await nth(asked, 1).answer(numbers(5000))
    expect(nth(asked, -1).offset).toBe(3000)
    await nth(asked, -1).answer(numbers(5000))
    expect(store.at(3010)?.id).toBe(3010)
    const before = asked.length
    store.look(3000, 3020)
    expect(asked).toHaveLength(before)
  })

  it('stay until another view has come, and answers that were overtaken are dropped', async () => {
    const { store, asked } = byHand()
    store.show(byName)
    await nth(asked, 0).answer(numbers(300))
    store.show(bySpent)
    store.show(byName)
    store.show(bySpent)
    expect(store.at(0)?.id).toBe(0)
    expect(asked).toHaveLength(2)
    await nth(asked, 1).answer(numbers(300, 1000))
    expect(store.at(0)?.id).toBe(0)
    expect(asked).toHaveLength(3)
    expect(nth(asked, 2).view).toBe(bySpent)
    await nth(asked, 2).answer(numbers(200, 2000))
    expect(store.at(0)?.id).toBe(2000)
    expect(store.count).toBe(200)
    expect(store.pending).toBe(false)
  })

  it('keep place, current row and range when they are read anew, however far they moved', async () => {
    const { store, asked } = byHand(undefined, (id) => (id < 9000 ? id + 4321 : null))
    store.show(byName)
    await nth(asked, 0).answer(numbers(300))
    store.look(40, 60)
    store.current = 50
    store.anchor = 55
    store.refresh()
    expect(store.at(50)?.id).toBe(50)
    await settled()
    expect(nth(asked, 1).offset).toBe(4300)
    await nth(asked, 1).answer([...numbers(4321, 9000), ...numbers(300)])
    expect(store.swap).toEqual({ kind: 'refresh', shift: 4321 })
    expect(store.current).toBe(4371)
    expect(store.anchor).toBe(4376)
    expect(store.currentRow?.id).toBe(50)
  })

  it('hold on to the first customer in sight where the current one is elsewhere or gone', async () => {
    const { store, asked } = byHand(undefined, (id) => (id === 40 || id === 50 ? null : id - 2))
    store.show(byName)
    await nth(asked, 0).answer(numbers(300))
    store.look(40, 60)
    store.current = 50
    store.refresh()
    await settled()
    const left = numbers(300).filter((id) => id !== 40 && id !== 50 && id !== 7)
    await nth(asked, 1).answer(left)
    expect(store.swap).toEqual({ kind: 'refresh', shift: -2 })
    expect(store.current).toBe(48)
  })

  it('take along who moved on while they were being read anew', async () => {
    const { store, asked } = byHand(undefined, (id) => id + 3)
    store.show(byName)
    await nth(asked, 0).answer(numbers(300))
    store.look(40, 60)
    store.current = 50
    store.refresh()
    await settled()
    store.current = 52
    await nth(asked, 1).answer([...numbers(3, 9000), ...numbers(300)])
    expect(store.currentRow?.id).toBe(52)
  })

  it('do not lose a view asked for just before they are read anew', async () => {
    const { store, asked } = byHand()
    store.show(byName)
    await nth(asked, 0).answer(numbers(300))
    store.show(bySpent)
    store.refresh()
    await nth(asked, 1).answer(numbers(300, 1000))
    await nth(asked, 2).answer(numbers(300, 1000))
    expect(nth(asked, 2).view).toBe(bySpent)
    expect(store.at(0)?.id).toBe(1000)
  })

  it('are all read again when one of them shows that the copy has changed', async () => {
    const { store, asked } = byHand(undefined, (id) => id + 1)
    store.show(byName)
    await nth(asked, 0).answer(numbers(300))
    expect(store.revision).toBe(1)
    store.look(90, 110)
    await nth(asked, 1).answer([-1, ...numbers(300)], 2)
    expect(store.at(100)).toBeUndefined()
    expect([store.at(0)?.id, store.revision]).toEqual([0, 1])
    expect(asked.slice(2).map(({ offset }) => offset)).toEqual([0, 100])
    await nth(asked, 2).answer([-1, ...numbers(300)], 2)
    await nth(asked, 3).answer([-1, ...numbers(300)], 2)
    expect([store.at(0)?.id, store.at(100)?.id, store.revision]).toEqual([-1, 99, 2])
    expect(store.swap).toEqual({ kind: 'refresh', shift: 1 })
    expect(asked).toHaveLength(4)
  })

  it('are of the older revision where a sync ended while they were read, and then read again', async () => {
    const { store, asked } = byHand()
    store.show(byName)
    await nth(asked, 0).answer(numbers(300))
    store.look(90, 110)
    await nth(asked, 1).answer(numbers(300))
    store.refresh()
    await settled()
    await nth(asked, 2).answer(numbers(300), 2)
    await nth(asked, 3).answer(numbers(300), 3)
    expect(store.revision).toBe(2)
    store.look(200, 220)
    await nth(asked, 4).answer(numbers(300), 3)
    expect(store.pending).toBe(true)
  })

  it('forget the current row when it is gone with all others', async () => {
    const { store, asked } = byHand()
    store.show(byName)
    await nth(asked, 0).answer([1, 2])
    store.current = 1
    store.refresh()
    await settled()
    await nth(asked, 1).answer([])
    expect(store.current).toBeNull()
    expect(store.count).toBe(0)
  })

  it('stay when reading fails, and the reason is known', async () => {
    const { store, asked } = byHand()
    store.show(byName)
    await nth(asked, 0).answer([1, 2])
    store.refresh()
    await settled()
    await nth(asked, 1).fail()
    expect(store.error?.code).toBe('storage.busy')
    expect(store.at(0)?.id).toBe(1)
    store.refresh()
    await settled()
    await nth(asked, 2).answer([1])
    expect(store.error).toBeNull()
  })

  it('tell when the newest answer is there, and which view they are of', async () => {
    const onSettled = vi.fn()
    const { store, asked } = byHand(onSettled)
    store.show(byName)
    store.show(bySpent)
    expect(store.view).toBe(byName)
    await nth(asked, 0).answer(numbers(3))
    expect(onSettled).not.toHaveBeenCalled()
    await nth(asked, 1).answer(numbers(3))
    expect(onSettled).toHaveBeenCalledTimes(1)
    expect(store.view).toBe(bySpent)
    store.show(byName)
    await nth(asked, 2).fail()
    expect(onSettled).toHaveBeenCalledTimes(2)
    expect(store.view).toBe(bySpent)
  })
})
