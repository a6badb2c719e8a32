import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test, vi } from 'vitest'
import { createFile } from '#backend/export/file'
import { dataArgument, startDesktop } from '../../src/main/desktop/start'
import { app, record, reset } from './electron-mock'

vi.mock('electron', () => import('./electron-mock'))

const root = mkdtempSync(join(tmpdir(), 'desktop-'))
const built = join(root, 'out')
mkdirSync(join(built, 'renderer'), { recursive: true })
writeFileSync(join(built, 'renderer', 'index.html'), '<p>page')
writeFileSync(join(root, 'a-file'), '')
const stderr = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
const said = (): string => stderr.mock.calls.map(([text]) => String(text)).join('')

const data = join(root, 'data')
beforeEach(() => {
  reset()
  stderr.mockClear()
  vi.stubEnv('CUSTOMER_DESK_DATA', data)
  vi.stubEnv('CLOPOS_BASE_URL', '')
})
afterAll(() => {
  // A signal that ends the tests is not for the apps that they started.
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.removeAllListeners(signal)
  vi.restoreAllMocks()
  rmSync(root, { recursive: true })
})

test.each([
  [['electron', '.'], undefined],
  [['electron', '.', '--data', '/d'], '/d'],
  [['customer-desk', '--no-sandbox', '--data=/d=e', '--x'], '/d=e'],
  [['customer-desk', '--data'], undefined],
])('the data folder of %j is %s', (args, folder) => {
  expect(dataArgument(args)).toBe(folder)
})

test('a second start says so, and opens nothing', async () => {
  record.lock = false
  startDesktop(built)
  await vi.waitFor(() => {
    expect(record.exits).toEqual([0])
  })
  expect(said()).toBe('Customer Desk is already open with this data folder. Its window is now in front.\n')
  expect(record.windows).toEqual([])
})

test('a data folder that cannot be written is said in a box and on stderr', async () => {
  const folder = join(root, 'a-file', 'data')
  vi.stubEnv('CUSTOMER_DESK_DATA', folder)
  startDesktop(built)
  await vi.waitFor(() => {
    expect(record.exits).toEqual([6])
  })
  const text = `The app cannot write to the data folder ${folder}. Check that the folder exists and that you may write to it.`
  expect(record.boxes).toEqual([{ type: 'error', title: 'Customer Desk cannot start', message: text }])
  expect(said()).toBe(`${text}\n`)
  expect(record.windows).toEqual([])
})

test('an address of Clopos that is not safe is refused', async () => {
  vi.stubEnv('CLOPOS_BASE_URL', 'http://clopos.example/')
  startDesktop(built)
  await vi.waitFor(() => {
    expect(record.exits).toEqual([2])
  })
  expect(record.windows).toEqual([])
})

test('what a killed export left in the folder of the last one is removed', async () => {
  const exports = join(root, 'exports')
  mkdirSync(exports)
  // What an export that runs writes to, under the number of a process that has ended.
  const running = await createFile(join(exports, 'customers.csv'), new AbortController().signal)
  const [name = ''] = readdirSync(exports)
  const { pid } = spawnSync(process.execPath, ['--version'])
  const left = name.replace(`-${String(process.pid)}-`, `-${String(pid)}-`)
  expect(left).not.toBe(name)
  writeFileSync(join(exports, left), 'Kamran')
  mkdirSync(join(data, 'shell'), { recursive: true })
  writeFileSync(join(data, 'shell', 'window.json'), JSON.stringify({ exportFolder: exports }))
  startDesktop(built)
  await vi.waitFor(() => {
    expect(readdirSync(exports)).toEqual([name])
  })
  running.discard()
  await vi.waitFor(() => {
    expect(record.exits).toEqual([1])
  })
})

test('everything is guarded before the page is loaded', async () => {
  // Beside the sources there is no built backend: its start fails, after the window was set up.
  startDesktop(built)
  expect(record.schemes).toHaveLength(1)
  await vi.waitFor(() => {
    expect(record.exits).toEqual([1])
  })
  expect(record.paths.get('userData')).toBe(join(data, 'shell'))
  expect(record.permissionCheck?.()).toBe(false)
  expect(record.devicePermission?.()).toBe(false)
  expect(record.permissionRequest).not.toBeNull()
  // Chromium refuses certificates that it does not trust, unless somebody listens.
  expect(app.listenerCount('certificate-error')).toBe(0)
  expect(record.spellCheckerLanguages).toEqual([])
  expect([...record.protocols.keys()]).toEqual(['app'])
  expect([...record.handlers.keys()]).toEqual(['call'])
  const [window] = record.windows
  expect(window?.webContents.openHandler?.({ url: 'https://evil.example/' })).toEqual({ action: 'deny' })
  expect(window?.webContents.webRtc).toBe('disable_non_proxied_udp')
  expect(record.pageProxy).toEqual({ proxyRules: 'socks5://127.0.0.1:1', proxyBypassRules: '<-loopback>' })
  expect(window?.webContents.eventNames()).toEqual(
    expect.arrayContaining(['will-frame-navigate', 'will-navigate', 'will-redirect', 'will-attach-webview']),
  )
  // Nothing is shown where the start failed.
  window?.emit('ready-to-show')
  await Promise.resolve()
  expect(window?.done).toEqual([])
  app.emit('second-instance', {}, [])
  expect(window?.done).toEqual(['restore', 'show', 'focus'])
})
