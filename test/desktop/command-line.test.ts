import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test, vi } from 'vitest'
import { commandArguments, runWithoutWindow, type DesktopProgram } from '../../src/main/desktop/command-line'
import { AppError } from '#shared/errors'
import { record, reset, safeStorage } from './electron-mock'

vi.mock('electron', () => import('./electron-mock'))

const root = mkdtempSync(join(tmpdir(), 'desktop-command-'))
const data = join(root, 'data')
const stderr = vi.spyOn(process.stderr, 'write').mockImplementation((_text, done?: unknown) => {
  if (typeof done === 'function') done()
  return true
})

beforeEach(() => {
  reset()
  stderr.mockClear()
  vi.stubEnv('DISPLAY', ':0')
})
afterAll(() => {
  vi.restoreAllMocks()
  rmSync(root, { recursive: true })
})

test.each([
  [[], null],
  [[''], null],
  [['--no-sandbox'], null],
  [['--data', '/d'], null],
  [['--remote-debugging-port=0', 'sync'], null],
  [['sync'], ['sync']],
  [
    ['list', '--query', 'group:VIP', '--limit', '1'],
    ['list', '--query', 'group:VIP', '--limit', '1'],
  ],
  [
    ['--no-sandbox', '--', 'count', '--help'],
    ['count', '--help'],
  ],
  [['--ozone-platform=headless', '--log-level=3', '--', 'status'], ['status']],
  [['--help'], ['--help']],
  [['--', '-h'], ['-h']],
  // A typing mistake is answered on the console, too.
  [['snyc'], ['snyc']],
])('the arguments %j are the command %j', (args, command) => {
  expect(commandArguments(args)).toEqual(command)
})

/** Runs a command and gives what it was given, after the app has ended. */
async function run(args: readonly string[], code: number | Error = 0): Promise<DesktopProgram | undefined> {
  let given: DesktopProgram | undefined
  runWithoutWindow(args, async (program) => {
    given = program
    if (typeof code !== 'number') throw code
    return Promise.resolve(code)
  })
  await vi.waitFor(() => {
    expect(record.exits).toHaveLength(1)
  })
  return given
}

test('the app ends with the exit code of the command, and opens no window and no box', async () => {
  record.languages = ['tr-TR']
  expect(await run(['status', '--data', data], 6)).toMatchObject({ language: 'tr', locale: 'az-AZ' })
  expect(record.exits).toEqual([6])
  expect(record.windows).toEqual([])
  expect(record.boxes).toEqual([])
})

test('a defect is said without data, and never in a box', async () => {
  await run(['status', '--data', data], new Error('a customer'))
  expect(record.exits).toEqual([1])
  expect(record.boxes).toEqual([])
  const said = stderr.mock.calls.map(([text]) => String(text)).join('')
  expect(said).toMatch(/^error: the command ended: Error\n/)
  expect(said).not.toContain('a customer')
})

test('a command reads the secrets that the window stored, with a copy of their key', async () => {
  const connection = join(root, 'connection')
  mkdirSync(connection)
  mkdirSync(join(data, 'shell'), { recursive: true })
  writeFileSync(join(data, 'shell', 'Local State'), 'the key')
  writeFileSync(
    join(connection, 'secret.encrypted'),
    safeStorage.encryptString('a secret').toString('base64'),
  )
  const program = await run(['sync', `--data=${data}`])
  await expect(program?.secrets.load(connection)).resolves.toBe('a secret')
  const profile = join(data, 'shell', 'command-line')
  expect(record.paths.get('userData')).toBe(profile)
  expect(readFileSync(join(profile, 'Local State'), 'utf8')).toBe('the key')
  await expect(program?.secrets.load(join(root, 'another'))).rejects.toThrow(AppError)
})

test('a command goes through the proxies of the system', async () => {
  record.proxies = 'PROXY proxy.example:3128'
  const program = await run(['sync', '--data', data])
  expect(await program?.findRoute('https://clopos.example/')).toEqual([
    { kind: 'http', host: 'proxy.example', port: 3128, account: null },
  ])
})
