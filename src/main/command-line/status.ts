import { copyFile, openCopyReader, readStatus } from '#backend/copy/copy'
import { withStorageErrors } from '#backend/sqlite/storage-error'
import type { CopyStatus } from '#shared/connection'
import type { Commands } from './command'
import { chooseConnection, connectionsIn } from './copies'
import { print } from './print'
import type { Surroundings } from './surroundings'

/** Before the first sync there is no copy, which is a state and no error. */
const nothing = {
  connection: null,
  customers: 0,
  removed: 0,
  problems: 0,
  lastSync: null,
  interrupted: false,
  databaseVersion: null,
}

function statusLine(status: CopyStatus): string {
  const { connectionId, customers, removed, problems, lastSync, interrupted, databaseVersion } = status
  return JSON.stringify({
    connection: connectionId,
    customers,
    removed,
    problems,
    lastSync: lastSync === null ? null : new Date(lastSync.finishedAt).toISOString(),
    interrupted,
    databaseVersion,
  })
}

/** Prints what is in the copy and how old it is. */
export async function status(command: Commands['status'], surroundings: Surroundings): Promise<void> {
  const connections = connectionsIn(command, surroundings)
  const connection = chooseConnection(connections, command, surroundings)
  if (connection === null) {
    await print(surroundings.stdout, [JSON.stringify(nothing)])
    return
  }
  const folder = connections.folder(connection.id)
  const database = openCopyReader(folder)
  try {
    const line = withStorageErrors(copyFile(folder), () => statusLine(readStatus(database, connection.id)))
    await print(surroundings.stdout, [line])
  } finally {
    database.close()
  }
}
