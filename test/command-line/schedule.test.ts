/** Views, presets and scheduled exports of the app on the command line. */
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { copyFile } from '#backend/copy/copy'
import { startSampleServer, type SampleServer } from '#backend/sample/server'
import { lockSchedules } from '#backend/scheduled-exports'
import { openUserData, type UserData } from '#backend/user-data'
import { readyPreset } from '#shared/exports/presets'
import { acquireLock } from '#backend/sqlite/lock'
import { openConnections } from '#backend/connections/connections'
import { fileSecrets } from '#backend/connections/secrets'
import { dropTable } from '../backend/api-rows'
import { commandLine, type Outcome } from './run-command-line'

let folder = ''
let dataFolder = ''
let server: SampleServer
let env: Record<string, string> = {}
let connectionId = ''

/** Changes what people saved in the app. */
function inApp<Value>(work: (userData: UserData) => Value): Value {
  let ids = 0
  const userData = openUserData(dataFolder, {
    clock: Date.now,
    newId: () => `id-${String((ids += 1))}-${String(Date.now())}`,
    onReset: () => undefined,
    onReplaced: () => undefined,
  })
  try {
    return work(userData.now())
  } finally {
    userData.close()
  }
}

const run = (...args: string[]): Promise<Outcome> => commandLine(args, env)
const lines = ({ stdout }: Outcome): readonly Record<string, unknown>[] =>
  stdout
    .trim()
    .split('\n')
    .map((line): Record<string, unknown> => JSON.parse(line))

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'command-line-schedule-'))
  dataFolder = join(folder, 'data')
  server = await startSampleServer({ customers: 300 })
  const { clientId, clientSecret, brand, integratorId } = server.credentials
  env = {
    CLOPOS_BASE_URL: server.baseUrl,
    CLOPOS_CLIENT_ID: clientId,
    CLOPOS_CLIENT_SECRET: clientSecret,
    CLOPOS_BRAND: brand,
    CLOPOS_INTEGRATOR_ID: integratorId,
    CUSTOMER_DESK_DATA: dataFolder,
  }
  await run('sync')
  connectionId = openConnections(dataFolder, fileSecrets()).list()[0]?.id ?? ''
  inApp(({ views, presets }) => {
    const content = {
      query: 'spent>500',
      sort: ['-spent'],
      columns: [{ key: 'name', width: 100, hidden: false, pinned: false }],
    }
    views.add({ name: 'Big spenders', content, pinned: true, at: 0 })
    const options = { ...readyPreset('tsv', { language: 'en', locale: 'en' }), headings: 'api' } as const
    presets.add({ name: 'For the till', content: { options, columns: ['id', 'spent'] }, at: 0 })
  })
})

afterAll(async () => {
  await server.close()
  rmSync(folder, { recursive: true })
})

describe('views', () => {
  it('lists those that people saved, and the ready-made ones in the language', async () => {
    const views = lines(await run('views'))
    expect(views[0]).toMatchObject({
      name: 'Big spenders',
      kind: 'own',
      query: 'spent>500',
      sort: ['-spent'],
    })
    expect(views).toContainEqual({
      view: 'top',
      name: 'Top spenders',
      kind: 'ready',
      query: 'spent>0',
      sort: ['-spent'],
    })
    const azerbaijani = lines(await run('views', '--language', 'az'))
    expect(azerbaijani.find(({ view }) => view === 'top')).toMatchObject({ name: 'Ən çox xərcləyənlər' })
  })
})

describe('export', () => {
  const exported = async (...args: string[]): Promise<readonly string[]> => {
    const { code, stdout } = await run('export', '--out', '-', ...args)
    expect(code).toBe(0)
    return stdout.trimEnd().split('\r\n')
  }

  it('writes a view by its name or id: its customers, its order, its columns', async () => {
    const [head, first, second] = await exported('--view', 'big SPENDERS')
    expect(head).toBe('Name')
    const named = await exported('--query', 'spent>500', '--sort', '-spent', '--columns', 'name')
    expect([head, first, second]).toEqual(named.slice(0, 3))
    for (const name of ['top', 'Top spenders', 'Топ по тратам'])
      expect(await exported('--view', name, '--columns', 'id')).toEqual(
        await exported('--query', 'spent>0', '--sort', '-spent', '--columns', 'id'),
      )
    expect(await exported('--view', 'top', '--columns', 'id', '--sort', 'id')).toEqual(
      await exported('--query', 'spent>0', '--sort', 'id', '--columns', 'id'),
    )
  })

  it('takes a preset that people saved, with its columns', async () => {
    const [head] = await exported('--preset', 'for the till')
    expect(head).toBe('id\tspent')
    expect((await exported('--preset', 'For the till', '--columns', 'name'))[0]).toBe('name')
  })

  it('says which views and presets there are', async () => {
    const view = await run('export', '--out', 'x', '--view', 'nobody')
    expect(view).toMatchObject({ code: 2, stdout: '' })
    expect(view.stderr).toMatch(
      /There is no view “nobody”. Choose one of: Big spenders \(.+\), All customers \(all\)/,
    )
    const preset = await run('export', '--out', 'x', '--preset', 'nobody')
    expect(preset).toMatchObject({ code: 2, stderr: expect.stringContaining(', For the till.') })
    expect(await run('export', '--out', 'x', '--view', 'top', '--query', 'ali')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('Use either --view or --query.'),
    })
  })
})

