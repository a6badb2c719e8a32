import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { openConnections } from '#backend/connections/connections'
import { fileSecrets } from '#backend/connections/secrets'
import { lockCopy, openCopy } from '#backend/copy/copy'
import { isErasing } from '#backend/copy/erase'
import { updateIndex } from '#backend/copy/update-index'
import { downloadsFolder } from '#backend/shell/data-folder'
import { openUserDatabase } from '#backend/user-database'
import { readyPreset } from '#shared/exports/presets'
import { minCopiedRecord } from '#shared/exports/record'
import { apiRow, takeIn, testFolder, type ApiRow } from './api-rows'
import { start } from './start-backend'

const day = 24 * 60 * 60 * 1000
const person = {
  name: 'Zümrüd Qəhrəmanzadə',
  email: 'zumrud.qehreman@misal.az',
  phone: '+994557319426',
  address: 'Çəmənzəminli küçəsi 187',
  code: 'KRT-58431907',
  description: 'Pəncərə yanında oturur',
}

let dataFolder: string
let connectionId: string
let folder: string

/** A connection whose customer 7 was removed at `removedAt`, and customer 8 a day before. */
function makeCopy(removedAt = Date.now()): void {
  dataFolder = testFolder()
  const connections = openConnections(dataFolder, fileSecrets())
  connectionId = connections.addSample(5, 1, 'Sample').id
  folder = connections.folder(connectionId)
  const database = openCopy(folder)
  const rest: ApiRow[] = [apiRow(1, { phone: '0501234567' }), apiRow(2)]
  takeIn(database, [apiRow(7, person), apiRow(8, { name: 'Eldar' }), ...rest], 1000)
  takeIn(database, [apiRow(7, { ...person, spent: 5 }), ...rest], removedAt - day)
  takeIn(database, rest, removedAt)
  Array.from(updateIndex(database))
  database.close()
}

beforeEach(() => {
  makeCopy()
})

/** The texts of the person that are in any file of a folder. */
function leftIn(root: string): string[] {
  const files = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)))
  const wanted = [...Object.values(person), ...Object.values(person).map((text) => text.toLowerCase())]
  return wanted.filter((text) => files.some((bytes) => bytes.includes(text)))
}

const ids = async (call: ReturnType<typeof start>['call'], query: string): Promise<number[]> => {
  const view = { connectionId, query, sort: [], offset: 0, limit: 10 }
  return (await call('customers.window', view)).rows.map(({ id }) => id)
}

describe('forgetting', () => {
  it('takes a customer out of lists, selections and counts at once, and out of every file soon', async () => {
    const { call, events } = start(dataFolder)
    await call('customers.select', {
      connectionId,
      selection: 'page',
      change: { kind: 'all', query: 'removed:any', sort: [], selected: true },
    })
    const which = { kind: 'selection', selection: 'page' } as const
    expect(await call('privacy.forgettable', { connectionId, which })).toEqual({ count: 2, others: 2 })
    expect(leftIn(dataFolder)).not.toEqual([])
    const { revision } = await call('copy.status', { connectionId })
    expect(await call('privacy.forget', { connectionId, which: { kind: 'one', id: 7 } })).toEqual({
      count: 1,
    })
    expect(await ids(call, 'removed:any')).toEqual([1, 2, 8])
    const told = events.findLast((event) => event.name === 'copy')
    expect(told?.payload).toMatchObject({ connectionId, revision: revision + 1, removed: 1 })
    const selected = { connectionId, selection: 'page', query: 'removed:any', sort: [] }
    expect(await call('customers.selectionSummary', selected)).toMatchObject({ count: 3, removed: 1 })
    expect(await call('customers.selected', { connectionId, selection: 'page', ids: [7, 8] })).toEqual({
      count: 3,
      ids: [8],
    })
    await expect(call('customers.get', { connectionId, id: 7 })).rejects.toMatchObject({ code: 'not-found' })
    expect(await call('customers.changes', { connectionId, id: 7 })).toEqual([])
    await vi.waitFor(() => {
      expect(leftIn(dataFolder)).toEqual([])
    })
    expect(await ids(call, 'removed:any')).toEqual([1, 2, 8])
  })

  it('refuses customers who are in Clopos', async () => {
    const { call } = start(dataFolder)
    const which = { kind: 'one', id: 1 } as const
    expect(await call('privacy.forgettable', { connectionId, which })).toEqual({ count: 0, others: 1 })
    expect(await call('privacy.forget', { connectionId, which })).toEqual({ count: 0 })
    expect(await ids(call, '')).toEqual([1, 2])
  })

  it('ends what a killed app had begun', async () => {
    const database = openCopy(folder)
    database.exec(
      "DELETE FROM customer WHERE id = 8; INSERT OR REPLACE INTO state VALUES ('erasing', '\"file\"')",
    )
    database.close()
    const { call } = start(dataFolder)
    await call('copy.status', { connectionId })
    await vi.waitFor(() => {
      const reader = openCopy(folder)
      const isLeft = isErasing(reader)
      reader.close()
      expect(isLeft).toBe(false)
    })
  })
})

describe('forgetting by itself', () => {
  it('begins when a person turns it on, with those who were removed long enough ago', async () => {
    makeCopy(Date.now() - 29.5 * day)
    const { call } = start(dataFolder)
    expect(await call('privacy.due', { days: 30 })).toEqual({ count: 1 })
    expect(await call('privacy.due', { days: 1 })).toEqual({ count: 2 })
    await call('settings.write', { forgetRemovedDays: 30 })
    await vi.waitFor(async () => {
      expect(await ids(call, 'removed:yes')).toEqual([7])
    })
  })

  it('takes place when a copy is opened', async () => {
    const first = start(dataFolder)
    await first.call('settings.write', { forgetRemovedDays: 30 })
    await first.backend.close()
    const other = dataFolder
    const database = openCopy(folder)
    database.exec('UPDATE customer SET removed_at = 1000 WHERE id = 7')
    database.close()
    const { call } = start(other)
    await vi.waitFor(async () => {
      expect(await ids(call, 'removed:yes')).toEqual([8])
    })
  })
})

