import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, resolve } from 'node:path'
import { AppError } from '#shared/errors'
import { defaultDataFolder } from './default-data-folder'

type Environment = Readonly<Record<string, string | undefined>>

/** The absolute path of the data folder: `--data`, else `CUSTOMER_DESK_DATA`, else the default of the system. */
export function chooseDataFolder(given: string | undefined, env: Environment): string {
  const named = [given, env['CUSTOMER_DESK_DATA']].find((folder) => folder !== undefined && folder !== '')
  return resolve(named ?? defaultDataFolder(process.platform, env, homedir()))
}

/** Node's own `recursive` never returns if a parent folder accepts no new folders, as in /proc. */
function makeWithParents(folder: string): void {
  if (existsSync(folder)) return
  if (dirname(folder) !== folder) makeWithParents(dirname(folder))
  mkdirSync(folder, { mode: 0o700 })
}

/** Creates `folder` in `dataFolder` if it is missing, readable by this user only. Throws `storage.folder` for the data folder. */
export function makeFolder(dataFolder: string, folder: string): void {
  try {
    makeWithParents(folder)
    if (!statSync(folder).isDirectory()) throw new TypeError('not a folder')
    accessSync(folder, constants.R_OK | constants.W_OK)
  } catch (cause) {
    throw new AppError({ code: 'storage.folder', folder: dataFolder }, cause)
  }
}
