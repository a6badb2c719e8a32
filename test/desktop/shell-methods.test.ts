import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { BrowserWindow } from 'electron'
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { AppError } from '#shared/errors'
import type { ExportOptions } from '#shared/exports/options'
import { readyPreset } from '#shared/exports/presets'
import type { Job } from '#shared/jobs'
import { catalogues } from '#shared/messages/index'
import type { Dispatch } from '#shared/wire'
import type { Memory } from '../../src/main/desktop/memory'
import { createShellMethods } from '../../src/main/desktop/shell-methods'
import { record, reset } from './electron-mock'

vi.mock('electron', () => import('./electron-mock'))
beforeEach(reset)

const info = {
  version: '1.2.3',
  shell: 'desktop',
  dataFolder: '/data',
  secrets: 'encrypted',
  language: 'az',
  locale: 'az-AZ',
  canStartAtSignIn: false,
} as const

const view = {
  connectionId: 'sample-1',
  query: 'ali',
  sort: [],
  selection: null,
  columns: 'all',
  options: readyPreset('excel', { language: 'ru', locale: 'ru-RU' }),
} as const

const exportJob: Job = {
  id: 'job-1',
  kind: 'export',
  reason: null,
  connectionId: 'sample-1',
  startedAt: 0,
  progress: { done: 1, total: 1 },
  secondsLeft: null,
  state: 'done',
  result: {
    rows: 1,
    bytes: 10,
    sha256: '',
    copyAt: null,
    ms: 5,
    fileName: 'a.csv',
    opens: true,
    download: null,
    leftOut: null,
  },
}

function open(backend: Dispatch = () => Promise.resolve({ ok: true, value: { jobId: 'job-1' } })) {
  const calls: unknown[] = []
  let remembered: ReturnType<Memory['read']> = { window: null, exportFolder: null }
  const window = new BrowserWindow()
  const { handlers, onEvent, onlyChosen } = createShellMethods({
    info,
    backend: (method, input) => {
      calls.push([method, input])
      return backend(method, input)
    },
    window: () => window,
    memory: {
      read: () => remembered,
      write: (changes) => void (remembered = { ...remembered, ...changes }),
    },
    messages: () => catalogues.en,
  })
  return { handlers, onEvent, onlyChosen, calls, remembered: () => remembered }
}

test('app.info says where and how the app runs', async () => {
  expect(await open().handlers['app.info']({})).toEqual(info)
})

test('an export goes where the person says, and the folder is remembered', async () => {
  record.saveAnswer = { canceled: false, filePath: join('/exports', 'mine.csv') }
  const { handlers, calls, remembered } = open()
  expect(await handlers['export.start']({ ...view, fileName: 'customers.csv' })).toEqual({ jobId: 'job-1' })
  const path = join('/exports', 'mine.csv')
  expect(calls).toEqual([['export.write', { ...view, path, download: null }]])
  expect(record.dialogs[0]).toMatchObject({ defaultPath: join('/documents', 'customers.csv') })
  expect(remembered().exportFolder).toBe(dirname(path))
  await handlers['export.start']({
    ...view,
    options: { ...view.options, format: 'tsv' },
    fileName: 'next.tsv',
  })
  expect(record.dialogs[1]).toMatchObject({
    defaultPath: join('/exports', 'next.tsv'),
    filters: [{ extensions: ['tsv'] }, { extensions: ['*'] }],
  })
})

test('an export that the person calls off does not start', async () => {
  record.saveAnswer = { canceled: true, filePath: '' }
  const { handlers, calls } = open()
  expect(await handlers['export.start']({ ...view, fileName: 'customers.csv' })).toBeNull()
  expect(calls).toEqual([])
})

test('an export that the backend refuses is that error', async () => {
  record.saveAnswer = { canceled: false, filePath: '/exports/a.csv' }
  const { handlers } = open(() => Promise.resolve({ ok: false, error: { code: 'storage.empty' } }))
  await expect(handlers['export.start']({ ...view, fileName: 'a.csv' })).rejects.toThrow(
    new AppError({ code: 'storage.empty' }),
  )
})

