import { readBaseUrl } from '#backend/clopos/base-url'
import { createCloposSource } from '#backend/clopos/client'
import type { Connections } from '#backend/connections/connections'
import { doneLine } from '#backend/jobs/outcome'
import { follow } from '#backend/sync/follow'
import { planOf } from '#backend/sync/plan'
import { runSync } from '#backend/sync/sync'
import type { Credentials } from '#shared/connection'
import { AppError } from '#shared/errors'
import type { Contact } from '#shared/jobs'
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

/** Fetches the customers and prints what changed. */
export async function sync(command: Commands['sync'], surroundings: Surroundings): Promise<void> {
  const { env, stdout, stderr, clock, messages, log, language, locale, findRoute } = surroundings
  const baseUrl = readBaseUrl(env['CLOPOS_BASE_URL'])
  const connections = connectionsIn(command, surroundings)
  const credentials = await findCredentials(command, connections, surroundings)
  const signal = surroundings.interruption()
  const formats = createFormats(languageOf(locale) === language ? locale : language)
  const wait = (contact: Contact | undefined): string => waitSentence(messages, contact, formats)
  const view = createProgressView(stderr, messages.commandLine.fetching, messages.commandLine, {
    clock,
    wait,
  })
  const { onProgress, onContact } = follow(view.show)
  const route = await findRoute(baseUrl)
  const source = createCloposSource({ baseUrl, credentials, route, onContact })
  // Wrong credentials must neither create a connection nor replace working ones.
  await source.signIn(signal)
  const { id } = connections.addWithoutSecret(credentials)
  const settings = await withUserData(command, surroundings, (userData) => userData.settings.read())
  try {
    const result = await runSync({
      ...planOf(settings, 'command-line', command.full),
      folder: connections.folder(id),
      source,
      clock,
      signal,
      onProgress,
    })
    view.end()
    log.info(doneLine(result))
    await print(stdout, [JSON.stringify(result)])
  } finally {
    view.end()
  }
}
