import { join } from 'node:path'
import type { Handlers } from '#shared/contract'
import { AppError } from '#shared/errors'
import type { SyncResult } from '#shared/jobs'
import type { EventMessage } from '#shared/wire'
import { emptyFields } from './clopos/sign-in'
import type { CustomerSource } from './clopos/source'
import { openConnections } from './connections/connections'
import type { SecretStore } from './connections/secrets'
import { createCopies } from './copies'
import type { BackendOptions, InternalMethods } from './internal-contract'
import { createJobs } from './jobs/jobs'
import type { TaskHooks, TaskRunner, Tasks } from './jobs/task'
import { acquireLock } from './lock'
import type { Log } from './log'
import { openSettings } from './settings'

export interface BackendParts {
  readonly options: Pick<BackendOptions, 'dataFolder' | 'cloposBaseUrl'>
  readonly secrets: SecretStore
  readonly runTask: TaskRunner
  /** A client of Clopos for these credentials. */
  readonly createSource: (credentials: Tasks['sync']['credentials']) => CustomerSource
  /** Starts a sample server with so many customers. */
  readonly startSample: (
    customers: number,
  ) => Promise<Pick<Tasks['sync'], 'baseUrl' | 'credentials'> & { readonly close: () => Promise<void> }>
  readonly emit: (event: EventMessage) => void
  readonly clock: () => number
  readonly newId: () => string
  readonly log: Log
}

export interface RunningBackend {
  readonly handlers: Handlers<InternalMethods>
  /** Tells of copies that another process changed. To be called every now and then. */
  readonly lookForChanges: () => void
  /** Ends jobs at a safe point and closes every file. */
  readonly close: () => Promise<void>
}

/**
 * The backend of both shells: everything behind the contract. Throws AppError `storage.folder` where the data folder
 * cannot be written, `storage.in-use` where another copy of the app works with it.
 */
export function createBackend(parts: BackendParts): RunningBackend {
  const { options, emit, clock, newId, log, runTask } = parts
  const { dataFolder, cloposBaseUrl } = options
  const connections = openConnections(dataFolder, parts.secrets)
  const lock = acquireLock(join(dataFolder, 'app.lock'), { code: 'storage.in-use', folder: dataFolder })
  const settings = openSettings(dataFolder)
  const copies = createCopies((id) => connections.folder(connections.get(id).id))
  const jobs = createJobs({
    clock,
    newId,
    log,
    onChange: (payload) => {
      emit({ type: 'event', name: 'job', payload })
    },
  })

  const tellChanges = (): void => {
    for (const payload of copies.changed()) emit({ type: 'event', name: 'copy', payload })
  }

  /** Also where nothing changed: when the copy was last compared is news too. */
  const tellCopy = (connectionId: string): void => {
    tellChanges()
    try {
      emit({ type: 'event', name: 'copy', payload: copies.status(connectionId) })
    } catch (thrown) {
      // The job's own end says what is wrong with the copy.
      log.error('copy status', thrown)
    }
  }

  const sync = async (connectionId: string, hooks: TaskHooks): Promise<SyncResult> => {
    const folder = connections.folder(connectionId)
    const connection = connections.get(connectionId)
    const task = { kind: 'sync', folder, fromStart: false } as const
    if (connection.kind !== 'sample') {
      const credentials = await connections.credentials(connectionId)
      return runTask.sync({ ...task, baseUrl: cloposBaseUrl, credentials }, hooks)
    }
    const server = await parts.startSample(connection.customers)
    try {
      return await runTask.sync({ ...task, baseUrl: server.baseUrl, credentials: server.credentials }, hooks)
    } finally {
      await server.close()
    }
  }

  const handlers: Handlers<InternalMethods> = {
    'connections.list': () => connections.list(),
    'connections.test': async ({ credentials }) => {
      const source = parts.createSource(credentials)
      const { signal } = new AbortController()
      await source.signIn(signal)
      const venues = await source.venues(signal)
      const page = await source.customers({ page: 1, limit: 1, sort: 'id', descending: false }, signal)
      return { customers: page.total, venues: venues.map(({ id, name }) => ({ id, name })) }
    },
    'connections.add': ({ credentials, acceptWeakStorage }) => {
      const fields = emptyFields(credentials)
      if (fields.length > 0) throw new AppError({ code: 'sign-in.missing-field', fields })
      return connections.add(credentials, acceptWeakStorage)
    },
    'connections.addSample': ({ customers }) => connections.addSample(customers),
    'connections.openCopy': ({ path }) => {
      // The same file may have been opened before; its old copy gives way.
      copies.close()
      return connections.openCopy(path)
    },
    'connections.remove': async ({ connectionId }) => {
      await jobs.settle(connectionId)
      copies.close(connectionId)
      connections.remove(connectionId)
      return null
    },
    'copy.status': ({ connectionId }) => copies.status(connectionId),
    'copy.problems': ({ connectionId, offset, limit }) =>
      copies.query(connectionId, (customers) => customers.problems(offset, limit)),
    'customers.window': ({ connectionId, query, sort, offset, limit }) =>
      copies.query(connectionId, (customers) => customers.window(query, sort, offset, limit)),
    'customers.summary': ({ connectionId, query }) =>
      copies.query(connectionId, (customers) => customers.summary(query)),
    'customers.facets': ({ connectionId }) => copies.query(connectionId, (customers) => customers.facets()),
    'customers.get': ({ connectionId, id }) =>
      copies.query(connectionId, (customers) => customers.details(id)),
    'sync.start': ({ connectionId }) => {
      if (connections.get(connectionId).kind === 'copy') throw new AppError({ code: 'sync.no-source' })
      const busy = jobs
        .list()
        .some((job) => job.kind === 'sync' && job.state === 'running' && job.connectionId === connectionId)
      if (busy) throw new AppError({ code: 'sync.running' })
      const job = jobs.start('sync', connectionId, async (hooks) => {
        try {
          return await sync(connectionId, hooks)
        } finally {
          tellCopy(connectionId)
        }
      })
      return { jobId: job.id }
    },
    'jobs.list': () => jobs.list(),
    'jobs.cancel': ({ jobId }) => {
      jobs.cancel(jobId)
      return null
    },
    'settings.read': () => settings.read(),
    'settings.write': (change) => settings.write(change),
    'export.write': ({ connectionId, ...task }) => {
      const folder = connections.folder(connections.get(connectionId).id)
      const job = jobs.start('export', connectionId, (hooks) =>
        runTask.export({ kind: 'export', folder, ...task }, hooks),
      )
      return { jobId: job.id }
    },
  }

  return {
    handlers,
    lookForChanges: tellChanges,
    close: async () => {
      await jobs.settle()
      copies.close()
      settings.close()
      lock.release()
    },
  }
}