test('only a complete export of this session is shown in its folder', async () => {
  record.saveAnswer = { canceled: false, filePath: '/exports/a.csv' }
  const { handlers, onEvent } = open()
  const reveal = (jobId: string) => () => handlers['export.reveal']({ jobId })
  const unknown = new AppError({ code: 'not-found', what: 'job' })
  await handlers['export.start']({ ...view, fileName: 'a.csv' })
  expect(reveal('job-1')).toThrow(unknown)
  onEvent({ type: 'event', name: 'job', payload: exportJob })
  onEvent({ type: 'event', name: 'job', payload: { ...exportJob, id: 'job-of-another' } })
  expect(reveal('job-of-another')).toThrow(unknown)
  expect(record.shown).toEqual([])
  expect(reveal('job-1')()).toBeNull()
  expect(record.shown).toEqual(['/exports/a.csv'])
})

test('an export that is tried again goes to the same file, without a question', async () => {
  let jobs = 0
  record.saveAnswer = { canceled: false, filePath: '/exports/a.csv' }
  const { handlers, onEvent, calls } = open(() =>
    Promise.resolve({ ok: true, value: { jobId: `job-${String((jobs += 1))}` } }),
  )
  await handlers['export.start']({ ...view, fileName: 'a.csv' })
  const asked = record.dialogs.length
  expect(await handlers['export.retry']({ jobId: 'job-1' })).toEqual({ jobId: 'job-2' })
  expect(calls.at(-1)).toEqual(['export.rewrite', { jobId: 'job-1' }])
  expect(record.dialogs).toHaveLength(asked)
  onEvent({ type: 'event', name: 'job', payload: { ...exportJob, id: 'job-2' } })
  expect(handlers['export.reveal']({ jobId: 'job-2' })).toBeNull()
  expect(record.shown).toEqual(['/exports/a.csv'])
})

test('only a complete file that is what its name says is opened', async () => {
  let jobs = 0
  const { handlers, onEvent } = open(() =>
    Promise.resolve({ ok: true, value: { jobId: `job-${String((jobs += 1))}` } }),
  )
  const exported = async (filePath: string, options: ExportOptions = view.options): Promise<string> => {
    record.saveAnswer = { canceled: false, filePath }
    await handlers['export.start']({ ...view, options, fileName: 'a.csv' })
    const id = `job-${String(jobs)}`
    onEvent({ type: 'event', name: 'job', payload: { ...exportJob, id } })
    return id
  }
  const unknown = new AppError({ code: 'not-found', what: 'job' })
  const jobId = await exported('/exports/a.csv')
  expect(await handlers['export.open']({ jobId })).toBeNull()
  expect(record.openedFiles).toEqual(['/exports/a.csv'])
  // A customer's note would be a program, a script of a page, or a formula.
  for (const path of ['/exports/a.bat', '/exports/a.csv.html', '/exports/a'])
    await expect(handlers['export.open']({ jobId: await exported(path) })).rejects.toThrow(unknown)
  const unguarded = await exported('/exports/b.csv', { ...view.options, guard: false })
  await expect(handlers['export.open']({ jobId: unguarded })).rejects.toThrow(unknown)
  await expect(handlers['export.open']({ jobId: 'job-of-another' })).rejects.toThrow(unknown)
  record.saveAnswer = { canceled: false, filePath: '/exports/c.csv' }
  await handlers['export.start']({ ...view, fileName: 'c.csv' })
  await expect(handlers['export.open']({ jobId: `job-${String(jobs)}` })).rejects.toThrow(unknown)
  expect(record.openedFiles).toHaveLength(1)
  record.openProblem = 'no program'
  await expect(handlers['export.open']({ jobId })).rejects.toThrow(
    new AppError({ code: 'export.open', file: '/exports/a.csv' }),
  )
})

test('an exported file of the list is shown in its folder, but no download', async () => {
  const exports = mkdtempSync(join(tmpdir(), 'exports-'))
  onTestFinished(() => {
    rmSync(exports, { recursive: true })
  })
  const target = join(exports, 'old.csv')
  writeFileSync(target, '')
  const { options } = view
  const program = join(exports, 'old.bat')
  writeFileSync(program, '')
  const records = [
    { id: 6, target: program, options },
    { id: 5, target: join(exports, 'gone.csv'), options },
    { id: 4, target, options: { ...options, guard: false } },
    { id: 3, target: 'download.csv', options },
    { id: 2, target, options },
    { id: 1, target: null, options },
  ]
  const { handlers, calls } = open(() => Promise.resolve({ ok: true, value: records }))
  expect(await handlers['export.revealPast']({ id: 2 })).toBeNull()
  expect(record.shown).toEqual([target])
  expect(calls).toEqual([['privacy.exports', {}]])
  const unknown = new AppError({ code: 'not-found', what: 'export' })
  for (const id of [1, 3, 7]) await expect(handlers['export.revealPast']({ id })).rejects.toThrow(unknown)
  expect(await handlers['export.openPast']({ id: 2 })).toBeNull()
  expect(record.openedFiles).toEqual([target])
  // Nothing that could run something, and nothing that is not of the list.
  for (const id of [1, 3, 4, 6, 7]) await expect(handlers['export.openPast']({ id })).rejects.toThrow(unknown)
  for (const method of ['export.openPast', 'export.revealPast'] as const)
    await expect(handlers[method]({ id: 5 })).rejects.toMatchObject({ data: { code: 'export.gone' } })
  expect(record.openedFiles).toHaveLength(1)
})

