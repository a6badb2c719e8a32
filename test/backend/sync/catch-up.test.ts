import { describe, expect, it } from 'vitest'
import { openCopy } from '#backend/copy/copy'
import type { SampleServer } from '#backend/sample/server'
import { writeState } from '#backend/sqlite/state'
import { caughtUpState, readCaughtUp } from '#backend/sync/state'
import { testFolder } from '../api-rows'
import { copyRows, idsOf, serverRows, serverWith, sync } from './sync-steps'

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
    expect(await sync(server, folder)).toMatchObject({ kind: 'complete', removed: 1 })
    server.store.insert({ name: row?.['name'], id })
    server.store.insert()
    expect(await sync(server, folder)).toMatchObject({ kind: 'catch-up', added: 2, total: 3501 })
    expect(copyRows(folder)).toEqual(serverRows(server))
  })

  it('gives way to a full read where somebody was deleted, even if as many came', async () => {
    const { server, folder } = await copied()
    server.store.remove(idsOf(server)[100] ?? 0)
    server.store.insert()
    expect(await sync(server, folder)).toMatchObject({ kind: 'complete', added: 1, removed: 1 })
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
