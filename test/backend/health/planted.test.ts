/** Personal data and secrets are put everywhere, and are looked for in the log and in the diagnostics. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import SQLite from 'better-sqlite3'
import { strFromU8, unzipSync } from 'fflate'
import { expect, it, onTestFinished, vi } from 'vitest'
import { copyFile, openCopy } from '#backend/copy/copy'
import { startSampleServer } from '#backend/sample/server'
import { testFolder } from '../api-rows'
import { ended, start } from '../start-backend'
import { readyPreset } from '#shared/exports/presets'

/** Waits as long as a busy computer needs. */
const patience = { timeout: 30_000 }

/** What must never be found, by where it is put. */
const planted = {
  name: 'Zərifə Plantedova',
  phone: '+994557771234',
  email: 'zerife.planted@example.com',
  address: 'Planted küçəsi 77',
  note: 'planted note',
  group: 'Planted group',
  venue: 'Planted venue',
  brand: 'planted-brand',
  clientId: 'planted-client',
  secret: 'planted-secret-word',
  integrator: 'planted-integrator',
  server: 'planted words of the server',
  connection: 'Planted connection',
  view: 'Planted view',
  query: 'plantedquery',
  folder: 'plantedfolder',
  file: 'plantedfile',
  table: 'plantedtable',
  addressUser: 'planteduser',
  addressPassword: 'plantedpassword',
  method: 'planted.method',
} as const

/** The same word in the spellings that a text could have on its way. */
const spellings = Object.values(planted).flatMap((word) => [
  word,
  encodeURIComponent(word),
  JSON.stringify(word).slice(1, -1),
  Buffer.from(word, 'utf8').toString('base64').replace(/=+$/, ''),
])

function expectNoneIn(text: string, where: string): void {
  const found = spellings.filter((word) => text.toLowerCase().includes(word.toLowerCase()))
  expect(found, where).toEqual([])
}

