import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs'
import { homedir, userInfo } from 'node:os'
import { dirname, isAbsolute, join, resolve } from 'node:path'
import { AppError } from '#shared/errors'
import { defaultDataFolder } from './default-data-folder'

type Environment = Readonly<Record<string, string | undefined>>

/** This account's own folder: the one that the environment names, else the one that the system knows. */
function homeFolder(): string {
  const named = homedir()
  if (isAbsolute(named)) return named
  try {
    return userInfo().homedir
  } catch (cause) {
    // An account that the system has no entry for, as in some containers.
    throw new AppError({ code: 'storage.folder', folder: '~' }, cause)
  }
}

/**
 * The absolute path of the data folder: `--data`, else `CUSTOMER_DESK_DATA`, else the default of the system. Throws
 * `storage.folder` if this account has no folder of its own.
 */
export function chooseDataFolder(given: string | undefined, env: Environment): string {
  const named = [given, env['CUSTOMER_DESK_DATA']].find((folder) => folder !== undefined && folder !== '')
  return resolve(named ?? defaultDataFolder(process.platform, env, homeFolder))
}

/** Where browser mode puts the files of exports until they are downloaded. */
export const downloadsFolder = (dataFolder: string): string => join(dataFolder, 'shell', 'downloads')

/** Where scheduled exports go if nobody chose a folder: browser mode has no dialog for it. */
export const scheduledFolder = (dataFolder: string): string => join(dataFolder, 'scheduled')

/** Node's own `recursive` never returns if a parent folder accepts no new folders, as in /proc. */
function makeWithParents(folder: string): void {
  if (existsSync(folder)) return
  if (dirname(folder) !== folder) makeWithParents(dirname(folder))
  mkdirSync(folder, { mode: 0o700 })
}

/**
 * Windows has no modes: a new folder has the rights of the one around it, so others can read one that does not lie in a
 * person's own folders. As there, this account, the system and administrators keep theirs. File systems without rights,
 * as on memory sticks, leave it as it is.
 */
function takeRightsOfOthers(folder: string): void {
  const { SystemRoot = 'C:\\Windows', USERDOMAIN = '', USERNAME = '' } = process.env
  const [system, administrators] = ['*S-1-5-18', '*S-1-5-32-544']
  const kept = [`${USERDOMAIN}\\${USERNAME}`, system, administrators].map((who) => `${who}:(OI)(CI)F`)
  const icacls = join(SystemRoot, 'System32', 'icacls.exe')
  spawnSync(icacls, [folder, '/inheritance:r', '/grant:r', ...kept], { stdio: 'ignore', windowsHide: true })
}

/** Creates `folder` in `dataFolder` if it is missing, readable by this user only. Throws `storage.folder` for the data folder. */
export function makeFolder(dataFolder: string, folder: string): void {
  try {
    const isNew = !existsSync(dataFolder)
    makeWithParents(folder)
    if (isNew && process.platform === 'win32') takeRightsOfOthers(dataFolder)
    if (!statSync(folder).isDirectory()) throw new TypeError('not a folder')
    accessSync(folder, constants.R_OK | constants.W_OK)
  } catch (cause) {
    throw new AppError({ code: 'storage.folder', folder: dataFolder }, cause)
  }
}
