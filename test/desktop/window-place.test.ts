import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { createLog } from '#backend/log/log'
import { openMemory } from '../../src/main/desktop/memory'
import { placeWindow } from '../../src/main/desktop/window-place'

const screen = { x: 0, y: 0, width: 1920, height: 1040 }
const left = { x: -1600, y: 100, width: 1600, height: 860 }
const place = (changes: object) => ({
  x: 100,
  y: 100,
  width: 1200,
  height: 800,
  maximized: false,
  ...changes,
})
const usual = { bounds: { width: 1280, height: 800 }, maximized: false }

const folder = mkdtempSync(join(tmpdir(), 'window-place-'))
afterAll(() => {
  rmSync(folder, { recursive: true })
})
const lines: string[] = []
const log = createLog({ write: (line) => lines.push(line) })

test('the first window has the usual size, in the middle of the main screen', () => {
  expect(placeWindow(null, [screen])).toEqual(usual)
})

test('a window opens where it was, on any screen', () => {
  expect(placeWindow(place({}), [screen])).toEqual({
    bounds: { x: 100, y: 100, width: 1200, height: 800 },
    maximized: false,
  })
  expect(placeWindow(place({ x: -1500, y: 120 }), [screen, left]).bounds).toMatchObject({ x: -1500, y: 120 })
})

test.each([
  ['whose screen was unplugged', { x: -1500, y: 120 }],
  ['beyond the right edge', { x: 1850 }],
  ['below the bottom', { y: 1030 }],
  ['whose title bar is above the screen', { y: -40 }],
])('a window %s comes back to the main screen', (_name, changes) => {
  expect(placeWindow(place(changes), [screen])).toEqual(usual)
})

test('a maximized window stays maximized, even where its screen is gone', () => {
  expect(placeWindow(place({ x: -1500, maximized: true }), [screen])).toEqual({ ...usual, maximized: true })
})

test('a window is never larger than its screen, and never too small to use', () => {
  const small = { x: 0, y: 0, width: 1024, height: 600 }
  expect(placeWindow(place({ width: 5000, height: 4000 }), [small]).bounds).toMatchObject({
    width: 1024,
    height: 600,
  })
  expect(placeWindow(place({ width: 130, height: 40 }), [screen]).bounds).toMatchObject({
    width: 800,
    height: 560,
  })
  expect(placeWindow(null, [small]).bounds).toEqual({ width: 1024, height: 600 })
})

test('what was written is read at the next start', () => {
  const file = join(folder, 'window.json')
  openMemory(file, log).write({ window: place({}) })
  openMemory(file, log).write({ exportFolder: '/exports' })
  expect(openMemory(file, log).read()).toEqual({ window: place({}), exportFolder: '/exports' })
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ window: place({}), exportFolder: '/exports' })
})

test.each([
  ['no file', null],
  ['not JSON', '{"window":'],
  ['no object', '7'],
  ['a size of text', JSON.stringify({ window: place({ width: '900' }) })],
  ['a size of nothing', JSON.stringify({ window: place({ height: 0 }) })],
  ['a place out of this world', JSON.stringify({ window: place({ x: 1e12 }) })],
])('a damaged memory counts as none: %s', (_name, text) => {
  const file = join(folder, 'damaged.json')
  rmSync(file, { force: true })
  if (text !== null) writeFileSync(file, text)
  expect(openMemory(file, log).read().window).toBeNull()
})

test('one damaged part does not take the other with it', () => {
  const file = join(folder, 'half.json')
  writeFileSync(file, JSON.stringify({ window: 1, exportFolder: '/exports' }))
  expect(openMemory(file, log).read()).toEqual({ window: null, exportFolder: '/exports' })
})

test('a memory that cannot be written is no reason to fail', () => {
  openMemory(join(folder, 'missing', 'window.json'), log).write({ exportFolder: '/exports' })
  expect(lines.join()).toContain('the window’s place could not be written')
})
