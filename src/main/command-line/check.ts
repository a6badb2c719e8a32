import { readBaseUrl } from '#backend/clopos/base-url'
import { createCloposSource } from '#backend/clopos/client'
import { limitsOfTest } from '#backend/clopos/limits'
import type { Connections } from '#backend/connections/connections'
import { runChecks, type Checked } from '#backend/health/checks'
import { exitCodeOf } from '#backend/shell/exit-code'
import { chooseDataFolder } from '#backend/shell/data-folder'
import { errorsIn, type CheckLine, type CheckReport } from '#shared/checks'
import type { Connection, Credentials } from '#shared/connection'
import { createFormats, type Formats } from '#shared/locale/formats'
import { languageOf } from '#shared/locale/languages'
import { findingSentence, resultSentence } from '#shared/finding'
import type { Commands } from './command'
import { connectionsIn, chooseConnection, type CopyPlace } from './copies'
import { readCredentials } from './environment'
import { print } from './print'
import type { Surroundings } from './surroundings'

/** The connections to look at: all, or the named one. Throws `not-found`. */
function chosenConnections(
  connections: Connections,
  place: CopyPlace,
  surroundings: Surroundings,
): readonly Connection[] {
  if (place.connection === undefined) return connections.list()
  const named = chooseConnection(connections, place, surroundings)
  return named === null ? [] : [named]
}

/** Numbers and dates in the language of the messages. */
export const formatsOf = ({ language, locale }: Surroundings): Formats =>
  createFormats(languageOf(locale) === language ? locale : language)

/** Checks the installation. Throws `environment.*`, `storage.folder`, `not-found`. */
export function checkInstallation(
  place: CopyPlace,
  surroundings: Surroundings,
  onReport: (report: CheckReport) => void,
): Promise<Checked> {
  const { env, clock, findRoute, inspect, protection } = surroundings
  const cloposBaseUrl = readBaseUrl(env['CLOPOS_BASE_URL'])
  const connections = connectionsIn(place, surroundings)
  const given = readCredentials(surroundings)
  const chosen = chosenConnections(connections, place, surroundings)
  const isGiven = (connection: Connection, credentials: Credentials): boolean =>
    connection.kind === 'clopos' &&
    connection.brand === credentials.brand &&
    connection.venueId === credentials.venueId
  return runChecks(
    {
      ...{ cloposBaseUrl, clock, inspect, protection },
      dataFolder: chooseDataFolder(place.data, env),
      connections: () => chosen,
      folderOf: connections.folder,
      credentials: async (id) =>
        given !== null && isGiven(connections.get(id), given) ? given : connections.credentials(id),
      createSource: async (credentials) =>
        createCloposSource({
          baseUrl: cloposBaseUrl,
          credentials,
          route: await findRoute(cloposBaseUrl),
          limits: limitsOfTest,
        }),
      findRoute: async (url) => findRoute(url),
    },
    surroundings.interruption(),
    onReport,
  )
}

/** Prints what was found about everything that the app needs. Returns the exit code of the first problem, or 0. */
export async function check(command: Commands['check'], surroundings: Surroundings): Promise<number> {
  const { messages, stdout } = surroundings
  const formats = formatsOf(surroundings)
  const t = messages.checks
  const lineOf = ({ what, connectionId, finding }: CheckLine): string => {
    const name = connectionId === null ? t.names[what] : t.named(t.names[what], connectionId)
    const said = finding === null ? '' : findingSentence(messages, finding, formats)
    return `${t.states[finding?.is ?? 'open']}: ${name}. ${said}`
  }
  let printed = 0
  let printing = Promise.resolve()
  const { report } = await checkInstallation(command, surroundings, ({ lines }) => {
    // In their order: a line waits for those before it.
    const open = lines.findIndex(({ finding }) => finding === null)
    const ready = lines.slice(printed, open < 0 ? undefined : open)
    printed += ready.length
    printing = printing.then(() => print(stdout, ready.map(lineOf)))
  })
  await printing
  await print(stdout, [resultSentence(messages, report, formats)])
  const [error] = errorsIn(report)
  return error === undefined ? 0 : exitCodeOf(error.code)
}
