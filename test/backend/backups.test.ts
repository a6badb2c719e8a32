import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import SQLite from 'better-sqlite3'
import { describe, expect, it, onTestFinished } from 'vitest'
import { backupFolder, maxBackups, openBackups, type Backups } from '#backend/backups'
import { localZone } from '#backend/query/zone'
import { isDue } from '#backend/schedules/due'
import { openUserData, type OpenUserData } from '#backend/user-data'
import type { ScheduleStore } from '#backend/schedules/store'
import { openUserDatabase, userDatabaseFile, userMigrations } from '#backend/user-database'
import { newestGood } from '#shared/backups'
import type { ScheduleContent, ScheduleRun } from '#shared/exports/schedules'
import { defaultSettings } from '#shared/settings'
import { itUnless, onWindows } from '../platform'
import { testFolder } from './api-rows'
import { start } from './start-backend'

const day = 24 * 60 * 60 * 1000

interface Open {
  readonly dataFolder: string
  readonly folder: string
  readonly backups: Backups
  readonly user: OpenUserData
  /** The clock stands still until a test moves it. */
  readonly time: { now: number }
  readonly events: string[]
}

function open(dataFolder = testFolder()): Open {
  const time = { now: Date.UTC(2026, 10, 1, 9) }
  const events: string[] = []
  let ids = 0
  const user = openUserData(dataFolder, {
    clock: () => time.now,
    newId: () => `view-${String((ids += 1))}`,
    onReset: () => events.push('reset'),
    onReplaced: () => events.push('replaced'),
  })
  onTestFinished(() => {
    user.close()
  })
  const backups = openBackups({
    dataFolder,
    clock: () => time.now,
    database: () => user.now().database,
    replaceWith: user.replaceWith,
  })
  return { dataFolder, folder: backupFolder(dataFolder), backups, user, time, events }
}

function addView({ user }: Open, name: string): void {
  const content = { query: '', sort: [], columns: [] }
  user.now().views.add({ name, content, pinned: true, at: 0 })
}

const ownViews = ({ user }: Open): readonly string[] =>
  user
    .now()
    .views.list()
    .flatMap((view) => (view.kind === 'own' ? [view.name] : []))

