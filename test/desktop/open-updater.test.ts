import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test, vi } from 'vitest'
import { findSignatureFault } from '../../src/main/desktop/update-signature'
import { openUpdater } from '../../src/main/desktop/updater'
import { record } from './electron-mock'

vi.mock('electron', () => import('./electron-mock'))
// As electron-updater has it by itself, where Electron runs.
vi.mock('electron-updater', () => {
  class Updater {
    readonly autoDownload = true
    readonly autoInstallOnAppQuit = true
    readonly disableWebInstaller = false
    readonly disableDifferentialDownload = false
    readonly requestHeaders = null
    readonly verifyUpdateCodeSignature = (): Promise<null> => Promise.resolve(null)
  }
  return { NsisUpdater: Updater, AppImageUpdater: Updater }
})

const folder = mkdtempSync(join(tmpdir(), 'open-updater-'))
afterAll(() => {
  rmSync(folder, { recursive: true })
})

test.each(['win32', 'linux'])('the updater of %s does nothing by itself', async (platform) => {
  const before = Object.getOwnPropertyDescriptor(process, 'platform')
  Object.defineProperty(process, 'platform', { ...before, value: platform })
  Object.defineProperty(process, 'resourcesPath', { configurable: true, value: folder })
  writeFileSync(join(folder, 'app-update.yml'), 'publisherName: [Customer Desk authors]\n')
  vi.stubEnv('APPIMAGE', join(folder, 'customer-desk.AppImage'))
  record.packaged = true
  try {
    const updater = await openUpdater()
    expect(updater).toMatchObject({
      autoDownload: false,
      autoInstallOnAppQuit: false,
      disableWebInstaller: true,
      disableDifferentialDownload: true,
      requestHeaders: { 'x-user-staging-id': '' },
    })
    if (platform === 'win32') expect(updater).toMatchObject({ verifyUpdateCodeSignature: findSignatureFault })
  } finally {
    Object.defineProperty(process, 'platform', before ?? {})
    Reflect.deleteProperty(process, 'resourcesPath')
    vi.unstubAllEnvs()
  }
})
