import { describe, expect, it } from 'vitest'
import { openCopy } from '#backend/copy/copy'
import { readState, writeState } from '#backend/sqlite/state'
import type { SampleServer } from '#backend/sample/server'
import type { FullRead } from '#backend/copy/full-read'
import { testFolder } from '../api-rows'
import { copyRows, idsOf, serverRows, serverWith, status, sync, type SyncTestOptions } from './sync-steps'
import { fullReadState } from '#backend/copy/state'

const pagesAsked = (server: SampleServer): (string | null)[] =>
  server.requests.filter(({ path }) => path === '/customers').map(({ query }) => query.get('page'))

/** Begins a read and cancels it after its second page, when more than N customers have come. */
async function interrupt(
  server: SampleServer,
  folder: string,
  { after = 1500, ...options }: SyncTestOptions & { readonly after?: number } = {},
): Promise<void> {
  const stop = new AbortController()
  const onPage = (done: number): void => {
    if (done > after) stop.abort()
  }
  await expect(sync(server, folder, { ...options, signal: stop.signal, onPage })).rejects.toThrow('cancelled')
}

/** Makes what is to be resumed another. */
function changeFullRead(folder: string, change: Partial<FullRead>): void {
  const database = openCopy(folder)
  const read = readState(database, fullReadState)
  if (read === null) throw new Error('Nothing to be resumed.')
  expect(read.pages).toBeGreaterThan(1)
  writeState(database, fullReadState, { ...read, ...change })
  database.close()
}

describe('an interrupted read', () => {
  it('changes nothing that was complete, and resumes where it stopped', async () => {
    const server = await serverWith({})
    const folder = testFolder()
    await sync(server, folder)
    const before = copyRows(folder, true)
    for (const id of idsOf(server).slice(0, 40)) server.store.update(id, { spent: 1 })
    await interrupt(server, folder, { complete: true })
    expect(copyRows(folder, true)).toEqual(before)
    expect(status(folder)).toMatchObject({ interrupted: true, lastFailure: null })
    const asked = pagesAsked(server).length
    expect(await sync(server, folder)).toMatchObject({ changed: 40, total: 3500 })
    // The next page begins within the last one; the last request asks for what changed meanwhile.
    expect(pagesAsked(server).slice(asked)).toEqual(['3', '4', '1'])
    expect(copyRows(folder)).toEqual(serverRows(server))
  })

  it('shows nothing of a first load before it is complete', async () => {
    const server = await serverWith({
      faults: (request) => (request.pageNumber === 4 ? { kind: 'status', status: 500 } : null),
    })
    const folder = testFolder()
    await interrupt(server, folder, { after: 0 })
    expect(copyRows(folder, true)).toEqual([])
    await sync(server, folder)
    expect(copyRows(folder)).toEqual(serverRows(server))
  })

  it('notices what was deleted while it was interrupted', async () => {
    const server = await serverWith({})
    const folder = testFolder()
    await interrupt(server, folder)
    for (const id of idsOf(server).filter((_, index) => index % 900 === 5)) server.store.remove(id)
    server.store.insert()
    await sync(server, folder)
    expect(copyRows(folder)).toEqual(serverRows(server))
  })

  it('lets nobody else write the copy meanwhile', async () => {
    const server = await serverWith({ latency: 20 })
    const folder = testFolder()
    const first = sync(server, folder)
    await expect.poll(() => server.requests.length).toBeGreaterThan(3)
    await expect(sync(server, folder)).rejects.toThrow('sync.running')
    await first
  })

  it('starts over if what it resumes turns out to be wrong', async () => {
    const server = await serverWith({})
    const folder = testFolder()
    await interrupt(server, folder)
    // As an answer leaves it that was another page than its total says.
    changeFullRead(folder, { frontier: idsOf(server).at(-1) ?? 0 })
    expect(await sync(server, folder)).toMatchObject({ kind: 'complete', added: 3500 })
    expect(copyRows(folder)).toEqual(serverRows(server))
  })

  it('has its patience again when it is resumed', async () => {
    const clock = { server: Date.UTC(2026, 3, 1) }
    const server = await serverWith({ now: () => clock.server })
    const folder = testFolder()
    await interrupt(server, folder)
    changeFullRead(folder, { restarts: 3 })
    // More than a page of changes in the second in which it continues: it has to start over.
    for (const id of idsOf(server)) server.store.update(id, { spent: 7 })
    const sleep = (ms: number): Promise<void> => {
      clock.server += ms
      return Promise.resolve()
    }
    expect(await sync(server, folder, { sleep })).toMatchObject({ added: 3500 })
    expect(copyRows(folder)).toEqual(serverRows(server))
  })

  it('starts over if the server’s clock was set back and forward again while it was interrupted', async () => {
    const start = Date.UTC(2026, 3, 1)
    const clock = { server: start, here: start }
    const server = await serverWith({ now: () => clock.server })
    const folder = testFolder()
    await interrupt(server, folder, { clock: () => clock.here })
    clock.server = start - 30 * 60_000
    for (const id of idsOf(server).slice(0, 1500)) server.store.update(id, { spent: 7 })
    clock.server = start + 1000
    clock.here = start + 31 * 60_000
    expect(await sync(server, folder, { clock: () => clock.here })).toMatchObject({ added: 3500 })
    expect(copyRows(folder)).toEqual(serverRows(server))
  })
})
