import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { listBackups } from '#backend/backups'
import { copyFile, openCopyReader } from '#backend/copy/copy'
import { readHistory } from '#backend/copy/history'
import { collectDiagnostics, maxRecords } from '#backend/health/diagnostics'
import { writeDiagnostics } from '#backend/health/handlers'
import { logFolder } from '#backend/log/log-file'
import { chooseDataFolder } from '#backend/shell/data-folder'
import { appVersion } from '#shared/version'
import { formatSize } from '#shared/locale/sizes'
import type { SyncRecord } from '#shared/sync'
import { checkInstallation } from './check'
import type { Commands } from './command'
import { connectionsIn, withUserData } from './copies'
import type { Surroundings } from './surroundings'

function historyIn(folder: string): readonly SyncRecord[] | null {
  if (!existsSync(copyFile(folder))) return []
  try {
    const database = openCopyReader(folder)
    try {
      return readHistory(database, maxRecords)
    } finally {
      database.close()
    }
  } catch {
    // The checks say what is wrong with the copy.
    return null
  }
}

/** Writes the diagnostics to a file, and says what is in it. */
export async function diagnostics(
  command: Commands['diagnostics'],
  surroundings: Surroundings,
): Promise<void> {
  const { env, stderr, clock, language, locale, messages, protection } = surroundings
  const dataFolder = chooseDataFolder(command.data, env)
  const connections = connectionsIn(command, surroundings)
  const checked = await checkInstallation(command, surroundings, () => undefined)
  const collected = collectDiagnostics({
    ...{ checked, language, locale, protection },
    version: appVersion,
    logFolder: logFolder(dataFolder),
    settings: await withUserData(command, surroundings, ({ settings }) => settings.read()),
    backups: listBackups(dataFolder),
    connections: connections.list(),
    history: (id) => historyIn(connections.folder(id)),
    now: clock(),
  })
  writeDiagnostics(resolve(command.out), collected)
  const t = messages.checks
  for (const { name, bytes } of collected.files)
    stderr.write(`  ${t.fileOf(name, formatSize(bytes, language))}\n`)
  stderr.write(`${t.savedAs(command.out)}\n`)
}
