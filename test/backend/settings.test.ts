import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import SQLite from 'better-sqlite3'
import { expect, it } from 'vitest'
import { applicationIds } from '#backend/sqlite/open'
import { acquireLock } from '#backend/sqlite/lock'
import { openUserDatabase, openOrResetUserDatabase } from '#backend/user-database'
import { openSettings } from '#backend/settings'
import { defaultSettings, type Settings } from '#shared/settings'
import { testFolder } from './api-rows'

it('remembers settings, and falls back alone where one cannot be read', () => {
  const folder = testFolder()
  const file = openUserDatabase(folder)
  const settings = openSettings(file)
  expect(settings.read()).toEqual(defaultSettings)
  settings.write({ search: 'əli', sort: ['-spent'] })
  expect(settings.write({ exportPreset: 'raw' })).toEqual({
    ...defaultSettings,
    search: 'əli',
    sort: ['-spent'],
    exportPreset: 'raw',
  })
  file.close()
  const other = new SQLite(join(folder, 'settings.sqlite'))
  other.prepare("UPDATE setting SET value = '{}' WHERE name = 'sort'").run()
  other.close()
  const again = openUserDatabase(folder)
  expect(openSettings(again).read()).toMatchObject({ search: 'əli', sort: [] })
  again.prepare("UPDATE setting SET value = '[\"-sp' WHERE name = 'sort'").run()
  expect(openSettings(again).read()).toMatchObject({ search: 'əli', sort: [], exportPreset: 'raw' })
  again.close()
})

it('sets a damaged file aside, whichever part of it cannot be read, and tells so', () => {
  const folder = testFolder()
  const file = join(folder, 'settings.sqlite')
  const first = openUserDatabase(folder)
  openSettings(first).write({ search: 'əli' })
  first.close()
  const bytes = readFileSync(file)
  // The head stays, so that only who reads on notices.
  writeFileSync(file, bytes.fill(0xaa, 4096))
  expect(() => openUserDatabase(folder)).toThrow('settings.damaged')
  const told: unknown[] = []
  for (const text of ['', 'no settings'.repeat(1000)]) {
    if (text !== '') writeFileSync(file, text)
    const reset = openOrResetUserDatabase(folder, 1_700_000_000_000, ({ data }) => told.push(data))
    expect(openSettings(reset).read()).toEqual(defaultSettings)
    reset.close()
  }
  const names = ['settings.damaged-2023-11-14T221320.sqlite', 'settings.damaged-2023-11-14T221320-2.sqlite']
  expect(told).toEqual(names.map((aside) => ({ code: 'settings.damaged', file, aside })))
  expect(readdirSync(folder)).toEqual(expect.arrayContaining(names))
  expect(readFileSync(join(folder, names[0] ?? ''))).toEqual(bytes)
})

it('opens the search and the filters of the first format as one query', () => {
  const settingsOf = (rows: Readonly<Record<string, string | readonly string[]>>): Settings => {
    const folder = testFolder()
    const first = new SQLite(join(folder, 'settings.sqlite'))
    first.exec('CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT')
    for (const [name, value] of Object.entries(rows)) {
      first.prepare('INSERT INTO setting VALUES (?, ?)').run(name, JSON.stringify(value))
    }
    first.pragma(`application_id = ${String(applicationIds.settings)}`)
    first.pragma('user_version = 1')
    first.close()
    const file = openUserDatabase(folder)
    const settings = openSettings(file).read()
    file.close()
    return settings
  }
  const stored = (rows: Readonly<Record<string, string>>): string => settingsOf(rows).search
  expect(stored({ search: '"Əli', filters: 'group:VIP active:yes' })).toBe('group:VIP active:yes "Əli')
  expect(stored({ filters: 'group:"My Customers"' })).toBe('group:"My Customers"')
  expect(stored({ search: 'ali', filters: '' })).toBe('ali')
  expect(stored({ search: 'ali' })).toBe('ali')
  expect(stored({})).toBe('')
  // By name is how everybody's list was sorted who chose nothing else.
  expect(settingsOf({ sort: ['name'] }).sort).toEqual([])
  expect(settingsOf({ sort: ['-spent'] }).sort).toEqual(['-spent'])
})

it('lets one hold a lock at a time', () => {
  const file = join(testFolder(), 'app.lock')
  const first = acquireLock(file, { code: 'sync.running' })
  expect(() => acquireLock(file, { code: 'sync.running' })).toThrow('sync.running')
  first.release()
  acquireLock(file, { code: 'sync.running' }).release()
  expect(() => acquireLock(join(file, 'x', 'y'), { code: 'sync.running' })).toThrow('storage.folder')
})

it.each(['garbage '.repeat(2000), 'SQLite format 3\0'.padEnd(5000, 'x')])(
  'locks a file that holds garbage, for one at a time',
  (garbage) => {
    const file = join(testFolder(), 'app.lock')
    writeFileSync(file, garbage)
    const first = acquireLock(file, { code: 'sync.running' })
    expect(() => acquireLock(file, { code: 'sync.running' })).toThrow('sync.running')
    first.release()
    acquireLock(file, { code: 'sync.running' }).release()
  },
)
