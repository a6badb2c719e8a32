import { describe, expect, it } from 'vitest'
import { openCopy } from '#backend/copy/copy'
import type { Fault, SampleRequest } from '#backend/sample/faults'
import type { SampleServer } from '#backend/sample/server'
import { writeState } from '#backend/sqlite/state'
import { caughtUpState, readCaughtUp } from '#backend/sync/state'
import type { SyncResult } from '#shared/sync'
import { testFolder } from '../api-rows'
import { copyRows, idsOf, serverRows, serverWith, status, sync } from './sync-steps'

async function copied(
  options: Parameters<typeof serverWith>[0] = {},
): Promise<{ server: SampleServer; folder: string }> {
  const server = await serverWith(options)
  const folder = testFolder()
  await sync(server, folder)
  return { server, folder }
}

/** Data calls since a number of requests. */
const dataCalls = (server: SampleServer, from: number): string[] =>
  server.requests
    .slice(from)
    .flatMap(({ path, query }) => (path === '/auth' ? [] : [`${path} ${query.get('sort[0]') ?? ''}`.trim()]))

describe('a catch-up', () => {
  it('takes two data requests where a hundred changed', async () => {
    const { server, folder } = await copied()
    for (const id of idsOf(server).slice(40, 140)) server.store.update(id, { spent: 7 })
    const from = server.requests.length
    expect(await sync(server, folder)).toMatchObject({
      kind: 'catch-up',
      changed: 100,
      added: 0,
      removed: 0,
      unchanged: 3400,
    })
    expect(dataCalls(server, from)).toEqual(['/customer-groups', '/customers updated_at'])
    expect(copyRows(folder)).toEqual(serverRows(server))
  })

  it('continues from the time that version 0.1 stored', async () => {
    const { server, folder } = await copied()
    const database = openCopy(folder)
    const readAt = readCaughtUp(database)
    expect(readAt).not.toBeNull()
    writeState(database, caughtUpState, { there: readAt?.server ?? 0, here: readAt?.local ?? 0 })
    expect(readCaughtUp(database)).toEqual(readAt)
    database.close()
    server.store.insert()
    expect(await sync(server, folder)).toMatchObject({ kind: 'catch-up', added: 1 })
  })

  it('takes in those who are new or came back', async () => {
    const { server, folder } = await copied()
    const id = idsOf(server)[9] ?? 0
    const row = server.store.get(id)
    server.store.remove(id)
    expect(await sync(server, folder)).toMatchObject({ removed: 1 })
    server.store.insert({ name: row?.['name'], id })
    server.store.insert()
    expect(await sync(server, folder)).toMatchObject({ kind: 'catch-up', added: 2, total: 3501 })
    expect(copyRows(folder)).toEqual(serverRows(server))
  })

  it('gives way where more changed than a full read costs', async () => {
    const { server, folder } = await copied()
    for (const id of idsOf(server)) server.store.update(id, { spent: 7 })
    expect(await sync(server, folder)).toMatchObject({ kind: 'complete', changed: 3500 })
  })

  it('gives way where a group was renamed, which changes no customer', async () => {
    const { server, folder } = await copied({ oddRows: false })
    server.store.setGroups(server.store.groups().map((group) => ({ ...group, name: `${group.name} 2` })))
    expect(await sync(server, folder)).toMatchObject({ kind: 'complete', changed: 0 })
    expect(copyRows(folder)).toEqual(serverRows(server))
    expect(await sync(server, folder)).toMatchObject({ kind: 'catch-up' })
  })

  it('gives way where the list of groups is refused, or back, so that a renamed one would not be noticed', async () => {
    const refuses = { groups: false }
    const { server, folder } = await copied({
      oddRows: false,
      faults: ({ path }) =>
        refuses.groups && path === '/customer-groups' ? { kind: 'refused-with-200', error: 'not_now' } : null,
    })
    const rename = (name: string): void => {
      server.store.setGroups(server.store.groups().map((group) => ({ ...group, name })))
    }
    rename('Gold')
    refuses.groups = true
    expect(await sync(server, folder)).toMatchObject({ kind: 'complete', changed: 0 })
    expect(copyRows(folder)).toEqual(serverRows(server))
    // A sign-in that may not ask for it still catches up.
    expect(await sync(server, folder)).toMatchObject({ kind: 'catch-up' })
    rename('Silver')
    refuses.groups = false
    expect(await sync(server, folder)).toMatchObject({ kind: 'complete', changed: 0 })
    expect(copyRows(folder)).toEqual(serverRows(server))
    expect(await sync(server, folder)).toMatchObject({ kind: 'catch-up' })
  })

  it('is not led astray by the odd group of one customer', async () => {
    const { server, folder } = await copied({ oddRows: false })
    const [first] = server.store.rows()
    const group = { ...server.store.groups()[0], created_at: '203-05-25T12:08:43.000000Z' }
    server.store.update(first?.id ?? 0, { group_id: group.id, group })
    expect(await sync(server, folder)).toMatchObject({ kind: 'catch-up', changed: 1 })
    expect(copyRows(folder)).toEqual(serverRows(server))
  })

  it('gives way where one is due, and where the server did not tell the time', async () => {
    const { server, folder } = await copied()
    expect(await sync(server, folder, { completeEvery: 0 })).toMatchObject({ kind: 'complete' })
    const timeless = await copied({ faults: () => ({ kind: 'short-envelope', date: false }) })
    expect(await sync(timeless.server, timeless.folder)).toMatchObject({ kind: 'complete' })
  })

  it('gives way where the server’s clock went back meanwhile, so that new changes look old', async () => {
    const at = { ahead: 0 }
    const { server, folder } = await copied({ now: () => Date.now() + at.ahead })
    at.ahead = -10 * 60_000
    server.store.update(idsOf(server)[0] ?? 0, { spent: 7 })
    expect(await sync(server, folder)).toMatchObject({ kind: 'complete', changed: 1 })
  })

  it('gives way where that was less than a minute, but too many changed at once to look further back', async () => {
    const clock = { server: Date.UTC(2026, 3, 1) }
    const server = await serverWith({ now: () => clock.server })
    const folder = testFolder()
    // This computer's clock stands still, so that only the server's clock counts, however long the test takes.
    const options = { clock: () => Date.UTC(2026, 3, 1) }
    await sync(server, folder, options)
    clock.server -= 57_000
    const ids = idsOf(server)
    server.store.update(ids[0] ?? 0, { spent: 7 })
    expect(await sync(server, folder, options)).toMatchObject({ kind: 'catch-up', changed: 1 })
    clock.server -= 57_000
    for (const id of ids.slice(0, 1500)) server.store.update(id, { spent: 8 })
    clock.server += 2000
    expect(await sync(server, folder, options)).toMatchObject({ kind: 'complete', changed: 1500 })
    expect(copyRows(folder)).toEqual(serverRows(server))
  })

  it('cannot know of a change that did not move the time of change; a full read finds it', async () => {
    const { server, folder } = await copied()
    const id = idsOf(server)[0] ?? 0
    server.store.update(id, { spent: 7, updated_at: server.store.get(id)?.['updated_at'] })
    expect(await sync(server, folder)).toMatchObject({ kind: 'catch-up', changed: 0 })
    expect(await sync(server, folder, { complete: true })).toMatchObject({ kind: 'complete', changed: 1 })
    expect(copyRows(folder)).toEqual(serverRows(server))
  })
})

