import { describe, expect, it, onTestFinished } from 'vitest'
import { startSampleServer } from '#backend/sample/server'
import { testFolder } from '../api-rows'
import { ended, start } from '../start-backend'

describe('a sync', () => {
  it('tells of the customers of a first load when their index is there', async () => {
    let looked = 0
    const { call, events } = start(testFolder(), undefined, (event, backend) => {
      if (event.name !== 'job' || event.payload.progress.isIndexing !== true) return
      looked += 1
      if (event.payload.state === 'running') backend.tick()
    })
    const { id: connectionId } = await call('connections.addSample', { customers: 3000 })
    expect(await call('copy.status', { connectionId })).toMatchObject({ customers: 0 })
    const { jobId } = await call('sync.start', { connectionId, complete: false })
    await expect.poll(() => ended(events, jobId), { timeout: 20_000 }).toBe('done')
    expect(looked).toBeGreaterThan(0)
    const first = events.findIndex(({ name }) => name === 'copy')
    const indexing = events.findLastIndex(
      (event) =>
        event.name === 'job' && event.payload.state === 'running' && event.payload.progress.isIndexing,
    )
    expect(first).toBeGreaterThan(indexing)
    expect(events[first]).toMatchObject({ payload: { customers: 3000 } })
  })

  it('says in a sync why it waits, and ends it at once', async () => {
    const server = await startSampleServer({
      customers: 12,
      faults: ({ path }) => (path === '/customers' ? { kind: 'busy', seconds: 120 } : null),
    })
    onTestFinished(server.close)
    const { call, events } = start(testFolder(), server.baseUrl)
    const { id: connectionId } = await call('connections.add', {
      credentials: server.credentials,
      acceptWeakStorage: true,
    })
    const { jobId } = await call('sync.start', { connectionId, complete: false })
    const heard = (): unknown[] =>
      events.flatMap((event) => (event.name === 'job' ? [event.payload.progress.contact?.is] : []))
    await expect.poll(heard).toContain('busy')
    await call('jobs.cancel', { jobId })
    await expect.poll(() => ended(events, jobId)).toBe('cancelled')
  })
})
