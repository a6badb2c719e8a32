import type { Connection } from '#shared/connection'
import type { Commands } from './command'
import { chooseConnection, connectionsIn } from './copies'
import { print } from './print'
import type { Surroundings } from './surroundings'

function lineOf(connection: Connection): string {
  const { id, name, kind } = connection
  const origin = kind === 'clopos' ? { brand: connection.brand, venue: connection.venueId } : {}
  return JSON.stringify({ connection: id, name, kind, ...origin })
}

/** Prints the connections of the data folder: what `--connection` can name. */
export async function listConnections(
  command: Commands['connections'],
  surroundings: Surroundings,
): Promise<void> {
  const connections = connectionsIn(command, surroundings)
  const chosen =
    command.connection === undefined ? null : chooseConnection(connections, command, surroundings)
  await print(surroundings.stdout, (chosen === null ? connections.list() : [chosen]).map(lineOf))
}
