import type { AppError } from '#shared/errors'
import { openSettings, type SettingsStore } from './settings'
import { fileIdOf } from './sqlite/file-id'
import { openOrResetUserDatabase, userDatabaseFile } from './user-database'
import { openViews, type ViewStore } from './views'

/** What people made themselves. */
export interface UserData {
  readonly settings: SettingsStore
  readonly views: ViewStore
}

export interface OpenUserData {
  /** From the file that is there now: people may delete it, or put another one in its place. Throws `storage.*`. */
  readonly now: () => UserData
  readonly close: () => void
}

/** Opens the user database of a data folder. Throws like `openOrResetUserDatabase`. */
export function openUserData(
  dataFolder: string,
  parts: {
    readonly clock: () => number
    readonly newId: () => string
    readonly onReset: (error: AppError) => void
  },
): OpenUserData {
  const file = userDatabaseFile(dataFolder)
  const open = () => {
    const database = openOrResetUserDatabase(dataFolder, parts.clock(), parts.onReset)
    return {
      settings: openSettings(database),
      views: openViews(database, parts.newId),
      close: () => database.close(),
      fileId: fileIdOf(file),
    }
  }
  let data = open()
  return {
    now: () => {
      if (data.fileId !== fileIdOf(file)) {
        data.close()
        data = open()
      }
      return data
    },
    close: () => {
      data.close()
    },
  }
}
