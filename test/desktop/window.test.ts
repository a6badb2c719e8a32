import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { BrowserWindow } from 'electron'
import { beforeEach, expect, test, vi } from 'vitest'
import { methodNames } from '#shared/contract'
import type { Memory } from '../../src/main/desktop/memory'
import { bringToFront, openWindow, windowOptions } from '../../src/main/desktop/window'
import { record, reset } from './electron-mock'

vi.mock('electron', () => import('./electron-mock'))
beforeEach(reset)

const started = Promise.resolve()
const look = { dark: false, packaged: true }

function memoryOf(place: Parameters<Memory['write']>[0]['window'] = null) {
  const written: Parameters<Memory['write']>[0][] = []
  const memory: Memory = {
    read: () => ({ window: place, exportFolder: null }),
    write: (changes) => void written.push(changes),
  }
  return { memory, written }
}

test('the page runs sandboxed, isolated, and without Node [electron-2] [electron-3] [electron-4] [electron-6] [electron-8] [electron-9] [electron-10] [electron-11]', () => {
  expect(windowOptions('/built', 'Title', look).webPreferences).toStrictEqual({
    preload: join('/built', 'preload', 'preload.cjs'),
    additionalArguments: [`--contract-methods=${methodNames.join(',')}`],
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    spellcheck: false,
    devTools: false,
  })
})

test('only a build that is not packed has developer tools', () => {
  expect(windowOptions('/built', 'Title', { ...look, packaged: false }).webPreferences?.devTools).toBe(true)
})

test('the window has the page’s background before the page is there', () => {
  const tokens = readFileSync('src/renderer/styles/tokens.css', 'utf8')
  const canvas = ['', 'dark'].map(
    (mode) => windowOptions('/', '', { ...look, dark: mode === 'dark' }).backgroundColor,
  )
  expect(tokens).toContain(`--canvas: light-dark(${canvas.join(', ')})`)
})

test('the window stays hidden until the page is drawn', async () => {
  openWindow('/built', 'Title', true, memoryOf().memory, started, () => undefined)
  const [window] = record.windows
  expect(window?.options).toMatchObject({ show: false, width: 1280, height: 800, autoHideMenuBar: true })
  expect(window?.loaded).toEqual(['app://desk/'])
  expect(window?.done).toEqual([])
  window?.emit('ready-to-show')
  await started
  expect(window?.done).toEqual(['show'])
})

test('the window stays hidden where the start failed', async () => {
  const failed = Promise.reject(new Error('no backend'))
  openWindow('/built', 'Title', true, memoryOf().memory, failed, () => undefined)
  record.windows[0]?.emit('ready-to-show')
  await expect(failed).rejects.toThrow()
  expect(record.windows[0]?.done).toEqual([])
})

test('a start without the window leaves it hidden', async () => {
  openWindow('/built', 'Title', true, memoryOf().memory, null, () => undefined)
  record.windows[0]?.emit('ready-to-show')
  await started
  expect(record.windows[0]?.done).toEqual([])
})

test('the window opens where it was, and remembers where it is', async () => {
  const place = { x: 100, y: 50, width: 1100, height: 720, maximized: true }
  const { memory, written } = memoryOf(place)
  openWindow('/built', 'Title', true, memory, started, () => undefined)
  const [window] = record.windows
  expect(window?.options).toMatchObject({ x: 100, y: 50, width: 1100, height: 720 })
  window?.emit('ready-to-show')
  await started
  expect(window?.done).toEqual(['maximize', 'show'])
  window?.emit('close')
  expect(written).toEqual([{ window: { x: 10, y: 20, width: 1000, height: 700, maximized: false } }])
})

test('a page that died is loaded again, once', () => {
  const onCrash = vi.fn()
  openWindow('/built', 'Title', true, memoryOf().memory, started, onCrash)
  const contents = record.windows[0]?.webContents
  contents?.emit('render-process-gone', {}, { reason: 'clean-exit' })
  expect(contents?.reloads).toBe(0)
  contents?.emit('render-process-gone', {}, { reason: 'crashed' })
  expect(contents?.reloads).toBe(1)
  expect(onCrash).not.toHaveBeenCalled()
  expect(record.windows[0]?.done).toEqual([])
  contents?.emit('render-process-gone', {}, { reason: 'crashed' })
  expect(contents?.reloads).toBe(1)
  expect(onCrash).toHaveBeenCalledOnce()
  expect(record.windows[0]?.done).toEqual(['hide'])
})

test('a second start brings the window to the front', () => {
  bringToFront(new BrowserWindow())
  expect(record.windows[0]?.done).toEqual(['restore', 'show', 'focus'])
})
