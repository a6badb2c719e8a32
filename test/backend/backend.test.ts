import { readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import SQLite from 'better-sqlite3'
import fc from 'fast-check'
import { describe, expect, it, onTestFinished } from 'vitest'
import { copyFile, openCopy } from '#backend/copy/copy'
import { startSampleServer } from '#backend/sample/server'
import { backendMethods } from '#shared/contract'
import { readyPreset } from '#shared/exports/presets'
import { facetFields } from '#shared/facets'
import { AppError } from '#shared/errors'
import { formatQuery } from '#shared/query'
import { defaultSettings } from '#shared/settings'
import { anything, arbitraryQuery } from '../shared/query/arbitrary-query'
import { itUnless, onWindows } from '../platform'
import { apiRow, takeIn, testFolder } from './api-rows'
import { ended, start } from './start-backend'

const view = { query: '', sort: [] }

describe('the backend', () => {
  it('makes a new copy where the old one was damaged, after it said so', async () => {
    const { call, events, dataFolder } = start()
    const { id: connectionId } = await call('connections.addSample', { customers: 200 })
    const sync = async (): Promise<string | undefined> => {
      const { jobId } = await call('sync.start', { connectionId, complete: true })
      await expect.poll(() => ended(events, jobId), { timeout: 20_000 }).toBeDefined()
      return ended(events, jobId)
    }
    expect(await sync()).toBe('done')
    expect(await call('copy.status', { connectionId })).toMatchObject({ customers: 200 })
    const file = copyFile(join(dataFolder, 'connections', connectionId))
    writeFileSync(file, 'no customers'.repeat(1000))
    expect(await sync()).toBe('failed')
    const [failed] = await call('jobs.list', {})
    expect(failed).toMatchObject({
      error: { code: 'storage.damaged', aside: expect.stringMatching(/^customers\.damaged-/) },
    })
    // The window sees that nobody is there, not what was left in memory.
    expect(await call('copy.status', { connectionId })).toMatchObject({ customers: 0, lastSync: null })
    expect(await sync()).toBe('done')
    expect(await call('copy.status', { connectionId })).toMatchObject({ customers: 200 })
  })

  itUnless(onWindows('Windows keeps a file that is open'))(
    'follows the file of a copy that is deleted or replaced, and says so',
    async () => {
      const { backend, call, events, dataFolder } = start()
      const { id: connectionId } = await call('connections.addSample', { customers: 200 })
      const file = copyFile(join(dataFolder, 'connections', connectionId))
      const sync = async (): Promise<string | undefined> => {
        const { jobId } = await call('sync.start', { connectionId, complete: true })
        await expect.poll(() => ended(events, jobId), { timeout: 20_000 }).toBeDefined()
        return ended(events, jobId)
      }
      const shown = async (): Promise<number> =>
        (await call('customers.window', { connectionId, ...view, offset: 0, limit: 5 })).count
      const told = (): unknown => events.filter(({ name }) => name === 'copy').at(-1)?.payload
      const folder = testFolder()
      const other = openCopy(folder)
      takeIn(other, [apiRow(1)])
      other.close()

      expect(await sync()).toBe('done')
      expect(await shown()).toBe(200)
      rmSync(file)
      expect(await shown()).toBe(0)
      backend.tick()
      expect(told()).toMatchObject({ connectionId, customers: 0, lastSync: null })
      expect(await sync()).toBe('done')
      expect(await shown()).toBe(200)
      // Nobody asks in between.
      for (const ending of ['-wal', '-shm']) rmSync(file + ending, { force: true })
      renameSync(copyFile(folder), file)
      backend.tick()
      expect(told()).toMatchObject({ connectionId, customers: 1 })
      expect(await shown()).toBe(1)
    },
  )

  it('has no connections any more where their folder was deleted, and makes new ones', async () => {
    const { call, dataFolder } = start()
    await call('connections.addSample', { customers: 5 })
    rmSync(join(dataFolder, 'connections'), { recursive: true })
    expect(await call('connections.list', {})).toEqual([])
    expect(await call('data.usage', {})).toMatchObject({ connections: [] })
    const added = await call('connections.addSample', { customers: 5 })
    expect(await call('connections.list', {})).toEqual([added])
  })

  it('says where the data lies and how large it is', async () => {
    const { call, dataFolder } = start()
    const { id: connectionId } = await call('connections.addSample', { customers: 200 })
    const folder = join(dataFolder, 'connections', connectionId)
    const before = await call('data.usage', {})
    expect(before.connections).toEqual([{ connectionId, folder, bytes: expect.any(Number) }])
    writeFileSync(join(folder, 'more'), 'x'.repeat(1000))
    const after = await call('data.usage', {})
    expect(after.connections[0]?.bytes).toBe((before.connections[0]?.bytes ?? 0) + 1000)
    expect(after.bytes).toBe(before.bytes + 1000)
  })

  it('lists the venues of a connection, and opens another one with the same sign-in', async () => {
    const server = await startSampleServer({ customers: 10 })
    onTestFinished(() => server.close())
    const { call } = start(testFolder(), server.baseUrl)
    const { id: connectionId } = await call('connections.add', {
      credentials: server.credentials,
      acceptWeakStorage: false,
    })
    const [venue] = await call('connections.venues', { connectionId })
    if (venue === undefined) throw new Error('The sample server lists no venues.')
    const chosen = { connectionId, venueId: venue.id, name: 'Another venue' }
    const other = await call('connections.useVenue', chosen)
    expect(other).toMatchObject({ name: 'Another venue', venueId: venue.id })
    expect(await call('connections.useVenue', chosen)).toEqual(other)
    expect(await call('connections.list', {})).toHaveLength(2)
    expect(await call('connections.venues', { connectionId: other.id })).toContainEqual(venue)
  })

  it('starts with new settings where the file of them is damaged, and keeps that file', async () => {
    const dataFolder = testFolder()
    writeFileSync(join(dataFolder, 'settings.sqlite'), 'no settings'.repeat(1000))
    const { call, logged } = start(dataFolder)
    expect(await call('settings.read', {})).toEqual(defaultSettings)
    const lost = await call('settings.lost', {})
    const [aside = '', ...others] = readdirSync(dataFolder).filter((name) => name.includes('damaged'))
    expect([aside, others]).toEqual([expect.stringMatching(/^settings\.damaged-.*\.sqlite$/), []])
    expect(readFileSync(join(dataFolder, aside), 'utf8')).toContain('no settings')
    expect(logged).toEqual([expect.stringContaining('settings.damaged')])
    expect(lost).toEqual({ code: 'settings.damaged', file: join(dataFolder, 'settings.sqlite'), aside })
    expect(await start().call('settings.lost', {})).toBeNull()
  })

  it('shows what a copy file holds when it is opened again, also to who asks meanwhile', async () => {
    const { call } = start()
    const folder = testFolder()
    const other = openCopy(folder)
    takeIn(other, [apiRow(1)])
    const path = copyFile(folder)
    const { id: connectionId } = await call('connections.openCopy', { path })
    const customers = async (): Promise<number> => (await call('copy.status', { connectionId })).customers
    expect(await customers()).toBe(1)
    takeIn(other, [apiRow(1), apiRow(2)])
    other.close()
    let isOpen = false
    const opening = call('connections.openCopy', { path }).then(() => (isOpen = true))
    while (!isOpen) await Promise.all([customers(), setImmediate()])
    await opening
    expect(await customers()).toBe(2)
  })

  it('goes on where a look for changes fails', () => {
    const { backend, dataFolder, logged } = start()
    const other = new SQLite(join(dataFolder, 'settings.sqlite'))
    other.exec('DROP TABLE setting')
    other.close()
    backend.tick()
    backend.tick()
    expect(logged).toHaveLength(2)
  })

  it('says of which revision of the copy each answer is', async () => {
    const { call, events } = start()
    const { id: connectionId } = await call('connections.addSample', { customers: 5 })
    const sync = async (): Promise<number> => {
      const { jobId } = await call('sync.start', { connectionId, complete: false })
      await expect.poll(() => ended(events, jobId), { timeout: 20_000 }).toBe('done')
      return (await call('copy.status', { connectionId })).revision
    }
    const before = await call('copy.status', { connectionId })
    const first = await sync()
    expect(first).toBeGreaterThan(before.revision)
    const asked = { connectionId, ...view }
    const answers = await Promise.all([
      call('customers.window', { ...asked, offset: 0, limit: 5 }),
      call('customers.summary', { connectionId, query: '' }),
      call('customers.facets', { connectionId, query: '', fields: [...facetFields] }),
      call('customers.selectionSummary', { ...asked, selection: 'mine' }),
    ])
    expect(answers.map(({ revision }) => revision)).toEqual([first, first, first, first])
    // Nothing changed, but `changed:sync` asks for another sync now.
    expect(await sync()).toBeGreaterThan(first)
    expect(events.filter(({ name }) => name === 'copy').at(-1)?.payload).toMatchObject({ connectionId })
  })

  it('fetches the sample customers, answers for them, and exports them', async () => {
    const { call, events, dataFolder } = start()
    const { id: connectionId } = await call('connections.addSample', { customers: 300 })
    const { jobId } = await call('sync.start', { connectionId, complete: false })
    await expect(call('sync.start', { connectionId, complete: false })).rejects.toThrow('sync.running')
    await expect.poll(() => ended(events, jobId), { timeout: 20_000 }).toBe('done')
    expect(await call('copy.status', { connectionId })).toMatchObject({ customers: 300, lastFailure: null })
    expect(
      (await call('customers.window', { connectionId, ...view, offset: 290, limit: 50 })).rows,
    ).toHaveLength(10)
    const facets = await call('customers.facets', { connectionId, query: '', fields: ['group'] })
    expect(facets.counts.group?.length).toBeGreaterThan(2)
    expect(events.some(({ name }) => name === 'copy')).toBe(true)

    const path = join(dataFolder, 'out.csv')
    const task = {
      connectionId,
      ...view,
      selection: null,
      columns: 'all' as const,
      options: readyPreset('csv', { language: 'en', locale: 'en' }),
      path,
      download: null,
    }
    const started = await call('export.write', task)
    await expect.poll(() => ended(events, started.jobId), { timeout: 20_000 }).toBe('done')
    expect(readFileSync(path, 'utf8').split('\r\n').length).toBeGreaterThan(300)

    const all = (await call('customers.window', { connectionId, ...view, offset: 0, limit: 1000 })).rows
    const [first, second, third] = all.map(({ id }) => id)
    if (first === undefined || second === undefined || third === undefined) throw new Error('no rows')
    expect(await call('customers.places', { connectionId, ...view, ids: [third, 0, first] })).toEqual([
      2,
      null,
      0,
    ])
    const mine = { connectionId, selection: 'mine' }
    const change = { kind: 'between', query: view.query, sort: [], from: third, to: second } as const
    await call('customers.select', { ...mine, change: { ...change, selected: true } })
    expect(await call('customers.selected', { ...mine, ids: [first, second] })).toEqual({
      count: 2,
      ids: [second],
    })
    expect(await call('customers.selectionSummary', { ...mine, ...view })).toMatchObject({
      count: 2,
      shown: 2,
    })
    const copied = await call('clipboard.text', {
      connectionId,
      ...view,
      rows: { kind: 'selection', selection: 'mine' },
      columns: ['id'],
      header: false,
      as: 'text',
      language: 'en',
      country: 'AZ',
    })
    expect(copied).toEqual({ text: `${String(second)}\r\n${String(third)}`, rows: 2 })
    const chosen = await call('export.write', { ...task, selection: 'mine' })
    await expect.poll(() => ended(events, chosen.jobId), { timeout: 20_000 }).toBe('done')
    expect(readFileSync(path, 'utf8').split('\r\n')).toHaveLength(4)
  })

  it('names new sample customers, and sorts names, in the language of the settings or the computer', async () => {
    const { call, events } = start()
    const { id: connectionId, name } = await call('connections.addSample', { customers: 300 })
    expect(name).toBe('Nümunə müştərilər')
    const { jobId } = await call('sync.start', { connectionId, complete: false })
    await expect.poll(() => ended(events, jobId), { timeout: 20_000 }).toBe('done')
    const qBeforeL = async (): Promise<boolean> => {
      const sort = [{ column: 'name', descending: false }] as const
      const asked = { connectionId, query: '', sort: [...sort], offset: 0, limit: 1000 }
      const names = (await call('customers.window', asked)).rows.map((row) => row.name ?? '')
      const first = (letter: string): number => names.findIndex((one) => one.startsWith(letter))
      return first('Q') < first('L')
    }
    expect(await qBeforeL()).toBe(true)
    await call('settings.write', { language: 'en' })
    expect(await qBeforeL()).toBe(false)
  })

  it('tells another copy of the app that the data folder is in use', () => {
    const { dataFolder } = start()
    expect(() => start(dataFolder)).toThrow(AppError)
    expect(() => start(dataFolder)).toThrow('storage.in-use')
  })

  it('tests a connection without storing anything', async () => {
    const server = await startSampleServer({ customers: 12 })
    onTestFinished(server.close)
    const { call } = start(testFolder(), server.baseUrl)
    const check = await call('connections.test', { credentials: server.credentials })
    expect(check.customers).toBe(12)
    const { venues } = check
    if (venues === null) throw new Error('The venues were refused.')
    expect(venues).not.toHaveLength(0)
    const wrong = { ...server.credentials, clientSecret: 'wrong' }
    await expect(call('connections.test', { credentials: wrong })).rejects.toThrow('sign-in.rejected')
    const elsewhere = { ...server.credentials, venueId: 999 }
    await expect(call('connections.test', { credentials: elsewhere })).rejects.toMatchObject({
      data: { code: 'sign-in.unknown-venue', venueId: 999, venues },
    })
    const venueId = venues.at(-1)?.id ?? 0
    expect(await call('connections.test', { credentials: { ...server.credentials, venueId } })).toEqual(check)
    // Where no venue may be listed, none can be missing.
    server.store.setVenues([])
    expect(await call('connections.test', { credentials: elsewhere })).toEqual({ customers: 12, venues: [] })
    expect(await call('connections.list', {})).toEqual([])
  })

  it('passes the test of an account that may not list venues, because its customers can be fetched', async () => {
    const answer = { status: 403, body: { success: false, error: 'Forbidden' } }
    const server = await startSampleServer({
      customers: 12,
      faults: ({ path }) => (path === '/venues' ? { kind: 'answer', answer } : null),
    })
    onTestFinished(server.close)
    const { call } = start(testFolder(), server.baseUrl)
    expect(await call('connections.test', { credentials: server.credentials })).toEqual({
      customers: 12,
      venues: null,
    })
  })

  it('removes a connection while it is being synced', async () => {
    const { call, events } = start()
    const { id: connectionId } = await call('connections.addSample', { customers: 5000 })
    const { jobId } = await call('sync.start', { connectionId, complete: false })
    await call('connections.remove', { connectionId })
    expect(ended(events, jobId)).toBe('cancelled')
    expect(await call('connections.list', {})).toEqual([])
  })

  it('answers any input to any method with a value or a coded error, never a defect', async () => {
    const { request, logged, call } = start()
    await call('connections.addSample', { customers: 5 })
    const names = Object.keys(backendMethods)
    const field = fc.oneof(fc.anything(), fc.constant('sample'), fc.string(), fc.constant([]))
    const input = fc.oneof(
      fc.anything(),
      fc.record(
        {
          connectionId: field,
          query: field,
          sort: field,
          offset: field,
          limit: field,
          id: field,
          fields: field,
        },
        { requiredKeys: [] },
      ),
    )
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...names), input, async (name, bad) => {
        const envelope = await request(name, bad)
        if (!envelope.ok) expect(envelope.error.code).not.toBe('internal')
      }),
      { numRuns: 3000 },
    )
    expect(logged).toEqual([])
  })

  it('answers any query that the language has', async () => {
    const { call } = start()
    const { id: connectionId } = await call('connections.addSample', { customers: 5 })
    await fc.assert(
      fc.asyncProperty(fc.oneof(arbitraryQuery(anything).map(formatQuery), fc.string()), async (query) => {
        const window = await call('customers.window', { connectionId, query, sort: [], offset: 0, limit: 5 })
        const summary = await call('customers.summary', { connectionId, query })
        const facets = await call('customers.facets', { connectionId, query, fields: [...facetFields] })
        expect([window.count, summary.count, Object.keys(facets.counts)]).toEqual([0, 0, [...facetFields]])
      }),
      { numRuns: 300 },
    )
  })
})
