import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { AppError } from '#shared/errors'
import { readyPreset } from '#shared/exports/presets'
import { openDownloads } from '../../src/main/browser/downloads'
import { createShellMethods, onlyOwnFolder } from '../../src/main/browser/shell-methods'

const folder = mkdtempSync(join(tmpdir(), 'browser-shell-'))
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

const info = {
  version: '1',
  shell: 'browser',
  dataFolder: '/d',
  secrets: 'file',
  language: 'az',
  locale: 'az-AZ',
  canStartAtSignIn: false,
} as const
const view = {
  connectionId: 'a',
  query: '',
  sort: [],
  selection: null,
  columns: 'all',
  options: readyPreset('csv', { language: 'ru', locale: 'ru-RU' }),
} as const

async function open() {
  const calls: { readonly method: string; readonly input: unknown }[] = []
  const methods = createShellMethods(
    info,
    (method, input) => {
      calls.push({ method, input })
      return Promise.resolve({ ok: true, value: { jobId: 'job-1' } })
    },
    await openDownloads(folder),
  )
  return { methods, calls }
}

test('an export is written below the data folder, to be downloaded', async () => {
  const { methods, calls } = await open()
  expect(await methods['export.start']({ ...view, fileName: 'customers.csv' })).toEqual({ jobId: 'job-1' })
  const download = expect.stringMatching(/^\/download\/[0-9a-f]{32}$/)
  const path = expect.stringMatching(/[0-9a-f]{32}.customers\.csv$/)
  expect(calls).toEqual([{ method: 'export.write', input: { ...view, path, download } }])
  expect(JSON.stringify(calls)).toContain(JSON.stringify(folder).slice(1, -1))
})

test('a name that would leave the folder starts nothing', async () => {
  const { methods, calls } = await open()
  await expect(methods['export.start']({ ...view, fileName: '..' })).rejects.toThrow(AppError)
  expect(calls).toEqual([])
})

test('an export that failed is written again', async () => {
  const { methods, calls } = await open()
  expect(await methods['export.retry']({ jobId: 'job-0' })).toEqual({ jobId: 'job-1' })
  expect(calls).toEqual([{ method: 'export.rewrite', input: { jobId: 'job-0' } }])
})

test('what needs the desktop is not here', async () => {
  const { methods } = await open()
  expect(await methods['app.info']({})).toEqual(info)
  expect(await methods['copy.choose']({})).toBeNull()
  expect(() => methods['data.reveal']({ connectionId: null })).toThrow(AppError)
  expect(() => methods['export.reveal']({ jobId: 'job-1' })).toThrow(AppError)
  expect(() => methods['export.open']({ jobId: 'job-1' })).toThrow(AppError)
  expect(() => methods['export.openPast']({ id: 1 })).toThrow(AppError)
  expect(() => methods['export.revealPast']({ id: 1 })).toThrow(AppError)
})

test('scheduled exports go to the folder of browser mode, which has no dialog to choose another', async () => {
  const guarded = onlyOwnFolder(() => Promise.resolve({ ok: true, value: null }))
  expect(await guarded('schedules.add', { name: 'Daily', folder: '/etc' })).toMatchObject({
    ok: false,
    error: { code: 'invalid-input' },
  })
  expect(await guarded('schedules.change', { id: 's', folder: 'x' })).toMatchObject({ ok: false })
  expect(await guarded('schedules.add', { name: 'Daily', folder: null })).toMatchObject({ ok: true })
  expect(await guarded('schedules.change', { id: 's', name: 'Daily' })).toMatchObject({ ok: true })
})
