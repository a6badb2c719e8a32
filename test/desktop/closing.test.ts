import { beforeEach, expect, test, vi } from 'vitest'
import type { BrowserWindow as ElectronWindow } from 'electron'
import type { Job } from '#shared/jobs'
import { catalogues } from '#shared/messages/index'
import { askBeforeQuitting } from '../../src/main/desktop/closing'
import { RunningJobs } from '../../src/main/desktop/running-jobs'
import { app, BrowserWindow, record, reset } from './electron-mock'

vi.mock('electron', () => import('./electron-mock'))

const sync: Job = {
  id: 's',
  kind: 'sync',
  connectionId: 'c',
  reason: 'person',
  startedAt: 0,
  progress: { done: 1, total: 2 },
  secondsLeft: null,
  state: 'running',
}

const jobs = new RunningJobs()
let keepsRunning = false
let window: BrowserWindow

beforeEach(() => {
  reset()
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.removeAllListeners(signal)
  jobs.take({ ...sync, state: 'cancelled' })
  keepsRunning = false
  window = new BrowserWindow()
  askBeforeQuitting(window as unknown as ElectronWindow, {
    jobs,
    keepsRunning: () => keepsRunning,
    messages: () => catalogues.en,
  })
})

const asked = (): readonly unknown[] => record.boxes.map(({ message }) => message)

test('without jobs, closing the window and quitting ask nothing', () => {
  window.close()
  expect([window.destroyed, asked()]).toEqual([true, []])
})

test('a window that is closed during a sync stays until the person agrees', async () => {
  jobs.take(sync)
  window.close()
  await vi.waitFor(() => {
    expect(asked()).toEqual(['Sync is running. Quit anyway?'])
  })
  expect([window.destroyed, record.quits]).toEqual([false, 0])
  record.boxAnswer = 1
  window.close()
  await vi.waitFor(() => {
    expect([window.destroyed, record.quits]).toEqual([true, 1])
  })
})

test('quitting during a job asks once, however often it is tried', async () => {
  jobs.take(sync)
  app.quit()
  app.quit()
  await vi.waitFor(() => {
    expect(asked()).toHaveLength(1)
  })
  expect(window.destroyed).toBe(false)
})

test('an app that keeps running only hides its window, and quits when it is told to', () => {
  keepsRunning = true
  jobs.take(sync)
  window.close()
  expect([window.done, window.destroyed, asked()]).toEqual([['hide'], false, []])
  jobs.take({ ...sync, state: 'cancelled' })
  app.quit()
  expect(window.destroyed).toBe(true)
})

test('the end of the session asks nothing', () => {
  jobs.take(sync)
  process.emit('SIGTERM')
  expect([window.destroyed, asked()]).toEqual([true, []])
})
