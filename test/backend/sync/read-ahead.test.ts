import { describe, expect, it } from 'vitest'
import type { CustomerPage } from '#backend/clopos/source'
import { createReadAhead, type ReadAhead } from '#backend/sync/read-ahead'
import { beginFullRead, type FullRead } from '#backend/copy/full-read'
import { endOf, offsetOf, type PageNumber } from '#backend/sync/pages'
import { pageOf } from './scripted-source'

interface Asked extends PageNumber {
  readonly answer: () => void
  readonly fail: (error: Error) => void
  readonly isGivenUp: () => boolean
}

interface Scene {
  readonly ahead: ReadAhead
  readonly asked: Asked[]
  readonly stop: AbortController
}

function scene(): Scene {
  const asked: Asked[] = []
  const stop = new AbortController()
  const ahead = createReadAhead(
    (page, signal) =>
      new Promise<CustomerPage>((resolve, reject) => {
        asked.push({
          ...page,
          answer: () => {
            resolve(pageOf({ rows: [], total: endOf(page) }))
          },
          fail: reject,
          isGivenUp: () => signal.aborted,
        })
        signal.addEventListener('abort', () => {
          reject(new Error('given up'))
        })
      }),
    stop.signal,
  )
  return { ahead, asked, stop }
}

const at = (position: number, total: number | null, limit = 100): FullRead => ({
  ...beginFullRead(0, limit),
  position,
  total,
})

describe('reading pages ahead', () => {
  it('asks for the first page alone: how many there are is not known yet', async () => {
    const { ahead, asked } = scene()
    const first = ahead.next(at(0, null))
    expect(asked).toMatchObject([{ page: 1, limit: 100 }])
    asked[0]?.answer()
    expect((await first).asked).toEqual({ page: 1, limit: 100 })
  })

  it('then has thirteen under way, each beginning within the one before, and never one beyond the end', () => {
    const { ahead, asked } = scene()
    void ahead.next(at(100, 10_000)).catch(() => undefined)
    expect(asked).toHaveLength(13)
    for (const [index, page] of asked.entries()) {
      const before = asked[index - 1]
      if (before !== undefined) expect(offsetOf(page)).toBeLessThan(endOf(before))
    }
    const short = scene()
    void short.ahead.next(at(100, 250)).catch(() => undefined)
    expect(short.asked.map(endOf).filter((end) => end >= 250)).toHaveLength(1)
  })

  it('gives the pages in their order, whichever is answered first', async () => {
    const { ahead, asked } = scene()
    const first = ahead.next(at(100, 10_000))
    for (const page of asked.toReversed()) page.answer()
    const given = await first
    expect(given.asked).toEqual({ page: asked[0]?.page, limit: asked[0]?.limit })
    ahead.judged('read')
    const second = await ahead.next(at(endOf(given.asked), 10_000))
    expect(second.asked).toEqual({ page: asked[1]?.page, limit: asked[1]?.limit })
  })

  it('asks again for a page that was refused, and keeps the others', async () => {
    const { ahead, asked } = scene()
    const first = ahead.next(at(100, 10_000))
    asked[0]?.answer()
    const given = await first
    ahead.judged('refused')
    void ahead.next(at(100, 10_000)).catch(() => undefined)
    expect(
      asked.filter(({ page, limit }) => page === given.asked.page && limit === given.asked.limit),
    ).toHaveLength(2)
    expect(asked).toHaveLength(14)
  })

  it('keeps a page that left a gap until one further back joins it, and asks for it again after a second gap', async () => {
    const { ahead, asked } = scene()
    const first = ahead.next(at(100, 10_000))
    const [page] = asked
    page?.answer()
    await first
    ahead.judged('gap')
    const bridge = ahead.next(at(50, 10_000))
    const bridging = asked.at(-1)
    expect(bridging === undefined ? null : offsetOf(bridging)).toBeLessThan(50)
    bridging?.answer()
    await bridge
    ahead.judged('read')
    expect((await ahead.next(at(150, 10_000))).asked).toEqual({ page: page?.page, limit: page?.limit })
    ahead.judged('gap')
    const before = asked.length
    void ahead.next(at(150, 10_000)).catch(() => undefined)
    expect(asked.length).toBeGreaterThan(before)
  })

  it('throws what the page in turn ends with, and not what later ones do', async () => {
    const { ahead, asked } = scene()
    const first = ahead.next(at(100, 10_000))
    asked[1]?.fail(new Error('second'))
    asked[0]?.answer()
    const given = await first
    ahead.judged('read')
    await expect(ahead.next(at(endOf(given.asked), 10_000))).rejects.toThrow('second')
  })

  it('gives up what is under way when it is closed, or cancelled', async () => {
    const closed = scene()
    void closed.ahead.next(at(100, 10_000)).catch(() => undefined)
    await closed.ahead.close()
    expect(closed.asked.every((page) => page.isGivenUp())).toBe(true)
    const cancelled = scene()
    const next = cancelled.ahead.next(at(100, 10_000))
    cancelled.stop.abort()
    await expect(next).rejects.toThrow('given up')
  })
})