describe('backups', () => {
  it('are made once a day, if something has changed', () => {
    const app = open()
    const { backups, time, user } = app
    backups.makeDaily()
    expect(backups.list()).toEqual([
      { id: expect.any(String), at: time.now, state: 'good', views: 0, settings: 0 },
    ])
    addView(app, 'Regulars')
    user.now().settings.write({ theme: 'dark', search: 'ali' })
    time.now += 60 * 60 * 1000
    backups.makeDaily()
    expect(backups.list()).toHaveLength(1)
    time.now += day
    backups.makeDaily()
    expect(backups.list()).toMatchObject([{ at: time.now, views: 1, settings: 1 }, { views: 0 }])
    time.now += day
    backups.makeDaily()
    expect(backups.list()).toHaveLength(2)
  })

  it('are not made again on the day of one that was made before the start', () => {
    const first = open()
    first.backups.makeDaily()
    addView(first, 'Regulars')
    const again = openBackups({
      dataFolder: first.dataFolder,
      clock: () => first.time.now + 1000,
      database: () => first.user.now().database,
      replaceWith: first.user.replaceWith,
    })
    again.makeDaily()
    expect(again.list()).toMatchObject([{ views: 0 }])
  })

  it('keep what the write-ahead log holds, and only the last ones', () => {
    const app = open()
    for (let count = 1; count <= maxBackups + 3; count += 1) {
      addView(app, `View ${String(count)}`)
      app.time.now += day
      app.backups.makeDaily()
    }
    const list = app.backups.list()
    expect(list.map((backup) => (backup.state === 'good' ? backup.views : backup.state))).toEqual(
      Array.from({ length: maxBackups }, (_, age) => maxBackups + 3 - age),
    )
  })

  it('never overwrite one another, whatever the clock says', () => {
    const app = open()
    app.backups.make()
    addView(app, 'Regulars')
    app.backups.make()
    expect(app.backups.list()).toMatchObject([{ views: 1 }, { views: 0 }])
  })

  it('that were not finished are none', () => {
    const app = open()
    mkdirSync(app.folder)
    writeFileSync(join(app.folder, 'unfinished.tmp'), 'half a fi')
    expect(app.backups.list()).toEqual([])
    app.backups.make()
    expect(app.backups.list()).toMatchObject([{ state: 'good' }])
    expect(readdirSync(app.folder)).toHaveLength(1)
  })

  it('bring back views and settings, and the present ones are backed up first', () => {
    const app = open()
    addView(app, 'Regulars')
    app.user.now().settings.write({ theme: 'dark' })
    app.backups.make()
    const [old] = app.backups.list()
    app.time.now += day
    addView(app, 'Newer')
    app.user.now().settings.write({ theme: 'light', density: 'compact' })
    app.backups.restore(old?.id ?? '')
    expect(ownViews(app)).toEqual(['Regulars'])
    expect(app.user.now().settings.read()).toEqual({ ...defaultSettings, theme: 'dark' })
    expect(app.events).toEqual(['replaced'])
    expect(existsSync(`${userDatabaseFile(app.dataFolder)}.new`)).toBe(false)
    const [before] = app.backups.list()
    expect(before).toMatchObject({ at: app.time.now, views: 2, settings: 2 })
    app.backups.restore(before?.id ?? '')
    expect(ownViews(app)).toEqual(['Newer', 'Regulars'])
  })

  it('bring back schedules, which are not due for what has passed, and know the files that they wrote since', () => {
    const app = open()
    const content: ScheduleContent = {
      ...{ name: 'Daily', connectionId: 'cafe', viewId: 'top', preset: 'csv', columns: 'all', folder: null },
      ...{ fileName: '{number}', days: 'daily', time: '08:00', keep: 2, syncFirst: false, isOn: true },
    }
    const schedules = (): ScheduleStore => app.user.now().schedules
    const end = (run: ScheduleRun, number: number): void => {
      const path = `/exports/${String(number)}.csv`
      const file = { number, rows: 1, path, bytes: 1, sha256: 'ab', copyAt: 1, recordId: number, deleted: 0 }
      schedules().end({ ...run, endedAt: app.time.now, outcome: { state: 'done', file } })
    }
    const filesOf = (id: string): unknown[] =>
      schedules()
        .runs(id, -1)
        .map(({ outcome }) =>
          outcome.state === 'done' ? [outcome.file.number, outcome.file.recordId] : outcome.state,
        )
    const daily = schedules().add(content, app.time.now)
    end(schedules().begin(daily, 'schedule', app.time.now), 1)
    const during = schedules().begin(daily, 'schedule', app.time.now)
    app.backups.make()
    const [old] = app.backups.list()
    end(during, 2)
    app.time.now += 3 * day
    const newer = schedules().add({ ...content, name: 'Newer' }, app.time.now)
    end(schedules().begin(newer, 'schedule', app.time.now), 1)
    end(schedules().begin(daily, 'schedule', app.time.now), 3)
    app.time.now += 60_000

    app.backups.restore(old?.id ?? '')
    expect(schedules().list()).toEqual([{ id: daily, ...content }])
    expect(isDue(content, schedules().handledOf(daily), app.time.now, localZone)).toBe(false)
    expect(isDue(content, schedules().handledOf(daily), app.time.now + day, localZone)).toBe(true)
    // The records of newer exports are not in the list of exports that came back.
    expect(filesOf(daily)).toEqual([
      [3, null],
      [2, null],
      [1, 1],
    ])
    expect(filesOf(newer)).toEqual([])
  })

  it('that cannot take over the wishes of people leave everything as it is', () => {
    const app = open()
    app.backups.make()
    const [old] = app.backups.list()
    const database = new SQLite(join(app.folder, old?.id ?? ''))
    database.exec('DROP TABLE opt_out')
    database.close()
    addView(app, 'Newer')
    app.user.now().optOuts.add(['+994505355757'], app.time.now)
    expect(() => {
      app.backups.restore(old?.id ?? '')
    }).toThrow('storage.damaged')
    expect(ownViews(app)).toEqual(['Newer'])
    expect(app.user.now().optOuts.all()).toEqual(['+994505355757'])
    expect(app.events).toEqual([])
    expect(readdirSync(app.dataFolder).sort()).toEqual([
      ...['backups', 'settings.sqlite', 'settings.sqlite-shm', 'settings.sqlite-wal'],
    ])
  })

  it('of which the oldest is restored are not dropped before', () => {
    const app = open()
    for (let count = 1; count <= maxBackups; count += 1) {
      addView(app, `View ${String(count)}`)
      app.time.now += day
      app.backups.make()
    }
    addView(app, 'Unsaved')
    app.backups.restore(app.backups.list().at(-1)?.id ?? '')
    expect(ownViews(app)).toEqual(['View 1'])
    expect(app.backups.list()).toHaveLength(maxBackups)
  })

  it('of an older format are brought to the present one', () => {
    const app = open()
    mkdirSync(app.folder)
    const old = new SQLite(join(app.folder, 'settings-2026-10-31T080000Z.sqlite'))
    old.exec(`PRAGMA application_id = ${String(0x43446b32)}; PRAGMA user_version = 1;
      CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
      INSERT INTO setting VALUES ('theme', '"dark"'), ('filters', '"group:VIP"')`)
    old.close()
    const [backup] = app.backups.list()
    expect(backup).toEqual({
      id: 'settings-2026-10-31T080000Z.sqlite',
      at: Date.UTC(2026, 9, 31, 8),
      state: 'good',
      views: 0,
      settings: 1,
    })
    app.backups.restore(backup?.id ?? '')
    expect(app.user.now().settings.read()).toMatchObject({ theme: 'dark', search: 'group:VIP' })
    addView(app, 'Regulars')
    expect(ownViews(app)).toEqual(['Regulars'])
  })

  it('that are damaged or of a newer version are named so, and refused', () => {
    const app = open()
    addView(app, 'Regulars')
    app.backups.make()
    const [good] = app.backups.list()
    const bytes = readFileSync(join(app.folder, good?.id ?? ''))
    const cut = 'settings-2026-11-02T080000Z.sqlite'
    writeFileSync(join(app.folder, cut), bytes.subarray(0, bytes.length / 2))
    const garbage = 'settings-2026-11-03T080000Z.sqlite'
    writeFileSync(join(app.folder, garbage), Buffer.alloc(20_000, 'x'))
    const newer = 'settings-2026-11-04T080000Z.sqlite'
    writeFileSync(join(app.folder, newer), bytes)
    const database = new SQLite(join(app.folder, newer))
    database.pragma(`user_version = ${String(userMigrations.length + 1)}`)
    database.close()
    writeFileSync(join(app.folder, 'notes.txt'), 'mine')
    const list = app.backups.list()
    expect(list.map(({ id, state }) => [id, state])).toEqual([
      [newer, 'newer'],
      [garbage, 'damaged'],
      [cut, 'damaged'],
      [good?.id, 'good'],
    ])
    expect(newestGood(list)).toEqual(good)
    for (const id of [newer, garbage, cut]) expect(() => app.backups.restore(id)).toThrow('backup.unusable')
    expect(() => app.backups.restore('../settings.sqlite')).toThrow('not-found')
    expect(ownViews(app)).toEqual(['Regulars'])
    expect(app.events).toEqual([])
  })
})