describe('schedule', () => {
  let out = ''

  beforeEach(() => {
    out = mkdtempSync(join(folder, 'out-'))
    inApp(({ schedules }) => {
      schedules.clear()
      schedules.add(
        {
          ...{ name: 'Daily list', connectionId, viewId: 'top', preset: 'csv', columns: 'all', folder: out },
          ...{ fileName: '{view}', days: 'workdays', time: '08:00', keep: 0, syncFirst: true, isOn: false },
        },
        Date.now(),
      )
    })
  })

  it('list says what they do, and what came of them', async () => {
    expect(lines(await run('schedule', 'list'))).toMatchObject([
      { name: 'Daily list', view: 'top', days: 'workdays', on: false, next: null, last: null, folder: out },
    ])
  })

  it('run syncs, writes the file, and notes both where the window shows them', async () => {
    const outcome = await run('schedule', 'run', 'DAILY list')
    const file = join(out, 'Top spenders.csv')
    expect(outcome).toMatchObject({ code: 0, stderr: expect.stringContaining(`exported to ${file}.`) })
    const [said] = lines(outcome)
    expect(said).toMatchObject({ name: 'Daily list', outcome: 'done', file, syncError: null })
    expect(readFileSync(file, 'utf8').trimEnd().split('\r\n')).toHaveLength(Number(said?.['customers']) + 1)
    expect(lines(await run('schedule', 'list'))[0]?.['last']).toMatchObject({ reason: 'command-line', file })
    const [record] = inApp(({ exports }) => exports.list())
    expect(record).toMatchObject({ way: 'schedule', target: file, connectionId })
    // It was made by the catch-up of the sync.
    expect(lines(await run('history', '--limit', '1'))[0]).toMatchObject({ reason: 'command-line' })
  })

  it('run writes in the language of the settings, as the app does, unless another one is chosen', async () => {
    const heading = async (...args: string[]): Promise<string> => {
      const outcome = await run('schedule', 'run', 'Daily list', ...args)
      expect(outcome).toMatchObject({ code: 0, stderr: expect.stringContaining('exported to') })
      return readFileSync(String(lines(outcome)[0]?.['file']), 'utf8').split(',')[0] ?? ''
    }
    inApp(({ schedules, settings }) => {
      for (const { id } of schedules.list())
        schedules.change(id, { preset: 'excel', syncFirst: false }, Date.now())
      settings.write({ language: 'ru' })
    })
    expect(await heading()).toBe('\ufeffИмя')
    expect(await heading('--language', 'en')).toBe('\ufeffName')
    inApp(({ settings }) => {
      settings.write({ language: 'system' })
    })
    expect(await heading()).toBe('\ufeffName')
    expect(readdirSync(out).sort()).toEqual(['Top spenders.csv', 'Топ по тратам.csv'])
  })

  it('run works while the window is open, and waits for a run of the window', async () => {
    const app = acquireLock(join(dataFolder, 'app.lock'), { code: 'storage.in-use', folder: dataFolder })
    const other = lockSchedules(dataFolder)
    const running = run('schedule', 'run', 'Daily list')
    await expect.poll(() => existsSync(join(dataFolder, 'schedule.lock'))).toBe(true)
    expect(readdirSync(out)).toEqual([])
    other.release()
    expect(await running).toMatchObject({ code: 0 })
    app.release()
  })

  it('run writes the older copy if the sync fails, says so, and ends with the code of the sync', async () => {
    const closed = { ...env, CLOPOS_BASE_URL: 'http://127.0.0.1:9/open-api/v2' }
    const outcome = await commandLine(['schedule', 'run', 'Daily list'], closed)
    expect(outcome.code).toBe(4)
    expect(outcome.stderr).toMatch(/The sync failed: .*The file has the customers of \d{4}-/)
    expect(lines(outcome)).toMatchObject([{ outcome: 'done', syncError: { code: 'network.unreachable' } }])
    expect(readdirSync(out)).toEqual(['Top spenders.csv'])
  })

  it.each(['sync_run', 'customer'])('run says that the copy is damaged: no table %s', async (table) => {
    inApp(({ schedules }) => {
      for (const { id } of schedules.list()) schedules.change(id, { syncFirst: false }, Date.now())
    })
    const file = copyFile(openConnections(dataFolder, fileSecrets()).folder(connectionId))
    const whole = join(out, 'whole.sqlite')
    copyFileSync(file, whole)
    dropTable(file, table)
    const outcome = await run('schedule', 'run', 'Daily list')
    copyFileSync(whole, file)
    expect(outcome).toMatchObject({ code: 6, stderr: expect.stringContaining('is damaged') })
    expect(lines(outcome)).toMatchObject([{ outcome: 'failed', error: { code: 'storage.damaged', file } }])
  })

  it('run says what is wrong with the folder, and the names that there are', async () => {
    rmSync(out, { recursive: true })
    const outcome = await run('schedule', 'run', 'Daily list')
    expect(outcome).toMatchObject({
      code: 6,
      stderr: expect.stringContaining(`The folder ${out} was not found`),
    })
    expect(lines(outcome)).toMatchObject([{ outcome: 'failed', error: { code: 'schedule.folder' } }])
    expect(await run('schedule', 'run', 'nobody')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('Choose one of: Daily list.'),
    })
    expect(await run('schedule')).toMatchObject({ code: 2, stderr: expect.stringContaining('schedule run') })
    expect(await run('schedule', 'list', 'x')).toMatchObject({ code: 2 })
    mkdirSync(out)
  })
})
