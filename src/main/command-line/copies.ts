import { openConnections, type Connections } from '#backend/connections/connections'
import { openCustomers, type Customers } from '#backend/query/customers'
import { localZone } from '#backend/query/zone'
import { copyFile, openCopyReader } from '#backend/copy/copy'
import { readLastSync } from '#backend/copy/history'
import { storageError } from '#backend/sqlite/storage-error'
import { chooseDataFolder, makeFolder } from '#backend/shell/data-folder'
import { openOrResetUserDatabase } from '#backend/user-database'
import { openSettings } from '#backend/settings'
import type { Connection } from '#shared/connection'
import { AppError } from '#shared/errors'
import { sentence } from '#shared/messages/index'
import type { Settings } from '#shared/settings'
import type { ReadableDatabase } from '#backend/sqlite/database'
import { readBrand } from './environment'
import type { Surroundings } from './surroundings'
import { wrongUsage } from './words'

/** Where a command works. */
export interface Place {
  readonly data: string | undefined
  readonly connection: string | undefined
}

/** The connections of the command's data folder. Throws `storage.folder`. */
export function connectionsIn({ data }: Place, { env, secrets }: Surroundings): Connections {
  const dataFolder = chooseDataFolder(data, env)
  makeFolder(dataFolder, dataFolder)
  return openConnections(dataFolder, secrets)
}

/** The settings of the command's data folder. Throws `settings.damaged`, `storage.*`. */
export function settingsIn({ data }: Place, { env, clock, stderr, messages }: Surroundings): Settings {
  const file = openOrResetUserDatabase(chooseDataFolder(data, env), clock(), (error) => {
    stderr.write(`${sentence(messages, error.data)}\n`)
  })
  try {
    return openSettings(file).read()
  } finally {
    file.close()
  }
}

/**
 * The command's connection: the named one, else the one of the environment's brand and venue, else the only one. null if
 * there is none yet. Throws `not-found` for an unknown name, and `invalid-input` if there are several.
 */
export function chooseConnection(
  connections: Connections,
  { connection }: Place,
  surroundings: Surroundings,
): Connection | null {
  if (connection !== undefined) {
    const named = connections.list().find(({ id }) => id === connection)
    if (named === undefined) throw new AppError({ code: 'not-found', what: 'connection' })
    return named
  }
  const all = connections.list()
  const meant = readBrand(surroundings)
  if (meant !== null) {
    const ofBrand = (one: Connection): boolean =>
      one.kind === 'clopos' && one.brand === meant.brand && one.venueId === meant.venueId
    return all.find(ofBrand) ?? null
  }
  const [only, another] = all
  if (another === undefined) return only ?? null
  const texts = surroundings.messages.commandLine
  throw wrongUsage(texts, texts.severalConnections(all.map(({ id }) => id)))
}

/** Runs `work` on the command's copy. Throws `storage.empty` if there is none, `storage.*`, and what `work` throws. */
export async function withCopy<Result>(
  place: Place,
  surroundings: Surroundings,
  work: (database: ReadableDatabase) => Result | Promise<Result>,
): Promise<Result> {
  const connections = connectionsIn(place, surroundings)
  const connection = chooseConnection(connections, place, surroundings)
  if (connection === null) throw new AppError({ code: 'storage.empty' })
  const folder = connections.folder(connection.id)
  const database = openCopyReader(folder)
  try {
    return await work(database)
  } catch (thrown) {
    throw storageError(thrown, copyFile(folder))
  } finally {
    database.close()
  }
}

/**
 * Runs `work` on the customers of the command's copy. Throws `storage.empty` if no sync was ever completed, `storage.*`, and
 * what `work` throws.
 */
export function withCustomers<Result>(
  place: Place,
  surroundings: Surroundings,
  work: (customers: Customers) => Result | Promise<Result>,
): Promise<Result> {
  return withCopy(place, surroundings, (database) => {
    if (readLastSync(database) === null) throw new AppError({ code: 'storage.empty' })
    return work(openCustomers(database, { clock: surroundings.clock, zone: localZone }))
  })
}
