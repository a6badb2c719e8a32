import { join } from 'node:path'
import { removeEverything } from '#backend/privacy'
import { chooseDataFolder } from '#backend/shell/data-folder'
import { acquireLock } from '#backend/sqlite/lock'
import type { Commands } from './command'
import { connectionsIn, withUserData } from './copies'
import type { Surroundings } from './surroundings'

/** Deletes everything of every connection, and says which exported files are left. */
export async function forget(command: Commands['forget'], surroundings: Surroundings): Promise<void> {
  const { env, stderr, messages } = surroundings
  const dataFolder = chooseDataFolder(command.data, env)
  const connections = connectionsIn(command, surroundings)
  // The app would go on with what it has open.
  const lock = acquireLock(join(dataFolder, 'app.lock'), { code: 'storage.in-use', folder: dataFolder })
  try {
    const folders = await withUserData(command, surroundings, (userData) =>
      removeEverything(dataFolder, connections, userData),
    )
    const texts = messages.commandLine
    stderr.write(`${texts.forgotten(dataFolder)}\n`)
    if (folders.length > 0) stderr.write(`${[texts.exportsLeft, ...folders].join('\n  ')}\n`)
  } finally {
    lock.release()
  }
}