describe('the list of exports', () => {
  const order = {
    query: 'name:a',
    sort: [],
    selection: null,
    columns: 'all',
    options: readyPreset('csv', { language: 'en', locale: 'en' }),
  } as const

  it('has each export with what it was, newest first, and can be cleared', async () => {
    const { call } = start(dataFolder)
    const name = 'Zümrüd and others'
    await call('views.add', {
      ...{ name, content: { query: 'name:a', sort: [], columns: [] }, pinned: false, at: 0 },
    })
    const path = join(dataFolder, 'out.csv')
    await call('export.write', { connectionId, ...order, path, download: null })
    await vi.waitFor(async () => {
      expect(await call('privacy.exports', {})).toHaveLength(1)
    })
    await call('export.write', {
      ...{ connectionId, ...order, query: '', columns: ['spent'], path: join(dataFolder, 'b.csv') },
      download: '/download/1',
    })
    await vi.waitFor(async () => {
      expect(await call('privacy.exports', {})).toMatchObject([
        { way: 'download', target: 'b.csv', columns: ['spent'], personal: false, customers: 2, view: null },
        { way: 'file', target: path, columns: 'all', personal: true, view: name, options: { format: 'csv' } },
      ])
    })
    expect(await call('privacy.exportFolders', {})).toEqual([dataFolder])
    await call('privacy.clearExports', {})
    expect(await call('privacy.exports', {})).toEqual([])
    expect(readFileSync(join(dataFolder, 'settings.sqlite')).includes('out.csv')).toBe(false)
  })

  it('has what was copied, if it is many people', async () => {
    const database = openCopy(folder)
    takeIn(
      database,
      Array.from({ length: minCopiedRecord }, (_, at) => apiRow(100 + at)),
      9001,
    )
    database.close()
    const { call } = start(dataFolder)
    const copy = (query: string): Promise<unknown> =>
      call('clipboard.text', {
        ...{
          connectionId,
          query,
          sort: [],
          rows: { kind: 'all' },
          columns: ['name'],
          header: true,
          as: 'text',
        },
        ...{ language: 'en', country: 'AZ' },
      })
    await copy('id:100')
    expect(await call('privacy.exports', {})).toEqual([])
    await copy('')
    expect(await call('privacy.exports', {})).toMatchObject([
      { way: 'clipboard', options: null, target: null, customers: minCopiedRecord },
    ])
  })

  it('never fails an export', async () => {
    const { call, events, logged } = start(dataFolder)
    const settings = openUserDatabase(dataFolder)
    settings.exec('DROP TABLE export_record')
    settings.close()
    const path = join(dataFolder, 'out.csv')
    const { jobId } = await call('export.write', { connectionId, ...order, path, download: null })
    await vi.waitFor(() => {
      const ended = events.findLast((event) => event.name === 'job' && event.payload.id === jobId)
      expect(ended?.payload).toMatchObject({ state: 'done' })
    })
    expect(existsSync(path)).toBe(true)
    expect(logged.join('')).toContain('an export was not noted')
  })
})

describe('removing everything', () => {
  it('leaves settings and views, and nothing of any customer', async () => {
    const { call, events } = start(dataFolder)
    await call('settings.write', { connectionId, search: person.name, currency: 'USD' })
    await call('views.add', {
      ...{ name: 'Mine', content: { query: 'spent>5', sort: [], columns: [] }, pinned: false, at: 0 },
    })
    const exported = join(testFolder(), 'out.csv')
    await call('export.write', {
      ...{ connectionId, query: person.name, sort: [], selection: null, columns: 'all' },
      ...{ options: readyPreset('csv', { language: 'en', locale: 'en' }), path: exported, download: null },
    })
    await vi.waitFor(async () => {
      expect(await call('privacy.exports', {})).toHaveLength(1)
    })
    await call('backups.make', {})
    const others = ['logs', 'connections/half-removed', join(downloadsFolder(dataFolder), 'a')]
    for (const name of others) {
      const inside = resolve(dataFolder, name)
      mkdirSync(inside, { recursive: true })
      writeFileSync(join(inside, 'text'), person.name)
    }
    writeFileSync(join(dataFolder, 'settings.damaged-2026-11-20T101500.sqlite'), person.name)
    // A restore of a backup was killed.
    writeFileSync(join(dataFolder, 'settings.sqlite.new'), person.name)
    expect(await call('privacy.removeAll', {})).toBeNull()
    expect(events.at(-1)).toMatchObject({ name: 'erased' })
    expect(leftIn(dataFolder)).toEqual([])
    expect(await call('connections.list', {})).toEqual([])
    expect(readdirSync(join(dataFolder, 'connections'))).toEqual([])
    expect(await call('settings.read', {})).toMatchObject({ connectionId: null, search: '', currency: 'USD' })
    expect((await call('views.list', {})).some((view) => view.kind === 'own' && view.name === 'Mine')).toBe(
      true,
    )
    expect(existsSync(exported)).toBe(true)
  })

  it('removes nothing while another program syncs, and names the connection', async () => {
    const { call } = start(dataFolder)
    const lock = lockCopy(folder)
    await expect(call('privacy.removeAll', {})).rejects.toMatchObject({
      data: { code: 'privacy.in-use', connections: ['Sample'] },
    })
    lock.release()
    expect(await ids(call, '')).toEqual([1, 2])
  })
})
