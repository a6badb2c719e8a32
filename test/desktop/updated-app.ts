/** The part of the app that updates it, with the real updater of electron-updater and the network of Node. */
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { NodeHttpExecutor } from 'builder-util'
import type { AppImageUpdater, BaseUpdater } from 'electron-updater'
import { ElectronHttpExecutor } from 'electron-updater/out/electronHttpExecutor.js'
import { expect, vi } from 'vitest'
import { createLog } from '#backend/log/log'
import type { ErrorData } from '#shared/errors'
import type { Job } from '#shared/jobs'
import { defaultSettings } from '#shared/settings'
import type { UpdateState } from '#shared/updates'
import { RunningJobs } from '../../src/main/desktop/running-jobs'
import { tame } from '../../src/main/desktop/updater'
import { createUpdates } from '../../src/main/desktop/updates'
import { isWindows } from '../platform'

/** The network of electron-updater, with requests of Node instead of Electron. */
const httpExecutor = Object.assign(new ElectronHttpExecutor(), {
  createRequest: (...given: Parameters<NodeHttpExecutor['createRequest']>) =>
    new NodeHttpExecutor().createRequest(...given),
  addRedirectHandlers: () => undefined,
})

/** The real updater of electron-updater, with the network of Node and an app at version 1.0.0. */
export function newUpdater<Updater extends BaseUpdater>(
  folder: string,
  Kind: new (options: null, app: ConstructorParameters<typeof AppImageUpdater>[1]) => Updater,
): Updater {
  const config = join(folder, 'app-update.yml')
  writeFileSync(config, 'updaterCacheDirName: cache\npublisherName: [Customer Desk authors]\n')
  const updater = new Kind(null, {
    version: '1.0.0',
    name: 'customer-desk',
    isPackaged: true,
    appUpdateConfigPath: config,
    userDataPath: folder,
    baseCachePath: folder,
    whenReady: () => Promise.resolve(),
    relaunch: () => undefined,
    quit: () => undefined,
    onQuit: () => undefined,
  })
  Object.assign(updater, { httpExecutor })
  return tame(updater)
}

/** The part of the app that updates it, at `address`. */
export function updatedApp(address: string, openUpdater: () => BaseUpdater, patience = 30_000) {
  const states: UpdateState[] = []
  const jobs = new RunningJobs()
  let quits = 0
  const updates = createUpdates({
    backend: (method) =>
      Promise.resolve(
        method === 'settings.read'
          ? { ok: true, value: { ...defaultSettings, updateAddress: address } }
          : { ok: false, error: { code: 'internal' } },
      ),
    jobs,
    openUpdater: () => Promise.resolve(openUpdater()),
    tell: (state) => void states.push(state),
    quit: () => void (quits += 1),
    log: createLog({ write: () => true }),
    patience,
  })
  const last = (): UpdateState => states.at(-1) ?? { is: 'idle' }
  const at = async (is: UpdateState['is']): Promise<void> => {
    await vi.waitFor(
      () => {
        expect([is, 'failed']).toContain(last().is)
      },
      { timeout: 30_000 },
    )
    expect(last()).toMatchObject({ is })
  }
  return {
    ...updates,
    states,
    last,
    at,
    quits: () => quits,
    work: (job: Job) => {
      jobs.take(job)
      updates.onJob()
    },
    check: async (is: UpdateState['is']): Promise<UpdateState> => {
      states.length = 0
      await updates.handlers['update.check']({})
      await at(is)
      return last()
    },
  }
}

export const failed = (error: ErrorData): UpdateState => ({ is: 'failed', error })
/** electron-updater never closes the file of a download that broke off, and Windows deletes no open file. */
const isLeftOver = (file: string): boolean => isWindows && file.startsWith('temp-')

/** What was downloaded and not deleted. */
export const pending = (folder: string): string[] =>
  existsSync(join(folder, 'cache', 'pending'))
    ? readdirSync(join(folder, 'cache', 'pending')).filter((file) => !isLeftOver(file))
    : []

/** Removes the folder of a test. */
export function remove(folder: string): void {
  try {
    rmSync(folder, { recursive: true, maxRetries: 3 })
  } catch (thrown) {
    // Of a download that broke off.
    if (!isWindows) throw thrown
  }
}
