import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, it, vi } from 'vitest'
import { openConnections } from '#backend/connections/connections'
import { fileSecrets } from '#backend/connections/secrets'
import { openCopy } from '#backend/copy/copy'
import type { Contract, Input } from '#shared/contract'
import type { ExportOptions } from '#shared/exports/options'
import { readyPreset } from '#shared/exports/presets'
import type { ExportResult } from '#shared/jobs'
import { apiRow, takeIn, testFolder } from '../api-rows'
import { start } from '../start-backend'

const day = 86_400_000
let dataFolder: string
let connectionId: string

beforeEach(() => {
  dataFolder = testFolder()
  const connections = openConnections(dataFolder, fileSecrets())
  connectionId = connections.addSample(5, 1, 'Sample').id
  const database = openCopy(connections.folder(connectionId))
  const rest = [
    apiRow(1, { name: 'Aygün  Məmmədova', phone: '050 535 57 57' }),
    apiRow(2, { name: '=cmd, "x"', phone: '012 493 00 00', phones: ['0555355757'] }),
    apiRow(3, { name: 'Ольга', phone: '+7 916 123-45-67' }),
    apiRow(4, { name: 'Same', phone: '+994505355757' }),
    apiRow(5, { name: 'Wrong', phone: '12' }),
    apiRow(6, { name: 'None' }),
  ]
  takeIn(database, [apiRow(7, { name: 'Gone', phone: '0775355757' }), ...rest], Date.now() - 2 * day)
  takeIn(database, rest, Date.now() - day)
  database.close()
})

type App = ReturnType<typeof start>

interface Written extends ExportResult {
  readonly text: string
}

const order = (options: Partial<ExportOptions>, query = ''): Input<Contract, 'export.preview'> => ({
  connectionId,
  query,
  sort: [{ column: 'id', descending: false }],
  selection: null,
  columns: 'all',
  options: { ...readyPreset('messages', { language: 'en', locale: 'en' }), ...options },
})

/** Writes a message list and waits until it is complete. */
async function write(
  { call, events }: App,
  options: Partial<ExportOptions> = {},
  query = '',
): Promise<Written> {
  const path = join(dataFolder, 'list.csv')
  const { jobId } = await call('export.write', { ...order(options, query), path, download: null })
  const job = await vi.waitFor(() => {
    const found = events.findLast((event) => event.name === 'job' && event.payload.id === jobId)
    if (found?.name !== 'job' || found.payload.state === 'running') throw new Error('runs')
    return found.payload
  })
  if (job.kind !== 'export' || job.state !== 'done') throw new Error(job.state)
  return { ...job.result, text: readFileSync(path, 'utf8') }
}

const one = (id: number) => ({ kind: 'one', id }) as const
const lines = ({ text }: Written): readonly string[] => text.trimEnd().split('\r\n')
const plain = { sender: 'plain' } as const

it('writes each number once, in the form of the service', async () => {
  const app = start(dataFolder)
  const written = await write(app)
  expect(lines(written)).toEqual([
    'phone,first_name,name',
    '+994505355757,Aygün,Aygün Məmmədova',
    `+994555355757,"'=cmd,","'=cmd, ""x"""`,
    '+79161234567,Ольга,Ольга',
  ])
  expect(written.rows).toBe(3)
  expect(written.leftOut).toEqual({
    counts: { noNumber: 1, invalid: 1, notMobile: 0, optedOut: 0, contacted: 0, same: 1 },
    people: [{ id: 5, name: 'Wrong', typed: '12', reason: 'invalid' }],
  })
  expect(written).not.toHaveProperty('reached')
  expect(lines(await write(app, { sender: 'sms', guard: false }))).toEqual([
    'phone,name',
    '994505355757,Aygün Məmmədova',
    '994555355757,"=cmd, ""x"""',
    '79161234567,Ольга',
  ])
  expect(lines(await write(app, plain))).toEqual(['+994505355757', '+994555355757', '+79161234567'])
  expect(await app.call('privacy.exports', {})).toMatchObject([
    { customers: 3, columns: ['id', 'name', 'phone', 'phones'], personal: true },
    {},
    {},
  ])
})

it('shows in the preview what it will write', async () => {
  const { call } = start(dataFolder)
  await call('messages.addNumbers', { text: '0555355757' })
  const preview = await call('export.preview', order(plain))
  expect(preview.start).toEqual({ kind: 'text', text: '+994505355757\r\n+79161234567\r\n' })
  expect(preview).toMatchObject({ total: 2, isExact: true })
  // Both passes of the preview have the same numbers.
  expect((await call('export.preview', order({ sender: 'sms' }))).total).toBe(2)
})

