import { openConnections, type Connections } from '#backend/connections/connections'
import { fileSecrets } from '#backend/connections/secrets'
import { openCopy } from '#backend/copy/copy'
import { openUserDatabase } from '#backend/user-database'
import { openSettings } from '#backend/settings'
import { buildIndex } from './storing'
import { answersOf, readAll } from './storing'

/** Makes a copy of so many sample customers, as a first load leaves it, and gives the connection's id. */
function fill(connections: Connections, customers: number): string {
  const { id } = connections.addSample(customers, Date.now(), 'Sample')
  const database = openCopy(connections.folder(id))
  readAll(database, answersOf(customers)(), () => undefined)
  buildIndex(database)
  database.close()
  return id
}

/**
 * Makes a data folder ready whose sample connection holds so many customers; one that holds sample customers already is
 * kept. They are what opens, unsearched, and nothing syncs by itself: that would go on beside what is measured. Gives
 * the connection's folder.
 */
export function sampleFolder(dataFolder: string, customers: number): string {
  const connections = openConnections(dataFolder, fileSecrets())
  const kept = connections.list().find(({ kind }) => kind === 'sample')
  const connectionId = kept?.id ?? fill(connections, customers)
  const own = openUserDatabase(dataFolder)
  openSettings(own).write({ connectionId, search: '', syncEveryMinutes: 0 })
  own.close()
  return connections.folder(connectionId)
}