describe('a catch-up where customers were deleted', () => {
  /** Small pages, so that a few customers fill many. */
  const largestPage = 20
  /** A copy, and syncs into it. */
  async function paged(options: Parameters<typeof serverWith>[0] = {}): Promise<{
    readonly server: SampleServer
    readonly folder: string
    readonly again: (more?: Parameters<typeof sync>[2]) => Promise<SyncResult>
    readonly read: SyncResult
  }> {
    const server = await serverWith({ customers: 1200, ...options })
    const folder = testFolder()
    const again = (more: Parameters<typeof sync>[2] = {}): Promise<SyncResult> =>
      sync(server, folder, { largestPage, ...more })
    return { server, folder, again, read: await again() }
  }

  const isSearch = ({ query }: SampleRequest): boolean =>
    query.get('sort[0]') === 'id' && query.get('sort[1]') === '1'

  it('finds three of them with less than a tenth of the requests of a full read', async () => {
    const { server, folder, again, read } = await paged({ customers: 7000 })
    for (const index of [17, 2321, 3500]) server.store.remove(idsOf(server)[index] ?? 0)
    const result = await again()
    expect(result).toMatchObject({ kind: 'catch-up', added: 0, changed: 0, removed: 3, unchanged: 6997 })
    expect(result.requests / read.requests).toBeLessThan(0.1)
    expect(copyRows(folder)).toEqual(serverRows(server))
    expect(status(folder)).toMatchObject({ customers: 6997, removed: 3 })
    expect(await again()).toMatchObject({ kind: 'catch-up', removed: 0, total: 6997 })
  })

  it('finds them even if as many came, also among those that are new or have changed since', async () => {
    const { server, folder, again } = await paged()
    const ids = idsOf(server)
    server.store.insert()
    const brief = server.store.insert()
    server.store.update(ids[900] ?? 0, { spent: 7 })
    server.store.remove(ids[100] ?? 0)
    await again()
    server.store.remove(brief)
    server.store.update(ids[950] ?? 0, { spent: 7 })
    server.store.remove(ids[900] ?? 0)
    server.store.insert()
    expect(await again()).toMatchObject({ kind: 'catch-up', added: 1, changed: 1, removed: 2 })
    expect(copyRows(folder)).toEqual(serverRows(server))
  })

  it('gives way to a full read where somebody is missing from every other page', async () => {
    const { server, folder, again } = await paged()
    const from = server.requests.length
    for (const id of idsOf(server).filter((_, index) => index % 35 === 0)) server.store.remove(id)
    expect(await again()).toMatchObject({ kind: 'complete', removed: 35 })
    // The first search for a page comes with the full read.
    const calls = dataCalls(server, from)
    expect(calls.indexOf('/venues')).toBeLessThan(calls.indexOf('/customers id'))
    expect(copyRows(folder)).toEqual(serverRows(server))
  })

  /** To be inserted again as changed just now. */
  const withoutTime = (row: object | null): Record<string, unknown> =>
    Object.fromEntries(Object.entries(row ?? {}).filter(([name]) => name !== 'updated_at'))

  const misfits: readonly (readonly [string, Fault])[] = [
    ['pages have another size now', { kind: 'limit-ignored', limit: 13 }],
    ['rows are not in order', { kind: 'sort-ignored', sort: 'created_at', descending: true }],
    ['pages do not tell the time', { kind: 'short-envelope', date: false }],
    ['pages are others than those asked for', { kind: 'page-repeated' }],
  ]
  it.each(misfits)('gives way where %s', async (_, fault) => {
    let isFullRead = true
    const { server, folder, again } = await paged({
      faults: (request) => {
        isFullRead ||= request.path === '/venues'
        return !isFullRead && isSearch(request) ? fault : null
      },
    })
    server.store.remove(idsOf(server)[500] ?? 0)
    isFullRead = false
    expect(await again()).toMatchObject({ kind: 'complete', removed: 1 })
    expect(copyRows(folder)).toEqual(serverRows(server))
  })

  it('gives way where it meets somebody whom no change told of', async () => {
    const { server, folder, again } = await paged()
    const ids = idsOf(server)
    const row = server.store.get(ids[700] ?? 0)
    server.store.remove(ids[700] ?? 0)
    await again()
    server.store.insert({ ...row })
    for (const index of [701, 702]) server.store.remove(ids[index] ?? 0)
    expect(await again()).toMatchObject({ kind: 'complete', added: 1, removed: 2 })
    expect(copyRows(folder)).toEqual(serverRows(server))
  })

  it('searches for nobody in the end if only a wrong count told of them', async () => {
    let lies = 0
    const { server, folder, again } = await paged({
      faults: ({ path }) => (path === '/customers' && lies-- > 0 ? { kind: 'total-shifted', by: -1 } : null),
    })
    lies = 1
    expect(await again()).toMatchObject({ kind: 'catch-up', removed: 0, total: 1200 })
    expect(copyRows(folder)).toEqual(serverRows(server))
  })

  it('does not take a customer for removed who is restored, or stands elsewhere, between two requests', async () => {
    for (const moves of ['restored', 'shifted'] as const) {
      let row: Record<string, unknown> = {}
      let ids: number[] = []
      let searches = -Infinity
      const { server, folder, again } = await paged({
        beforeAnswer: (request, store) => {
          if (!isSearch(request) || (searches += 1) <= 0 || searches > 5) return
          // Each time the search comes nearer, everybody moves by one place.
          if (moves === 'shifted') store.remove(ids[searches] ?? 0)
          else if (searches === 5) store.insert(row)
        },
      })
      ids = idsOf(server)
      const id = ids[800] ?? 0
      row = withoutTime(server.store.get(id))
      server.store.remove(id)
      searches = 0
      await again()
      expect(searches).toBeGreaterThanOrEqual(5)
      expect(copyRows(folder)).toEqual(serverRows(server))
    }
  })

  it('is not led to remove somebody by an old page that a cache kept', async () => {
    let old: ((query: URLSearchParams) => object) | null = null
    let isFullRead = true
    let hours = 0
    const clock = (): number => Date.now() + hours * 60 * 60_000
    const { server, folder, again } = await paged({
      now: clock,
      faults: (request) => {
        isFullRead ||= request.path === '/venues'
        if (old === null || isFullRead || !isSearch(request)) return null
        return { kind: 'answer', answer: { status: 200, body: old(request.query) } }
      },
    })
    const ids = idsOf(server)
    const back = ids[700] ?? 0
    const row = withoutTime(server.store.get(back))
    server.store.remove(back)
    const rows = serverRows(server)
    const unix = Math.floor(Date.now() / 1000)
    old = (query) => {
      const [page, limit] = [Number(query.get('page')), Number(query.get('limit'))]
      const data = rows.slice((page - 1) * limit, page * limit)
      return { success: true, data, total: rows.length, unix }
    }
    isFullRead = true
    await again({ complete: true, clock })
    server.store.insert(row)
    hours = 1
    // More than a page, so that the newest changes do not show who came back.
    for (const id of ids.slice(0, 30)) server.store.update(id, { spent: 7 })
    await again({ clock })
    // As many are missing as the old pages lack, but not the same one.
    hours = 2
    server.store.remove(ids[1100] ?? 0)
    isFullRead = false
    await again({ clock })
    expect(copyRows(folder)).toEqual(serverRows(server))
    expect(status(folder).removed).toBe(1)
  })
})