describe('a running app', () => {
  it('makes the daily backup by itself, and tells every window when one is restored', async () => {
    const { backend, call, events } = start()
    const content = { query: 'group:VIP', sort: [], columns: [] }
    await call('views.add', { name: 'Regulars', content, pinned: true, at: 0 })
    backend.tick()
    const [backup] = await call('backups.list', {})
    expect(backup).toMatchObject({ state: 'good', views: 1 })
    const { views } = await call('views.add', { name: 'Others', content, pinned: true, at: 0 })
    expect(views.filter(({ kind }) => kind === 'own')).toHaveLength(2)
    expect(await call('backups.restore', { id: backup?.id ?? '' })).toHaveLength(2)
    expect(events.filter(({ name }) => name === 'userData')).toHaveLength(1)
    expect((await call('views.list', {})).filter(({ kind }) => kind === 'own')).toHaveLength(1)
    // Settings can be written as before.
    await call('settings.write', { theme: 'dark' })
    expect(await call('settings.read', {})).toMatchObject({ theme: 'dark' })
  })

  it('backs up nothing after damaged settings were set aside, so that the last backup is offered', async () => {
    const dataFolder = testFolder()
    const before = open(dataFolder)
    addView(before, 'Regulars')
    before.backups.make()
    before.user.close()
    writeFileSync(userDatabaseFile(dataFolder), Buffer.alloc(9000, 'x'))
    const { backend, call } = start(dataFolder)
    await call('settings.write', { theme: 'dark' })
    backend.tick()
    expect(await call('settings.lost', {})).toMatchObject({ code: 'settings.damaged' })
    const backups = await call('backups.list', {})
    expect(backups).toMatchObject([{ views: 1 }])
    await call('backups.restore', { id: backups[0]?.id ?? '' })
    expect(await call('settings.lost', {})).toBeNull()
    expect((await call('views.list', {})).filter(({ kind }) => kind === 'own')).toMatchObject([
      { name: 'Regulars' },
    ])
  })

  itUnless(onWindows('Windows deletes no file that is open'))(
    'tells every window when the file of the settings was deleted',
    async () => {
      const { backend, call, dataFolder, events } = start()
      await call('settings.write', { theme: 'dark' })
      rmSync(userDatabaseFile(dataFolder))
      backend.tick()
      expect(events.map(({ name }) => name)).toContain('userData')
      expect(await call('settings.read', {})).toEqual(defaultSettings)
    },
  )
})

it('refuses settings of a newer version, in words of settings, and leaves them as they are', () => {
  const dataFolder = testFolder()
  openUserDatabase(dataFolder).close()
  const database = new SQLite(userDatabaseFile(dataFolder))
  database.pragma('user_version = 99')
  database.close()
  const bytes = readFileSync(userDatabaseFile(dataFolder))
  expect(() => openUserDatabase(dataFolder)).toThrow('settings.newer')
  expect(() => start(dataFolder)).toThrow('settings.newer')
  expect(readFileSync(userDatabaseFile(dataFolder)).equals(bytes)).toBe(true)
})
