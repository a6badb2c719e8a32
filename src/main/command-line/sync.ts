import { readBaseUrl } from '#backend/clopos/base-url'
import { createCloposSource } from '#backend/clopos/client'
import type { CustomerSource } from '#backend/clopos/source'
import type { Connections } from '#backend/connections/connections'
import { doneLine } from '#backend/jobs/outcome'
import { follow } from '#backend/sync/follow'
import { planOf } from '#backend/sync/plan'
import { runSync } from '#backend/sync/sync'
import type { Credentials } from '#shared/connection'
import { AppError } from '#shared/errors'
import type { Contact } from '#shared/jobs'
import type { Settings } from '#shared/settings'
import type { SyncResult } from '#shared/sync'
import { createFormats } from '#shared/locale/formats'
import { languageOf } from '#shared/locale/languages'
import { waitSentence } from '#shared/messages/index'
import type { Commands } from './command'
import { chooseConnection, connectionsIn, withUserData } from './copies'
import { neededVariables, readCredentials } from './environment'
import { print } from './print'
import { createProgressView } from './progress'
import type { Surroundings } from './surroundings'

/** The credentials in the environment, else those that the app stored for the connection. */
async function findCredentials(
  command: Commands['sync'],
  connections: Connections,
  surroundings: Surroundings,
): Promise<Credentials> {
  const given = command.connection === undefined ? readCredentials(surroundings) : null
  if (given !== null) return given
  const connection = chooseConnection(connections, command, surroundings)
  try {
    if (connection !== null) return await connections.credentials(connection.id)
  } catch (thrown) {
    if (!(thrown instanceof AppError && thrown.code === 'secret.missing')) throw thrown
  }
  const { commandLine } = surroundings.messages
  throw new AppError({ code: 'invalid-input', problem: commandLine.missingVariables(neededVariables) })
}

/** What a sync on the command line needs to know. */
interface Fetching {
  readonly credentials: Credentials
  readonly settings: Settings
  readonly full: boolean
  readonly signal: AbortSignal
  /** Gives the folder of the copy. */
  readonly folder: (source: CustomerSource) => string | Promise<string>
}

/** Syncs, with its progress on the screen. */
export async function fetchCustomers(
  { credentials, settings, full, signal, folder }: Fetching,
  surroundings: Surroundings,
): Promise<SyncResult> {
  const { env, stderr, clock, messages, log, language, locale, findRoute } = surroundings
  const baseUrl = readBaseUrl(env['CLOPOS_BASE_URL'])
  const formats = createFormats(languageOf(locale) === language ? locale : language)
  const wait = (contact: Contact | undefined): string => waitSentence(messages, contact, formats)
  const view = createProgressView(stderr, messages.commandLine.fetching, messages.commandLine, {
    clock,
    wait,
  })
  const { onProgress, onContact } = follow(view.show)
  const route = await findRoute(baseUrl)
  const source = createCloposSource({ baseUrl, credentials, route, onContact })
  try {
    const result = await runSync({
      ...planOf(settings, 'command-line', full),
      folder: await folder(source),
      ...{ source, clock, signal, onProgress },
    })
    log.info(doneLine(result))
    return result
  } finally {
    view.end()
  }
}

/** Fetches the customers and prints what changed. */
export async function sync(command: Commands['sync'], surroundings: Surroundings): Promise<void> {
  const connections = connectionsIn(command, surroundings)
  const credentials = await findCredentials(command, connections, surroundings)
  const signal = surroundings.interruption()
  const settings = await withUserData(command, surroundings, (userData) => userData.settings.read())
  const folder = async (source: CustomerSource): Promise<string> => {
    // Wrong credentials must neither create a connection nor replace working ones.
    await source.signIn(signal)
    return connections.folder(connections.addWithoutSecret(credentials).id)
  }
  const { full } = command
  const result = await fetchCustomers({ credentials, settings, full, signal, folder }, surroundings)
  await print(surroundings.stdout, [JSON.stringify(result)])
}
