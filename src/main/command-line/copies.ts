import { randomUUID } from 'node:crypto'
import { aboutConnection, type NewExportRecord } from '#backend/export-log'
import { openConnections, type Connections } from '#backend/connections/connections'
import { openCustomers, type Customers } from '#backend/query/customers'
import { localZone } from '#backend/query/zone'
import { copyFile, openCopyReader } from '#backend/copy/copy'
import { readLastSync } from '#backend/copy/history'
import { storageError } from '#backend/sqlite/storage-error'
import { chooseDataFolder, makeFolder } from '#backend/shell/data-folder'
import { openUserData, type UserData } from '#backend/user-data'
import type { ExportKnowledge } from '#backend/jobs/handlers'
import { messageRules } from '#backend/messages/rules'
import type { Connection } from '#shared/connection'
import type { ExportOptions } from '#shared/exports/options'
import { AppError } from '#shared/errors'
import { sentence, type Messages } from '#shared/messages/index'
import type { ReadableDatabase } from '#backend/sqlite/database'
import { readBrand } from './environment'
import type { Surroundings } from './surroundings'
import { wrongUsage } from './words'

/** Where a command works. */
export interface Place {
  /** The data folder, if one is named. */
  readonly data: string | undefined
}

/** Where a command finds the copy that it reads. */
export interface CopyPlace extends Place {
  /** The connection's name or id, if one is given. */
  readonly connection: string | undefined
}

/** The connections of the command's data folder. Throws `storage.folder`. */
export function connectionsIn({ data }: Place, { env, secrets }: Surroundings): Connections {
  const dataFolder = chooseDataFolder(data, env)
  makeFolder(dataFolder, dataFolder)
  return openConnections(dataFolder, secrets)
}

/** Does `work` with what people made themselves in the command's data folder. Throws `settings.damaged`, `storage.*`. */
export async function withUserData<Result>(
  { data }: Place,
  { env, clock, stderr, messages }: Surroundings,
  work: (userData: UserData) => Result | Promise<Result>,
): Promise<Result> {
  const userData = openUserData(chooseDataFolder(data, env), {
    clock,
    newId: randomUUID,
    onReset: (error) => {
      stderr.write(`${sentence(messages, error.data)}\n`)
    },
    onReplaced: () => undefined,
  })
  try {
    return await work(userData.now())
  } finally {
    userData.close()
  }
}

/** How messages list connections: the name people know, with the id where it is another word. */
const labelOf = ({ id, name }: Connection): string => (name === id ? id : `${name} (${id})`)

/**
 * The connection with this id or name. Upper and lower case matter only where names differ by nothing else. Throws
 * `invalid-input` with a list, if there is none or more than one.
 */
function connectionNamed(
  wanted: string,
  all: readonly Connection[],
  texts: Messages['commandLine'],
): Connection {
  const folded = (text: string): string => text.trim().normalize('NFKC').toLowerCase()
  const ways: readonly ((one: Connection) => boolean)[] = [
    ({ id }) => id === wanted,
    ({ name }) => name === wanted,
    ({ name }) => folded(name) === folded(wanted),
  ]
  const found = ways.map((way) => all.filter(way)).find((some) => some.length > 0) ?? []
  const [only, another] = found
  if (only === undefined) throw wrongUsage(texts, texts.unknownConnection(wanted, all.map(labelOf)))
  if (another === undefined) return only
  throw wrongUsage(texts, texts.ambiguousConnection(wanted, found.map(labelOf)))
}

/**
 * The command's connection: the named one, else the one of the environment's brand and venue, else the only one. null if
 * there is none yet. Throws `invalid-input` for an unknown or ambiguous name, and if there are several.
 */
export function chooseConnection(
  connections: Connections,
  { connection }: CopyPlace,
  surroundings: Surroundings,
): Connection | null {
  const texts = surroundings.messages.commandLine
  const all = connections.list()
  if (connection !== undefined) return connectionNamed(connection, all, texts)
  const meant = readBrand(surroundings)
  if (meant !== null) {
    const ofBrand = (one: Connection): boolean =>
      one.kind === 'clopos' && one.brand === meant.brand && one.venueId === meant.venueId
    return all.find(ofBrand) ?? null
  }
  const [only, another] = all
  if (another === undefined) return only ?? null
  throw wrongUsage(texts, texts.severalConnections(all.map(labelOf)))
}

/**
 * What the user's choices say about an export that starts now. Only formats with phone numbers in one form ask for it:
 * others also work where the user database does not. Throws `settings.*`, `storage.*`.
 */
export async function knowledgeFor(
  options: ExportOptions,
  place: CopyPlace,
  surroundings: Surroundings,
): Promise<ExportKnowledge> {
  if (options.format !== 'vcf' && options.format !== 'messages')
    return { country: '', rules: { optedOut: [], contacted: new Float64Array() } }
  const connection = chooseConnection(connectionsIn(place, surroundings), place, surroundings)
  return withUserData(place, surroundings, (userData) => ({
    country: userData.settings.read().country,
    rules: messageRules(userData, connection?.id ?? '', options, surroundings.clock()),
  }))
}

/**
 * Notes an export in the list that the window shows, and whom a message list reaches. The export itself is done, so nothing
 * that fails here matters.
 */
export async function noteExport(
  place: CopyPlace,
  surroundings: Surroundings,
  record: Omit<NewExportRecord, 'connection' | 'connectionId' | 'view' | 'at'>,
  reached: Float64Array | null,
): Promise<void> {
  try {
    const connection = chooseConnection(connectionsIn(place, surroundings), place, surroundings)
    if (connection === null) return
    await withUserData(
      place,
      { ...surroundings, stderr: { write: () => undefined } },
      ({ exports, contacted }) => {
        const at = surroundings.clock()
        const id = exports.note({ ...record, ...aboutConnection(connection), at, view: null })
        if (reached !== null) contacted.note(connection.id, reached, at, id)
      },
    )
  } catch (thrown) {
    surroundings.log.error('an export was not noted', thrown)
  }
}

/** Runs `work` on the command's copy. Throws `storage.empty` if there is none, `storage.*`, and what `work` throws. */
export async function withCopy<Result>(
  place: CopyPlace,
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
  place: CopyPlace,
  surroundings: Surroundings,
  work: (customers: Customers, copyAt: number) => Result | Promise<Result>,
): Promise<Result> {
  return withCopy(place, surroundings, (database) => {
    const lastSync = readLastSync(database)
    if (lastSync === null) throw new AppError({ code: 'storage.empty' })
    return work(openCustomers(database, { clock: surroundings.clock, zone: localZone }), lastSync.finishedAt)
  })
}
