import { setTimeout as wait } from 'node:timers/promises'
import type { BaseUpdater, UpdateCheckResult } from 'electron-updater'
import type { InternalMethods } from '#backend/internal-contract'
import type { Log } from '#backend/log/log'
import type { DomainHandlers, shellMethods } from '#shared/contract'
import { AppError, type ErrorData } from '#shared/errors'
import { readUpdateAddress, type UpdatePlace, type UpdateState } from '#shared/updates'
import { caller, type Dispatch } from '#shared/wire'
import type { RunningJobs } from './running-jobs'
import { serveFolder } from './update-folder'

interface Surroundings {
  readonly backend: Dispatch
  readonly jobs: RunningJobs
  /** Loads the updater, each time a new one. Throws `update.*`. */
  readonly openUpdater: () => Promise<BaseUpdater>
  readonly tell: (state: UpdateState) => void
  /** Ends the app, which calls `finish` as the last thing. */
  readonly quit: () => void
  readonly log: Log
  /** How long nothing may come from the server, in milliseconds. */
  readonly patience: number
}

export type UpdateHandlers = DomainHandlers<typeof shellMethods, 'update'>

export interface Updates {
  readonly handlers: UpdateHandlers
  /** Call it when a job starts or ends: a download stops for it. */
  readonly onJob: () => void
  /** Call it now and then: looks for updates if it is time, and if there is an address. */
  readonly tick: () => Promise<void>
  /** Starts the installer, if the person asked for it. Call it when everything else is closed. */
  readonly finish: () => void
}

/** In milliseconds. The first check comes some time after the start, when the person has seen the first customers. */
const firstAfter = 10 * 60_000
const every = 6 * 60 * 60_000
const longestNotes = 20_000

/** The error that a person sees, from one of electron-updater, of Node or of Chromium. */
function readFault(thrown: unknown, isDownloading: boolean, host: string): ErrorData {
  if (thrown instanceof AppError) return thrown.data
  const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : ''
  if (code === 'ERR_CHECKSUM_MISMATCH') return { code: 'update.damaged' }
  if (code === 'ERR_UPDATER_INVALID_SIGNATURE') return { code: 'update.signature' }
  if (code === 'ENOSPC') return { code: 'storage.full' }
  if (code.startsWith('ERR_UPDATER_') || thrown instanceof TypeError) return { code: 'update.no-feed' }
  return isDownloading ? { code: 'update.interrupted' } : { code: 'update.unreachable', host }
}

/** Looks for updates, downloads them while nothing else is going on, and installs them when the person says so. */
export function createUpdates(around: Surroundings): Updates {
  const { log, patience } = around
  const call = caller<InternalMethods>(around.backend)
  const isBusy = (): boolean => around.jobs.main !== null

  let state: UpdateState = { is: 'idle' }
  let due = Date.now() + firstAfter
  let running: Promise<void> | null = null
  /** Stops the download; null: there is none. */
  let stop: (() => void) | null = null
  let ready: BaseUpdater | null = null
  let installs = false

  const set = (next: UpdateState): void => {
    state = next
    around.tell(next)
  }

  const download = async (updater: BaseUpdater, found: UpdateCheckResult): Promise<void> => {
    const { version, releaseNotes } = found.updateInfo
    const notes = typeof releaseNotes === 'string' ? releaseNotes.slice(0, longestNotes).trim() : ''
    const update = { version, notes }
    const token = found.cancellationToken
    if (token === undefined) throw new TypeError('no update')
    let silent = false
    const giveUp = setTimeout(() => {
      silent = true
      token.cancel()
    }, patience)
    stop = () => {
      token.cancel()
    }
    try {
      if (isBusy()) stop()
      updater.on('download-progress', ({ percent }) => {
        giveUp.refresh()
        set({ is: 'downloading', update, percent: Math.floor(percent) })
      })
      if (!token.cancelled) set({ is: 'downloading', update, percent: 0 })
      await updater.downloadUpdate(token)
      ready = updater
      set({ is: 'ready', update })
    } catch (thrown) {
      if (!token.cancelled || silent) throw thrown
      set({ is: 'waiting', update })
    } finally {
      clearTimeout(giveUp)
      stop = null
    }
  }

  const look = async (place: UpdatePlace): Promise<void> => {
    set({ is: 'checking' })
    const updater = await around.openUpdater()
    const ask = async (url: string): Promise<void> => {
      updater.setFeedURL({ provider: 'generic', url })
      const silence = wait(patience, null, { ref: false }).then(() => {
        throw new Error('no answer')
      })
      const found = await Promise.race([updater.checkForUpdates(), silence])
      if (found === null) throw new AppError({ code: 'update.unsupported' })
      if (found.isUpdateAvailable) await download(updater, found)
      else set({ is: 'current' })
    }
    await (place.kind === 'server' ? ask(place.url) : serveFolder(place.folder, ask))
  }

  const run = async (): Promise<void> => {
    due = Date.now() + every
    let host = ''
    try {
      const { updateAddress } = await call('settings.read', {})
      if (updateAddress === '') {
        set({ is: 'idle' })
        return
      }
      const place = readUpdateAddress(updateAddress)
      if (place === null) throw new AppError({ code: 'update.address' })
      host = place.kind === 'server' ? new URL(place.url).host : place.folder
      await look(place)
    } catch (thrown) {
      const error = readFault(thrown, state.is === 'downloading', host)
      log.warn(`no update: ${error.code}`)
      set({ is: 'failed', error })
    }
  }
  const runOnce = (): Promise<void> => {
    running ??= run().finally(() => {
      running = null
    })
    return running
  }

  return {
    handlers: {
      'update.state': () => state,
      'update.check': () => {
        void runOnce()
        return null
      },
      'update.install': () => {
        if (isBusy()) throw new AppError({ code: 'update.busy' })
        if (ready === null) return null
        installs = true
        around.quit()
        return null
      },
    },
    onJob: () => {
      if (isBusy()) stop?.()
    },
    tick: async () => {
      const isTime = Date.now() >= due || state.is === 'waiting'
      if (isTime && state.is !== 'ready' && !isBusy()) await runOnce()
    },
    finish: () => {
      // Silent, and the app starts again afterwards.
      if (installs) ready?.install(true, true)
    },
  }
}
