import { accessSync, constants, mkdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { resolve } from 'node:path'
import { AppError } from '#shared/errors'
import { defaultDataFolder } from '../paths'

type Environment = Readonly<Record<string, string | undefined>>

/** The folder that holds everything: `--data`, else `CUSTOMER_DESK_DATA`, else the system's place. Absolute. */
export function chooseDataFolder(given: string | undefined, env: Environment): string {
  const named = [given, env['CUSTOMER_DESK_DATA']].find((folder) => folder !== undefined && folder !== '')
  return resolve(named ?? defaultDataFolder(process.platform, env, homedir()))
}

/**
 * Makes `folder`, below `dataFolder`, where it is missing; only this user may look into it. Throws `storage.folder`,
 * naming the data folder.
 */
export function makeFolder(dataFolder: string, folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    accessSync(folder, constants.R_OK | constants.W_OK)
  } catch (cause) {
    throw new AppError({ code: 'storage.folder', folder: dataFolder }, cause)
  }
}