it('finds no personal data and no secret in the log and in the diagnostics', async () => {
  const dataFolder = join(testFolder(), planted.folder)
  mkdirSync(dataFolder)
  let refuses = false
  const server = await startSampleServer({
    customers: 60,
    rateLimit: 100_000,
    credentials: {
      brand: planted.brand,
      clientId: planted.clientId,
      clientSecret: planted.secret,
      integratorId: planted.integrator,
    },
    faults: () => (refuses ? { kind: 'refused-with-200', error: planted.server } : null),
  })
  onTestFinished(() => server.close())
  const [group] = server.store.groups()
  if (group !== undefined) server.store.setGroups([{ ...group, name: planted.group }])
  const venues = server.store.venues()
  server.store.setVenues(venues.map((venue) => ({ ...venue, name: planted.venue })))
  for (const { id } of [...server.store.rows()]) {
    server.store.update(id, {
      name: planted.name,
      phone: planted.phone,
      email: planted.email,
      address: planted.address,
      description: planted.note,
    })
  }
  const { call, request, events } = start(dataFolder, server.baseUrl)

  const connection = await call('connections.add', {
    credentials: server.credentials,
    acceptWeakStorage: true,
  })
  const connectionId = connection.id
  const sync = async (): Promise<void> => {
    const { jobId } = await call('sync.start', { connectionId, complete: true })
    await vi.waitFor(() => {
      expect(ended(events, jobId)).toBeDefined()
    }, patience)
  }
  await sync()
  await call('connections.rename', { connectionId, name: planted.connection })
  await call('settings.write', {
    connectionId,
    search: planted.query,
    recentCommands: [planted.name],
    updateAddress: `https://${planted.addressUser}:${planted.addressPassword}@${planted.brand}.example`,
  })
  await call('views.add', {
    name: planted.view,
    content: { query: planted.query, sort: [], columns: [] },
    pinned: true,
    at: 0,
  })
  await call('backups.make', {})

  // Failures of every kind, with the planted words in what they quote.
  refuses = true
  await sync()
  refuses = false
  await request(planted.method, { text: planted.name })
  await request('customers.window', { connectionId, query: planted.query, sort: planted.name })
  await request('connections.openCopy', { path: join(dataFolder, `${planted.file}.sqlite`) })
  await request('connections.get', { connectionId: planted.connection })
  await request('export.write', {
    connectionId,
    query: planted.query,
    sort: [],
    selection: null,
    columns: 'all',
    options: readyPreset('csv', { language: 'en', locale: 'en' }),
    path: join(dataFolder, planted.folder, `${planted.file}.csv`),
    download: null,
  })
  await vi.waitFor(() => {
    expect(
      events.some(
        (event) =>
          event.name === 'job' && event.payload.kind === 'export' && event.payload.state === 'failed',
      ),
    ).toBe(true)
  }, patience)
  // A copy that somebody made, with rows that the app never writes.
  const opened = join(testFolder(), planted.file)
  openCopy(opened).close()
  const hostile = new SQLite(copyFile(opened))
  hostile.exec(`CREATE TABLE ${planted.table} (x)`)
  hostile
    .prepare(
      "INSERT INTO sync_run (reason, started_at, finished_at, outcome, requests, result, error) VALUES (?, 1, 2, 'failed', 1, NULL, ?)",
    )
    .run('person', JSON.stringify({ code: planted.server, message: planted.name }))
  hostile
    .prepare(
      "INSERT INTO sync_run (reason, started_at, finished_at, outcome, requests, result, error) VALUES (?, 1, 2, 'done', 1, ?, NULL)",
    )
    .run('person', JSON.stringify({ kind: planted.name, added: planted.phone, [planted.note]: 1, total: 3 }))
  hostile.close()
  const copy = await call('connections.openCopy', { path: copyFile(opened) })
  await request('copy.status', { connectionId: copy.id })
  // What is no JSON is quoted by the error of the parser.
  const other = join(testFolder(), planted.file)
  openCopy(other).close()
  const odd = new SQLite(copyFile(other))
  odd
    .prepare("INSERT INTO sync_run (reason, started_at, outcome, error) VALUES ('person', 1, 'failed', ?)")
    .run(planted.name)
  odd.close()
  const { id } = await call('connections.openCopy', { path: copyFile(other) })
  await request('sync.history', { connectionId: id, limit: 10 })
  // What a check says about it names the connection.
  await call('connections.rename', { connectionId: id, name: planted.connection })
  writeFileSync(copyFile(join(dataFolder, 'connections', id)), 'x'.repeat(9000))
  writeFileSync(join(dataFolder, 'logs', `${planted.file}.txt`), planted.name)

  const files = await call('diagnostics.collect', {})
  for (const { name, text } of files) expectNoneIn(`${name}\n${text}`, name)
  const path = join(testFolder(), 'diagnostics.zip')
  await call('diagnostics.write', { path })
  const zip = unzipSync(readFileSync(path))
  expect(Object.keys(zip)).toEqual(files.map(({ name }) => name))
  for (const [name, bytes] of Object.entries(zip)) expectNoneIn(`${name}\n${strFromU8(bytes)}`, name)
  const logs = join(dataFolder, 'logs')
  for (const name of readdirSync(logs).filter((one) => one.startsWith('customer-desk'))) {
    expectNoneIn(readFileSync(join(logs, name), 'utf8'), name)
  }

  // It says what support needs.
  const textOf = (name: string): string => strFromU8(zip[name] ?? new Uint8Array())
  expect(JSON.parse(textOf('about.json'))).toMatchObject({ node: process.versions.node, secrets: 'file' })
  expect(JSON.parse(textOf('settings.json'))).toMatchObject({ theme: 'system', updateAddress: 'server' })
  const connections: { connection: number; kind: string }[] = JSON.parse(textOf('connections.json'))
  expect(connections).toHaveLength(3)
  const number = connections.find(({ kind }) => kind === 'clopos')?.connection
  expect(JSON.parse(textOf('checks.json'))).toContainEqual({
    what: 'connection',
    connection: number,
    is: 'fine',
    of: 'connection',
    customers: 60,
  })
  expect(textOf('checks.json')).toContain('"code": "copy.damaged"')
  expect(textOf('syncs.json')).toContain('"code": "server.refused"')
  expect(textOf('databases.json')).toMatch(/"name": "customer",\s+"rows": 60/)
  expect(textOf('backups.json')).toContain('"views": 1')
  expect(textOf('log/customer-desk.log')).toContain('sync failed: server.refused')
  expect(textOf('log/customer-desk.log')).toMatch(/sync\.history failed: S\w+Error/)
})

it('saves nothing that was not shown, and no half file', async () => {
  const { call, request } = start()
  const path = join(testFolder(), 'diagnostics.zip')
  expect(await request('diagnostics.write', { path })).toMatchObject({
    error: { code: 'not-found', what: 'diagnostics' },
  })
  await call('diagnostics.collect', {})
  const missing = join(testFolder(), 'none', 'diagnostics.zip')
  expect(await request('diagnostics.write', { path: missing })).toMatchObject({
    error: { code: 'export.target', file: 'diagnostics.zip' },
  })
  await call('diagnostics.write', { path })
  expect(Object.keys(unzipSync(readFileSync(path)))).toContain('about.json')
})
