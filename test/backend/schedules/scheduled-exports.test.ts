import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import { copyFile } from '#backend/copy/copy'
import { lockSchedules } from '#backend/scheduled-exports'
import { openUserData } from '#backend/user-data'
import type { ScheduleRun } from '#shared/exports/schedules'
import { dropTable, testFolder } from '../api-rows'
import { start } from '../start-backend'

const content = {
  ...{ name: 'Daily list', viewId: 'all', preset: 'csv', columns: 'all' as const, fileName: 'list' },
  ...{ days: 'daily' as const, time: '08:00', keep: 0, syncFirst: true, isOn: true },
}

type App = ReturnType<typeof start>

/** Runs a schedule and waits for its end. */
async function run({ call }: App, id: string): Promise<ScheduleRun> {
  const newest = async (): Promise<ScheduleRun | undefined> =>
    (await call('schedules.runs', { id, limit: 1 }))[0]
  const before = await newest()
  await call('schedules.run', { id })
  return vi.waitFor(
    async () => {
      const run = await newest()
      if (run === undefined || run.id === before?.id || run.endedAt === null)
        throw new Error('It still runs.')
      return run
    },
    { timeout: 30_000 },
  )
}

it('a schedule syncs, writes the view, and notes the export; the page hears of it', async () => {
  const app = start()
  const { call, events } = app
  const connection = await call('connections.addSample', { customers: 20 })
  const folder = join(testFolder(), 'out')
  mkdirSync(folder)
  const { id } = await call('schedules.add', { ...content, connectionId: connection.id, folder })
  const { outcome, syncError } = await run(app, id)
  expect(syncError).toBeNull()
  expect(outcome).toMatchObject({ state: 'done', file: { rows: 20, path: join(folder, 'list.csv') } })
  expect(readFileSync(join(folder, 'list.csv'), 'utf8').trim().split('\r\n')).toHaveLength(21)
  const [record] = await call('privacy.exports', {})
  expect(record).toMatchObject({ way: 'schedule', customers: 20, target: join(folder, 'list.csv') })
  expect(outcome.state === 'done' && outcome.file.recordId).toBe(record?.id)
  // Nobody waits for these jobs, so they do not look like those of a person.
  expect((await call('jobs.list', {})).map(({ kind, reason }) => [kind, reason])).toEqual(
    expect.arrayContaining([
      ['export', 'schedule'],
      ['sync', 'schedule'],
    ]),
  )
  const told = events.flatMap((event) => (event.name === 'schedules' ? event.payload.schedules : []))
  expect(told.map(({ lastRun }) => lastRun?.outcome.state)).toEqual(['running', 'done'])
})

it('a copy that cannot sync is exported as it is, and one that was never synced says so', async () => {
  const app = start()
  const { call } = app
  const { id: connectionId } = await call('connections.addSample', { customers: 5 })
  const { id } = await call('schedules.add', { ...content, connectionId, folder: null, syncFirst: false })
  expect((await run(app, id)).outcome).toEqual({ state: 'failed', error: { code: 'storage.empty' } })
  expect(readdirSync(join(app.dataFolder, 'scheduled'))).toEqual([])
})

it.each(['sync_run', 'customer'])('a damaged copy is called that: no table %s', async (table) => {
  const app = start()
  const { id: connectionId } = await app.call('connections.addSample', { customers: 5 })
  const { id } = await app.call('schedules.add', { ...content, connectionId, folder: null })
  expect((await run(app, id)).outcome).toMatchObject({ state: 'done' })
  const file = copyFile(join(app.dataFolder, 'connections', connectionId))
  dropTable(file, table)
  await app.call('schedules.change', { id, syncFirst: false })
  expect((await run(app, id)).outcome).toEqual({
    state: 'failed',
    error: { code: 'storage.damaged', file, aside: null },
  })
})

it('a run that was killed did not finish, as soon as the app starts, unless another process is at it', async () => {
  const dataFolder = testFolder()
  const killed = openUserData(dataFolder, {
    ...{ clock: Date.now, newId: () => 'daily', onReset: () => undefined, onReplaced: () => undefined },
  })
  const { schedules } = killed.now()
  const id = schedules.add({ ...content, connectionId: 'cafe', folder: null }, Date.now())
  schedules.begin(id, 'schedule', Date.now())
  killed.close()
  const states = async ({ call }: App): Promise<readonly unknown[]> =>
    (await call('schedules.list', {})).schedules.map(({ lastRun }) => lastRun?.outcome.state)
  const other = lockSchedules(dataFolder)
  const busy = start(dataFolder)
  expect(await states(busy)).toEqual(['running'])
  await busy.backend.close()
  other.release()
  const app = start(dataFolder)
  expect(await states(app)).toEqual(['interrupted'])
  expect(app.logged.join('')).not.toContain('not noted')
})

it('changes and deletions are stored, and a deletion can be taken back', async () => {
  const { call } = start()
  const { id } = await call('schedules.add', { ...content, connectionId: 'cafe', folder: null })
  await call('schedules.change', { id, time: '09:30', isOn: false })
  const { schedules, folder } = await call('schedules.list', {})
  expect(schedules).toMatchObject([
    { id, time: '09:30', isOn: false, path: folder, nextAt: null, lastRun: null },
  ])
  await call('schedules.remove', { id })
  expect((await call('schedules.list', {})).schedules).toEqual([])
  await call('schedules.restore', { id })
  expect((await call('schedules.list', {})).schedules).toHaveLength(1)
  await expect(call('schedules.change', { id, time: '25:00' })).rejects.toMatchObject({
    code: 'invalid-input',
  })
})

it('while everything is removed, no other schedule begins', async () => {
  const app = start()
  const { call, events } = app
  const { id: connectionId } = await call('connections.addSample', { customers: 2000 })
  const add = async (name: string): Promise<string> =>
    (await call('schedules.add', { ...content, name, connectionId, folder: null })).id
  const [first, second] = [await add('First'), await add('Second')]
  await call('schedules.run', { id: first })
  await call('schedules.run', { id: second })
  await call('privacy.removeAll', {})
  const begun = events
    .flatMap((event) => (event.name === 'schedules' ? event.payload.schedules : []))
    .flatMap(({ id, lastRun }) => (lastRun === null ? [] : [id]))
  expect(new Set(begun)).toEqual(new Set([first]))
  expect(existsSync(join(app.dataFolder, 'scheduled'))).toBe(false)
})

it('while everything is removed, no sync begins by itself', async () => {
  const { backend, call } = start()
  const { id: connectionId } = await call('connections.addSample', { customers: 20 })
  await call('settings.write', { connectionId })
  const removal = call('privacy.removeAll', {})
  backend.tick()
  await removal
  expect(await call('jobs.list', {})).toEqual([])
})

it('removing everything also removes schedules and their history, but not their files', async () => {
  const app = start()
  const { call } = app
  const { id: connectionId } = await call('connections.addSample', { customers: 5 })
  const { id } = await call('schedules.add', { ...content, connectionId, folder: null })
  await run(app, id)
  await call('privacy.removeAll', {})
  expect((await call('schedules.list', {})).schedules).toEqual([])
  expect(await call('schedules.runs', { id, limit: 10 })).toEqual([])
  expect(existsSync(join(app.dataFolder, 'scheduled', 'list.csv'))).toBe(true)
})
