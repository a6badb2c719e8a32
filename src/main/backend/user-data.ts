import { copyFileSync, rmSync } from 'node:fs'
import type { AppError } from '#shared/errors'
import { carriedFrom, carryInto } from './carry'
import { openExportLog, type ExportLog } from './export-log'
import { openPresets, type PresetStore } from './export-presets'
import { openSchedules, type ScheduleStore } from './schedules/store'
import { openContacted, type Contacted } from './messages/contacted'
import { openOptOuts, type OptOuts } from './messages/opt-outs'
import { openSettings, type SettingsStore } from './settings'
import type { WritableDatabase } from './sqlite/database'
import { fileIdOf } from './sqlite/file-id'
import { openWritable } from './sqlite/open'
import { replaceFile } from './sqlite/replace-file'
import { withStorageErrors } from './sqlite/storage-error'
import { flush } from './sqlite/flush'
import { openOrResetUserDatabase, userDatabaseFile, userMigrations } from './user-database'
import { openViews, type ViewStore } from './views'

/** What people made themselves. */
export interface UserData {
  readonly database: WritableDatabase
  readonly settings: SettingsStore
  readonly views: ViewStore
  readonly exports: ExportLog
  readonly presets: PresetStore
  readonly schedules: ScheduleStore
  readonly optOuts: OptOuts
  readonly contacted: Contacted
}

export interface OpenUserData {
  /** From the file that is there now: people may delete it, or put another one in its place. Throws `storage.*`. */
  readonly now: () => UserData
  /** Puts a copy of `from`, a complete user database, in the place of the present one. Throws `storage.*`. */
  readonly replaceWith: (from: string) => void
  readonly close: () => void
}

export interface UserDataParts {
  readonly clock: () => number
  readonly newId: () => string
  readonly onReset: (error: AppError) => void
  /** Another file is in the place of the one that was open. */
  readonly onReplaced: () => void
}

function removeLogs(file: string): void {
  for (const log of ['-wal', '-shm']) rmSync(file + log, { force: true })
}

/** Opens the user database of a data folder. Throws like `openOrResetUserDatabase`. */
export function openUserData(dataFolder: string, parts: UserDataParts): OpenUserData {
  const file = userDatabaseFile(dataFolder)
  const open = (): UserData & { readonly fileId: string | null } => {
    const database = openOrResetUserDatabase(dataFolder, parts.clock(), parts.onReset)
    return {
      database,
      settings: openSettings(database),
      views: openViews(database, parts.newId),
      exports: openExportLog(database),
      presets: openPresets(database, parts.newId),
      schedules: openSchedules(database, parts.newId),
      optOuts: openOptOuts(database),
      contacted: openContacted(database),
      fileId: fileIdOf(file),
    }
  }
  let data = open()
  const replaced = (): void => {
    data = open()
    parts.onReplaced()
  }
  return {
    now: () => {
      if (data.fileId !== fileIdOf(file)) {
        data.database.close()
        replaced()
      }
      return data
    },
    replaceWith: (from) => {
      const whole = `${file}.new`
      withStorageErrors(file, () => {
        try {
          removeLogs(whole)
          copyFileSync(from, whole)
          // Before it has its place: the wishes of people and what was done are newer than any backup, and must not be lost.
          const next = openWritable(whole, 'settings', userMigrations)
          try {
            carryInto(next, carriedFrom(data.database), parts.clock())
            next.pragma('wal_checkpoint(TRUNCATE)')
          } finally {
            next.close()
          }
          flush(whole, 'r+')
          data.database.close()
          try {
            // First, because SQLite would take the log of the old file for one of the new file.
            removeLogs(file)
            replaceFile(whole, file)
          } finally {
            replaced()
          }
        } finally {
          rmSync(whole, { force: true })
          removeLogs(whole)
        }
      })
    },
    close: () => {
      data.database.close()
    },
  }
}
