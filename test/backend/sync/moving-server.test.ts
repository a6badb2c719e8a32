import { describe, expect, it } from 'vitest'
import type { Fault } from '#backend/sample/faults'
import type { SampleServer } from '#backend/sample/server'
import { errorData } from '#shared/errors'
import { testFolder } from '../api-rows'
import { copyRows, idsOf, serverRows, serverWith, status, sync } from './sync-steps'

/** A small generator of chances, so that each schedule can be run again by its number. */
function chances(seed: number): (below: number) => number {
  let state = seed * 2654435761
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

describe('a server that moves while it is read', () => {
  const schedules = Array.from({ length: 40 }, (_, index) => index + 1)

  it.each(schedules)('is equal to the copy when the read ends, schedule %i', async (seed) => {
    const chance = chances(seed)
    const move = (server: SampleServer): void => {
      for (let times = chance(3); times > 0; times -= 1) {
        const id = ids[chance(ids.length)] ?? 0
        const action = chance(3)
        if (action === 2) server.store.insert()
        else if (server.store.get(id) === null) continue
        else if (action === 0) server.store.remove(id)
        else server.store.update(id, { spent: chance(1000) })
      }
    }
    const faults: readonly Fault[] = [
      { kind: 'page-repeated' },
      { kind: 'total-shifted', by: -1 },
      { kind: 'status', status: 504 },
      { kind: 'cut', share: 0.4 },
    ]
    let server: SampleServer | null = null
    // Customers move until the last page is read; then the brand's working day is over.
    const lastMove = 6
    // Small pages make small brands of five pages; every tenth schedule has real ones.
    const largestPage = seed % 10 === 0 ? 999 : 99
    server = await serverWith({
      customers: seed % 10 === 0 ? 4200 : 420,
      largestPage,
      beforeAnswer: ({ pageNumber }) => {
        if (server !== null && pageNumber !== null && pageNumber <= lastMove) move(server)
      },
      faults: ({ pageNumber }) =>
        pageNumber !== null && pageNumber > 1 && chance(6) === 0
          ? (faults[chance(faults.length)] ?? null)
          : null,
    })
    const ids = idsOf(server)
    const folder = testFolder()
    try {
      await sync(server, folder)
    } catch (thrown) {
      // A read that could not be trusted says so and changes nothing; the next one is quieter.
      expect(errorData(thrown).code).toMatch(/^server\./)
      expect(copyRows(folder, true)).toEqual([])
      await sync(server, folder)
    }
    expect(copyRows(folder)).toEqual(serverRows(server))
    expect(status(folder).removed).toBe(0)
  })

  it('never takes a customer for removed because of it', async () => {
    let server: SampleServer | null = null
    server = await serverWith({
      beforeAnswer: (request) => {
        if (server === null || request.pageNumber !== 3) return
        // One goes from the first page and one comes: the count stays, the rows move over the border.
        server.store.remove(idsOf(server)[4] ?? 0)
        server.store.insert()
      },
    })
    const folder = testFolder()
    await sync(server, folder)
    expect(copyRows(folder)).toEqual(serverRows(server))
    expect(status(folder).removed).toBe(0)
  })
})
