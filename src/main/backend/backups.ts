/** Backups of the user database. Each is a file of its own in one folder, which is complete or not there at all. */
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join, toNamespacedPath } from 'node:path'
import type { Backup } from '#shared/backups'
import type { backendMethods, DomainHandlers } from '#shared/contract'
import { AppError } from '#shared/errors'
import { chosenSettings, defaultSettings } from '#shared/settings'
import type { ReadableDatabase, WritableDatabase } from './sqlite/database'
import { flush } from './sqlite/flush'
import { openReadOnly } from './sqlite/open'
import { replaceFile } from './sqlite/replace-file'
import { withStorageErrors } from './sqlite/storage-error'
import { userMigrations } from './user-database'

/** How many backups are kept. */
export const maxBackups = 14

/** Its files hold what the user database holds, which includes queries: they may name customers. */
export const backupFolder = (dataFolder: string): string => join(dataFolder, 'backups')

const namePattern = /^settings-(\d{4}-\d{2}-\d{2})T(\d{2})(\d{2})(\d{2})Z\.sqlite$/

const nameAt = (at: number): string =>
  `settings-${new Date(at).toISOString().slice(0, 19).replaceAll(':', '')}Z.sqlite`

/** When the backup with this file name was made; null: it is none. */
function timeOf(name: string): number | null {
  const [, day, hours, minutes, seconds] = namePattern.exec(name) ?? []
  if (day === undefined) return null
  const at = Date.parse(`${day}T${hours ?? ''}:${minutes ?? ''}:${seconds ?? ''}Z`)
  return Number.isNaN(at) ? null : at
}

/** The file names of all backups, newest first. */
function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => timeOf(name) !== null)
      .sort()
      .reverse()
  } catch {
    // There is no folder before the first backup.
    return []
  }
}

const isSame = (one: string, other: string): boolean => readFileSync(one).equals(readFileSync(other))

/** Writes the backup, unless the newest one holds the same. */
function write(database: WritableDatabase, folder: string, now: number): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const unfinished = join(folder, 'unfinished.tmp')
  // A run that was killed may have left one.
  rmSync(unfinished, { force: true })
  // Unlike a copy of the file, this has what the write-ahead log holds.
  database.prepare('VACUUM INTO ?').run(toNamespacedPath(unfinished))
  const names = namesIn(folder)
  if (names[0] !== undefined && isSame(unfinished, join(folder, names[0]))) {
    rmSync(unfinished)
    return
  }
  let at = now
  while (names.includes(nameAt(at))) at += 1000
  // SQLite does not flush this file itself.
  flush(unfinished, 'r+')
  replaceFile(unfinished, join(folder, nameAt(at)))
  // Windows opens no folders.
  if (process.platform !== 'win32') flush(folder, 'r')
}

function contentOf(
  database: ReadableDatabase,
): Pick<Extract<Backup, { state: 'good' }>, 'views' | 'settings'> {
  const count = (sql: string): number => Number(database.prepare(sql).pluck().get())
  const hasViews = count("SELECT count(*) FROM sqlite_schema WHERE name = 'view'") > 0
  const stored = new Map(
    database.prepare<[], [string, string]>('SELECT name, value FROM setting').raw().all(),
  )
  return {
    views: hasViews
      ? count("SELECT count(*) FROM view WHERE json_valid(content) AND content ->> '$.kind' = 'own'")
      : 0,
    settings: chosenSettings.filter((name) => {
      const value = stored.get(name)
      return value !== undefined && value !== JSON.stringify(defaultSettings[name])
    }).length,
  }
}

function inspect(folder: string, id: string): Backup {
  const at = timeOf(id) ?? 0
  try {
    const database = openReadOnly(join(folder, id), 'settings', userMigrations)
    try {
      if (database.pragma('quick_check(1)', { simple: true }) !== 'ok') return { id, at, state: 'damaged' }
      return { id, at, state: 'good', ...contentOf(database) }
    } finally {
      database.close()
    }
  } catch (thrown) {
    const isNewer = thrown instanceof AppError && thrown.code === 'storage.newer'
    return { id, at, state: isNewer ? 'newer' : 'damaged' }
  }
}

/** The backups of a data folder, newest first. */
export function listBackups(dataFolder: string): readonly Backup[] {
  const folder = backupFolder(dataFolder)
  return namesIn(folder).map((name) => inspect(folder, name))
}

const dayOf = (at: number): string => new Date(at).toDateString()

export interface Backups {
  /** Newest first. */
  readonly list: () => readonly Backup[]
  /** Backs up the present state, unless the newest backup holds the same. Throws `storage.*`. */
  readonly make: () => void
  /** The same once a day. To be called often. */
  readonly makeDaily: () => void
  /** Backs up the present state and puts a backup in its place. Throws `not-found`, `backup.unusable`, `storage.*`. */
  readonly restore: (id: string) => void
}

export interface BackupsParts {
  readonly dataFolder: string
  readonly clock: () => number
  /** The open user database. */
  readonly database: () => WritableDatabase
  /** Puts a complete file in the place of the user database. */
  readonly replaceWith: (file: string) => void
}

/** The backups of a data folder. */
export function openBackups({ dataFolder, clock, database, replaceWith }: BackupsParts): Backups {
  const folder = backupFolder(dataFolder)
  /** The day that is done, well or not: what failed would fail again in a moment. */
  let doneDay: string | null = null

  const make = (): void => {
    withStorageErrors(join(folder, 'backup'), () => {
      write(database(), folder, clock())
    })
  }
  const dropOld = (): void => {
    withStorageErrors(join(folder, 'backup'), () => {
      for (const name of namesIn(folder).slice(maxBackups)) rmSync(join(folder, name))
    })
  }

  return {
    list: () => listBackups(dataFolder),
    make: () => {
      make()
      dropOld()
    },
    makeDaily: () => {
      const today = dayOf(clock())
      if (doneDay === today) return
      doneDay = today
      const newest = timeOf(namesIn(folder)[0] ?? '')
      if (newest !== null && dayOf(newest) === today) return
      make()
      dropOld()
    },
    restore: (id) => {
      if (!namesIn(folder).includes(id)) throw new AppError({ code: 'not-found', what: 'backup' })
      if (inspect(folder, id).state !== 'good') throw new AppError({ code: 'backup.unusable' })
      make()
      replaceWith(join(folder, id))
      // Not before, because the restored one may be the oldest.
      dropOld()
    },
  }
}

/** Backups of settings and views. */
export function backupHandlers(backups: Backups): DomainHandlers<typeof backendMethods, 'backups'> {
  return {
    'backups.list': () => backups.list(),
    'backups.make': () => {
      backups.make()
      return backups.list()
    },
    'backups.restore': ({ id }) => {
      backups.restore(id)
      return backups.list()
    },
  }
}
