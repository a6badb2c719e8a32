import type { ConnectionCheck, DomainHandlers, backendMethods } from '#shared/contract'
import type { Connection, Credentials } from '#shared/connection'
import type { Venue } from '#shared/customer'
import { AppError } from '#shared/errors'
import { emptyFields } from '../clopos/sign-in'
import { ifAllowed } from '../clopos/if-allowed'
import type { CustomerSource } from '../clopos/source'
import type { Connections } from './connections'

export interface ConnectionHandlersParts {
  readonly connections: Connections
  readonly clock: () => number
  /** The name of new sample customers, in the language that is chosen now. */
  readonly sampleName: () => string
  /** A client of Clopos for these credentials. */
  readonly createSource: (credentials: Credentials) => Promise<CustomerSource>
  /** Called when a connection was removed. */
  readonly onRemoved: (connectionId: string) => void
  /** Called when a copy was opened from a file. */
  readonly onOpened: (connection: Connection) => void
  /** Ends all work on a connection, closes its files, and does `work` before anything opens them again. */
  readonly whenClosed: (connectionId: string, work: () => void) => Promise<void>
}

/** The venues that Clopos lists. Throws what the sign-in throws. */
async function venuesOf(source: CustomerSource, signal: AbortSignal): Promise<readonly Venue[]> {
  const venues = await source.venues(signal)
  return venues.map(({ id, name }) => ({ id, name }))
}

/**
 * Signs in and asks for one customer and the venues. Throws what the sign-in throws, and `sign-in.unknown-venue`: Clopos
 * itself also answers for venues that do not exist.
 */
async function check(source: CustomerSource, { venueId }: Credentials): Promise<ConnectionCheck> {
  const { signal } = new AbortController()
  await source.signIn(signal)
  const venues = await ifAllowed(venuesOf(source, signal))
  if (venueId !== null && venues !== null && venues.length > 0 && !venues.some(({ id }) => id === venueId)) {
    throw new AppError({ code: 'sign-in.unknown-venue', venueId, venues })
  }
  const page = await source.customers({ page: 1, limit: 1, sort: 'id', descending: false }, signal)
  return { customers: page.total, venues }
}

/** The connections that a person adds, tests and removes. */
export function connectionHandlers({
  connections,
  clock,
  sampleName,
  createSource,
  onRemoved,
  onOpened,
  whenClosed,
}: ConnectionHandlersParts): DomainHandlers<typeof backendMethods, 'connections'> {
  return {
    'connections.list': () => connections.list(),
    'connections.test': async ({ credentials }) => check(await createSource(credentials), credentials),
    'connections.add': ({ credentials, acceptWeakStorage, again }) => {
      const fields = emptyFields(credentials)
      if (fields.length > 0) throw new AppError({ code: 'sign-in.missing-field', fields })
      const known = connections.known(credentials)
      // Another sign-in, perhaps a wrong one, must not replace one that works.
      if (known !== null && known.id !== again)
        throw new AppError({ code: 'connection.exists', name: known.name })
      return connections.add(credentials, acceptWeakStorage)
    },
    'connections.addSample': ({ customers }) => connections.addSample(customers, clock(), sampleName()),
    'connections.openCopy': async ({ path }) => {
      const connection = await connections.openCopy(path, whenClosed)
      onOpened(connection)
      return connection
    },
    'connections.rename': ({ connectionId, name }) => connections.rename(connectionId, name),
    'connections.venues': async ({ connectionId }) => {
      const source = await createSource(await connections.credentials(connectionId))
      return venuesOf(source, new AbortController().signal)
    },
    'connections.useVenue': async ({ connectionId, venueId, name }) => {
      const credentials = await connections.credentials(connectionId)
      // The same secret is stored on this computer in the same way already.
      return connections.add({ ...credentials, venueId }, true, name)
    },
    'connections.remove': async ({ connectionId }) => {
      await whenClosed(connectionId, () => {
        connections.remove(connectionId)
      })
      onRemoved(connectionId)
      return null
    },
  }
}