test('a copy is chosen in a dialog, or not', async () => {
  const { handlers } = open()
  record.openAnswer = { canceled: false, filePaths: ['/copies/old.sqlite'] }
  expect(await handlers['copy.choose']({})).toEqual({ path: '/copies/old.sqlite' })
  expect(record.dialogs[0]).toMatchObject({ properties: ['openFile', 'dontAddToRecent'] })
  record.openAnswer = { canceled: true, filePaths: [] }
  expect(await handlers['copy.choose']({})).toBeNull()
})

test('the page opens only files that were chosen', async () => {
  const { handlers, onlyChosen } = open()
  const reached: unknown[] = []
  const call = onlyChosen((method, input) => {
    reached.push([method, input])
    return Promise.resolve({ ok: true, value: null })
  })
  record.openAnswer = { canceled: false, filePaths: ['/copies/old.sqlite'] }
  await handlers['copy.choose']({})
  for (const input of [
    { path: '\\\\evil.example\\share\\copy.sqlite' },
    { path: ['/copies/old.sqlite'] },
    {},
    null,
  ])
    expect(await call('connections.openCopy', input)).toMatchObject({ error: { code: 'invalid-input' } })
  expect(reached).toEqual([])
  await call('connections.openCopy', { path: '/copies/old.sqlite' })
  await call('connections.list', {})
  expect(reached).toEqual([
    ['connections.openCopy', { path: '/copies/old.sqlite' }],
    ['connections.list', {}],
  ])
})

test('the data folder and the folders of connections are shown', async () => {
  const folder = '/data/connections/sample'
  const usage = { bytes: 5, connections: [{ connectionId: 'sample', folder, bytes: 3 }] }
  const { handlers } = open(() => Promise.resolve({ ok: true, value: usage }))
  await handlers['data.reveal']({ connectionId: null })
  await handlers['data.reveal']({ connectionId: 'sample' })
  expect(record.shown).toEqual(['/data', folder])
  await expect(handlers['data.reveal']({ connectionId: 'other' })).rejects.toThrow(
    new AppError({ code: 'not-found', what: 'connection' }),
  )
})

test('scheduled exports go only to folders that the person chose in the dialog', async () => {
  const { handlers, onlyChosen } = open()
  const guarded = onlyChosen(() => Promise.resolve({ ok: true, value: null }))
  const refused = { ok: false, error: { code: 'invalid-input', problem: 'folder: not chosen in the dialog' } }
  const folder = join('/exports', 'daily')
  expect(await guarded('schedules.add', { name: 'Daily', folder })).toEqual(refused)
  expect(await guarded('schedules.change', { id: 's', folder: '\\\\server\\share' })).toEqual(refused)
  record.openAnswer = { canceled: true, filePaths: [] }
  expect(await handlers['schedules.chooseFolder']({})).toBeNull()
  record.openAnswer = { canceled: false, filePaths: [folder] }
  expect(await handlers['schedules.chooseFolder']({})).toEqual({ folder })
  expect(record.dialogs.at(-1)).toMatchObject({
    properties: ['openDirectory', 'createDirectory', 'dontAddToRecent'],
  })
  expect(await guarded('schedules.add', { name: 'Daily', folder })).toMatchObject({ ok: true })
  // The app's own folder, and the one that it has.
  expect(await guarded('schedules.add', { name: 'Daily', folder: null })).toMatchObject({ ok: true })
  expect(await guarded('schedules.change', { id: 's', name: 'Daily' })).toMatchObject({ ok: true })
  expect(await guarded('schedules.list', {})).toMatchObject({ ok: true })
})
