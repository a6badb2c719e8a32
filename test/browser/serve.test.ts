import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test, vi } from 'vitest'
import { catalogues } from '#shared/messages/index'
import { serve } from '../../src/main/browser/serve'

const built = mkdtempSync(join(tmpdir(), 'serve-'))
mkdirSync(join(built, 'renderer'))
writeFileSync(join(built, 'renderer', 'index.html'), '<p>page')
writeFileSync(join(built, 'a-file'), '')

const stdout = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
const stderr = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
const said = (stream: typeof stdout): string => stream.mock.calls.map(([text]) => String(text)).join('')

beforeEach(() => {
  stdout.mockClear()
  stderr.mockClear()
  vi.stubEnv('CLOPOS_BASE_URL', '')
})
afterAll(() => {
  vi.restoreAllMocks()
  rmSync(built, { recursive: true })
})

test('--help prints what there is', async () => {
  expect(await serve(['--help'], built)).toBe(0)
  expect(said(stdout)).toBe(catalogues.en.shell.serveHelp)
})

test('goes on where the terminal that it was started from is closed', async () => {
  const streams = [process.stdout, process.stderr]
  const before = streams.map((stream) => stream.listenerCount('error'))
  await serve(['--help'], built)
  expect(streams.map((stream) => stream.listenerCount('error'))).toEqual(before.map((count) => count + 1))
})

test('wrong usage is one sentence and exit code 2', async () => {
  expect(await serve(['--bogus'], built)).toBe(2)
  expect(said(stderr)).toBe("Unknown option '--bogus'. Run with --help to see all options.\n")
  expect(said(stdout)).toBe('')
})

test('an unsafe address of Clopos is wrong usage', async () => {
  vi.stubEnv('CLOPOS_BASE_URL', 'http://clopos.example/')
  expect(await serve(['--no-open'], built)).toBe(2)
  expect(said(stderr)).toMatch(/^CLOPOS_BASE_URL must start with https:.*\n$/)
})

test('a data folder that cannot be written is one sentence and exit code 6', async () => {
  const folder = join(built, 'a-file', 'data')
  expect(await serve(['--no-open', '--data', folder], built)).toBe(6)
  expect(said(stderr)).toBe(
    `The app cannot write to the data folder ${folder}. Check that the folder exists and that you may write to it.\n`,
  )
  expect(said(stdout)).toBe('')
})