it('leaves out who wants no messages, until they are allowed again', async () => {
  const app = start(dataFolder)
  const { call } = app
  expect(await call('messages.optOut', { connectionId, which: one(2) })).toMatchObject({
    ...{ numbers: 2, added: 2, without: 0 },
  })
  expect(await call('messages.wishOf', { connectionId, id: 2 })).toEqual({ hasNumber: true, optedOut: true })
  expect(await call('messages.wishOf', { connectionId, id: 1 })).toEqual({ hasNumber: true, optedOut: false })
  expect(await call('messages.wishOf', { connectionId, id: 6 })).toEqual({
    hasNumber: false,
    optedOut: false,
  })
  expect(await call('messages.optOut', { connectionId, which: one(6) })).toMatchObject({
    ...{ numbers: 0, added: 0, without: 1 },
  })
  const pasted = 'phone\n8 (050) 535-57-57\n+994 50 535 57 57; 994505355757\r\n\t12'
  const added = await call('messages.addNumbers', { text: pasted })
  expect(added).toMatchObject({ numbers: 1, added: 1, wrong: 3 })
  expect(added.mistakes).toEqual(['phone', '8 (050) 535-57-57', '12'])
  const written = await write(app, plain)
  expect(lines(written)).toEqual(['+79161234567'])
  expect(written.leftOut?.counts.optedOut).toBe(3)
  await call('messages.undo', { at: added.at })
  await call('messages.allow', { connectionId, id: 2 })
  expect(await call('messages.optOuts', { offset: 0, limit: 10 })).toEqual({ count: 0, numbers: [] })
  expect(lines(await write(app, plain))).toHaveLength(3)
})

it('takes in a whole selection', async () => {
  const { call } = start(dataFolder)
  const change = { kind: 'all', query: '', sort: [], selected: true } as const
  await call('customers.select', { connectionId, selection: 'page', change })
  const which = { kind: 'selection', selection: 'page' } as const
  expect(await call('messages.optOut', { connectionId, which })).toMatchObject({ added: 4, without: 2 })
  const { numbers } = await call('messages.optOuts', { offset: 0, limit: 10 })
  expect(numbers.map(({ number }) => number).sort()).toEqual([
    ...['+79161234567', '+994124930000', '+994505355757', '+994555355757'],
  ])
  await call('messages.removeNumbers', { numbers: ['+79161234567'] })
  expect(await call('messages.optOuts', { offset: 0, limit: 1 })).toMatchObject({ count: 3 })
})

it('leaves out whom a finished list has reached, unless it was not sent', async () => {
  const app = start(dataFolder)
  await write(app, plain, 'id:=4')
  const recently = { ...plain, notContactedDays: 7 }
  const second = await write(app, recently)
  // Customer 1 has the number of customer 4.
  expect(lines(second)).toEqual(['+994555355757', '+79161234567'])
  expect(second.leftOut?.counts.contacted).toBe(2)
  expect(lines(await write(app, plain))).toHaveLength(3)
  const records = await app.call('messages.lists', {})
  expect(records).toEqual((await app.call('privacy.exports', {})).map(({ id }) => id).reverse())
  expect((await write(app, recently)).rows).toBe(0)
  for (const record of await app.call('messages.lists', {})) await app.call('messages.notSent', { record })
  expect((await write(app, recently)).rows).toBe(3)
})

it('counts no list that was not finished, and no other export', async () => {
  const app = start(dataFolder)
  const { jobId } = await app.call('export.write', {
    ...order(plain),
    ...{ path: join(dataFolder, 'nowhere', 'list.csv'), download: null },
  })
  await vi.waitFor(() => {
    const found = app.events.findLast((event) => event.name === 'job' && event.payload.id === jobId)
    expect(found?.payload).toMatchObject({ state: 'failed' })
  })
  await write(app, readyPreset('csv', { language: 'en', locale: 'en' }))
  expect(await app.call('messages.lists', {})).toEqual([])
})

it('forgets whom it reached with the customer, and keeps the wish', async () => {
  const app = start(dataFolder)
  const { call } = app
  await write(app, plain, 'removed:any id:=7')
  await call('messages.optOut', { connectionId, which: one(7) })
  expect(await call('messages.lists', {})).toHaveLength(1)
  await call('privacy.forget', { connectionId, which: one(7) })
  expect(await call('messages.lists', {})).toEqual([])
  expect(await call('messages.optOuts', { offset: 0, limit: 10 })).toMatchObject({
    ...{ count: 1, numbers: [{ number: '+994775355757' }] },
  })
})

it('keeps the wishes of people when a backup is restored', async () => {
  const app = start(dataFolder)
  const { call } = app
  await call('messages.addNumbers', { text: '+994505355757' })
  const [backup] = await call('backups.make', {})
  await call('messages.removeNumbers', { numbers: ['+994505355757'] })
  await call('messages.addNumbers', { text: '+79161234567' })
  await write(app, plain, 'id:=2')
  await call('backups.restore', { id: backup?.id ?? '' })
  const { numbers } = await call('messages.optOuts', { offset: 0, limit: 10 })
  expect(numbers.map(({ number }) => number).sort()).toEqual(['+79161234567', '+994505355757'])
  // The list counts, although the log of exports does not know it any more.
  expect((await write(app, { ...plain, notContactedDays: 1 }, 'id:=2')).rows).toBe(0)
})

it('deletes everything with the customers and sign-ins', async () => {
  const app = start(dataFolder)
  const { call } = app
  await call('messages.addNumbers', { text: '+994505355757' })
  await write(app, plain)
  await call('privacy.removeAll', {})
  expect(await call('messages.optOuts', { offset: 0, limit: 10 })).toEqual({ count: 0, numbers: [] })
  expect(await call('messages.lists', {})).toEqual([])
})

it('forgets the contacts of a connection that is removed', async () => {
  const app = start(dataFolder)
  await write(app, plain)
  await app.call('connections.remove', { connectionId })
  expect(await app.call('messages.lists', {})).toEqual([])
})
