import { mkdirSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { ColumnKey, SortKey } from '#shared/columns'
import type { Connection } from '#shared/connection'
import { AppError, errorData, type ErrorData } from '#shared/errors'
import { nameFrom, stampsAt } from '#shared/exports/file-name'
import { exportFormats, fileEndings } from '#shared/exports/formats'
import type { ExportOptions } from '#shared/exports/options'
import type { RunFile, RunReason, Schedule, ScheduleRun } from '#shared/exports/schedules'
import type { Language } from '#shared/locale/languages'
import { catalogues } from '#shared/messages/index'
import { exportedView, type SavedView } from '#shared/views'
import { withStorageErrors } from '../sqlite/storage-error'
import type { UserData } from '../user-data'
import { deleteOlder, filesOf, placeIn } from './own-files'
import { presetOf } from './preset'

/** The file that a run asks for. */
export interface ScheduledExport {
  readonly connection: Connection
  readonly query: string
  readonly sort: readonly SortKey[]
  readonly columns: readonly ColumnKey[] | 'all'
  readonly options: ExportOptions
  /** The whole path. */
  readonly path: string
}

/** What a run needs of the process that it runs in. */
export interface RunParts {
  readonly clock: () => number
  readonly userData: () => UserData
  /** Throws `not-found`. */
  readonly connection: (id: string) => Connection
  readonly canSync: (id: string) => boolean
  /** Whether any process syncs now. Throws `not-found`. */
  readonly isSyncing: (id: string) => boolean
  readonly sync: (connection: Connection) => Promise<void>
  /** The end of the sync that a copy is from; null: there was none yet. Throws `storage.*`. */
  readonly copyAt: (connection: Connection) => number | null
  /** Writes the file and notes it in the list of exports. `recordId`: its entry there; null: it was not noted. */
  readonly write: (file: ScheduledExport) => Promise<Pick<RunFile, 'rows' | 'bytes' | 'sha256' | 'recordId'>>
  /** Of headings, words and the names of ready-made views. */
  readonly language: () => Language
  /** BCP 47: the computer's. */
  readonly locale: string
  /** The app's own folder for scheduled exports. */
  readonly ownFolder: string
  /** The run is to stop: the app ends, for example. */
  readonly signal: AbortSignal
}

/** The name of a view in a language. */
export const viewName = (view: SavedView, language: Language): string =>
  view.kind === 'own' ? view.name : catalogues[language].views.ready[view.id]

/** A network folder that is offline, or a drive that was pulled out, fails with many codes. */
function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory()
  } catch {
    return false
  }
}

/** The folder of a schedule. Only the app's own is made: one that a person chose is gone if it is not there. Throws `schedule.folder`. */
function folderOf({ folder }: Schedule, ownFolder: string): string {
  if (folder === null) {
    withStorageErrors(join(ownFolder, 'file'), () => {
      mkdirSync(ownFolder, { recursive: true, mode: 0o700 })
    })
  }
  const path = resolve(folder ?? ownFolder)
  if (isFolder(path)) return path
  throw new AppError({ code: 'schedule.folder', folder: path })
}

async function writeFile(schedule: Schedule, run: ScheduleRun, parts: RunParts): Promise<RunFile> {
  const { userData, language, locale } = parts
  const { schedules, views, settings, presets } = userData()
  const connection = parts.connection(schedule.connectionId)
  const view = views.list().find(({ id }) => id === schedule.viewId)
  if (view === undefined) throw new AppError({ code: 'not-found', what: 'view' })
  const reader = { language: language(), locale }
  const { options, columns: own } = presetOf(schedule.preset, presets.list(), reader)
  const { query, sort, columns } = exportedView(view, settings.read())
  const chosen = own ?? schedule.columns
  const folder = folderOf(schedule, parts.ownFolder)
  const earlier = filesOf(schedules.runs(schedule.id, -1))
  const number = 1 + earlier.reduce((most, file) => Math.max(most, file.number), 0)
  const { ending } = exportFormats[options.format]
  const values = {
    ...{ view: viewName(view, language()), connection: connection.name, ...stampsAt(run.startedAt) },
    number: String(number),
  }
  const fileName = nameFrom(schedule.fileName, values, ending, fileEndings)
  const path = await placeIn(folder, fileName, earlier)
  const copyAt = parts.copyAt(connection)
  // A file without customers would look like a shop without customers.
  if (copyAt === null) throw new AppError(run.syncError ?? { code: 'storage.empty' })
  if (parts.signal.aborted) throw new AppError({ code: 'cancelled' })
  const { rows, bytes, sha256, recordId } = await parts.write({
    ...{ connection, query, sort, options, path },
    columns: chosen === 'shown' ? columns : chosen,
  })
  const file = { number, rows, path, bytes, sha256, copyAt, recordId, deleted: 0 }
  if (schedule.keep === 0) return file
  const others = earlier.filter((other) => other.path !== path)
  return { ...file, deleted: await deleteOlder([file, ...others], folder, schedule.keep) }
}

/** How often to look whether another process has ended its sync, in milliseconds. */
const lookEvery = 500

/** The longest wait for the sync of another process, in milliseconds. */
const longestWait = 10 * 60_000

/**
 * Syncs first if the schedule says so, after a sync of another process that is at it. Gives the error if that failed: the older
 * copy is exported then. Throws `cancelled`.
 */
async function syncFirst(schedule: Schedule, parts: RunParts): Promise<ErrorData | null> {
  const { clock, signal } = parts
  const connection = parts.connection(schedule.connectionId)
  if (!schedule.syncFirst || !parts.canSync(connection.id)) return null
  const until = clock() + longestWait
  for (;;) {
    try {
      await parts.sync(connection)
      return null
    } catch (thrown) {
      const error = errorData(thrown)
      if (error.code === 'cancelled') throw thrown
      if (error.code !== 'sync.running' || clock() >= until) return error
    }
    do {
      await wait(lookEvery)
      if (signal.aborted) throw new AppError({ code: 'cancelled' })
    } while (parts.isSyncing(connection.id) && clock() < until)
  }
}

/**
 * Runs a schedule now, and notes it. Never throws for what goes wrong with the run itself: the run says it. Only one run at a
 * time may be at it, in any process (`schedule.lock`). `onBegin` hears of the run when it is noted.
 */
export async function runSchedule(
  id: string,
  reason: RunReason,
  parts: RunParts,
  onBegin: () => void = () => undefined,
): Promise<ScheduleRun> {
  const { clock, userData, signal } = parts
  const { schedules } = userData()
  schedules.interruptRunning()
  const schedule = schedules.get(id)
  let run = schedules.begin(id, reason, clock())
  onBegin()
  try {
    const syncError = await syncFirst(schedule, parts)
    run = { ...run, syncError }
    const file = await writeFile(schedule, run, parts)
    run = { ...run, outcome: { state: 'done', file } }
  } catch (thrown) {
    const error = errorData(thrown)
    const isCut = error.code === 'cancelled' && signal.aborted
    run = { ...run, outcome: isCut ? { state: 'interrupted' } : { state: 'failed', error } }
  }
  const ended = { ...run, endedAt: clock() }
  userData().schedules.end(ended)
  return ended
}
