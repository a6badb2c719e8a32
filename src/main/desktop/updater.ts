import { accessSync, constants, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { app } from 'electron'
import type { AppUpdater, BaseUpdater } from 'electron-updater'
import { AppError } from '#shared/errors'
import { findSignatureFault } from './update-signature'

/** Sets an updater of electron-updater up: nothing happens by itself, and nothing about this computer is sent. */
export function tame<Updater extends AppUpdater>(updater: Updater): Updater {
  updater.logger = null
  updater.autoDownload = false
  updater.autoInstallOnAppQuit = false
  updater.disableWebInstaller = true
  updater.disableDifferentialDownload = true
  // Otherwise the library sends a number by which the computer could be recognised.
  updater.requestHeaders = { 'x-user-staging-id': '' }
  return updater
}

const canWriteBeside = (file: string): boolean => {
  try {
    accessSync(dirname(file), constants.W_OK)
    return true
  } catch {
    return false
  }
}

/** Whether the build is signed: then electron-builder wrote down who may sign its updates. */
const hasPublisher = (resources: string): boolean =>
  /^publisherName:/m.test(readFileSync(join(resources, 'app-update.yml'), 'utf8'))

/**
 * Loads electron-updater, with the way in which this copy of the app is installed. Throws `update.unsupported` where a
 * copy cannot replace itself, and `update.unsigned` on Windows where it could not tell a true update from a false one.
 */
export async function openUpdater(): Promise<BaseUpdater> {
  const { APPIMAGE: image, PORTABLE_EXECUTABLE_FILE: portable } = process.env
  if (app.isPackaged && process.platform === 'win32' && portable === undefined) {
    if (!hasPublisher(process.resourcesPath)) throw new AppError({ code: 'update.unsigned' })
    const { NsisUpdater } = await import('electron-updater')
    const updater = tame(new NsisUpdater())
    updater.verifyUpdateCodeSignature = findSignatureFault
    return updater
  }
  if (app.isPackaged && process.platform === 'linux' && image !== undefined && canWriteBeside(image)) {
    const { AppImageUpdater } = await import('electron-updater')
    return tame(new AppImageUpdater())
  }
  throw new AppError({ code: 'update.unsupported' })
}
