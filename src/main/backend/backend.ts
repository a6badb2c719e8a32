import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import type { Handlers } from '#shared/contract'
import type { Facets } from '#shared/facets'
import { AppError, errorData, type ErrorData } from '#shared/errors'
import type { Job } from '#shared/jobs'
import type { SyncReason, SyncResult } from '#shared/sync'
import type { EventMessage } from '#shared/wire'
import { emptyFields } from './clopos/sign-in'
import type { CustomerSource } from './clopos/source'
import { openConnections } from './connections/connections'
import type { SecretStore } from './connections/secrets'
import { createCopies } from './copies'
import { readChanges } from './copy/changes'
import { readHistory, readLastSync } from './copy/history'
import { sortLanguageOf } from './index/orders/language'
import { localZone } from './query/zone'
import { createSelections, placesOf } from './query/selection'
import { clipboardText } from './export/clipboard'
import type { BackendOptions, InternalMethods } from './internal-contract'
import { createJobs } from './jobs/jobs'
import type { TaskHooks, TaskRunner, Tasks } from './jobs/task'
import { acquireLock } from './sqlite/lock'
import type { Log } from './log/log'
import { watchNetwork } from './network/watch'
import { openOwnFileAnew } from './own-file'
import { openSettings } from './settings'
import { planOf } from './sync/plan'
import { createSchedule } from './sync/schedule'
import type { SyncPlan } from './sync/sync'
import { openViews } from './views'

export interface BackendParts {
  readonly options: Pick<BackendOptions, 'dataFolder' | 'cloposBaseUrl' | 'locale'>
  readonly secrets: SecretStore
  readonly runTask: TaskRunner
  /** A client of Clopos for these credentials, along the way that leads there now. */
  readonly createSource: (credentials: Tasks['sync']['credentials']) => Promise<CustomerSource>
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
  /** Tells of copies that another process changed, and starts the syncs that are due. To be called every few seconds. */
  readonly tick: () => void
  /** Ends jobs at a safe point and closes every file. */
  readonly close: () => Promise<void>
}

/** A page's name for its selection, apart from those of other connections. */
const nameOf = (connectionId: string, selection: string): string => `${connectionId} ${selection}`

/**
 * The backend of both shells: everything behind the contract. Throws AppError `storage.folder` where the data folder
 * cannot be written, `storage.in-use` where another copy of the app works with it.
 */
export function createBackend(parts: BackendParts): RunningBackend {
  const { options, emit, clock, newId, log, runTask } = parts
  const { dataFolder, cloposBaseUrl, locale } = options
  const connections = openConnections(dataFolder, parts.secrets)
  const lock = acquireLock(join(dataFolder, 'app.lock'), { code: 'storage.in-use', folder: dataFolder })
  let lost: ErrorData | null = null
  const ownFile = openOwnFileAnew(dataFolder, clock(), (error) => {
    lost = error.data
    log.error('the settings were damaged and set aside', error)
  })
  const settings = openSettings(ownFile)
  const views = openViews(ownFile, newId)
  const copies = createCopies({
    folder: (id) => connections.folder(connections.get(id).id),
    time: { clock, zone: localZone },
    language: () => sortLanguageOf(locale),
  })
  const selections = createSelections()
  const jobs = createJobs({
    clock,
    newId,
    log,
    onChange: (payload) => {
      emit({ type: 'event', name: 'job', payload })
    },
  })

  /** Connections with a damaged copy. Windows lets nobody rename a file that is open here. */
  const inTheWay = new Set<string>()
  const cameOnline = watchNetwork()

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

  const sync = async (connectionId: string, plan: SyncPlan, hooks: TaskHooks): Promise<SyncResult> => {
    const folder = connections.folder(connectionId)
    const connection = connections.get(connectionId)
    const task = { kind: 'sync', folder, plan } as const
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

  const startSync = (connectionId: string, reason: SyncReason, complete: boolean): Job => {
    if (!connections.canSync(connections.get(connectionId).id)) throw new AppError({ code: 'sync.no-source' })
    const busy = jobs
      .list()
      .some((job) => job.kind === 'sync' && job.state === 'running' && job.connectionId === connectionId)
    if (busy) throw new AppError({ code: 'sync.running' })
    const plan = planOf(settings.read(), reason, complete)
    const work = async (hooks: TaskHooks): Promise<SyncResult> => {
      if (inTheWay.delete(connectionId)) copies.close(connectionId)
      try {
        const result = await sync(connectionId, plan, hooks)
        schedule.ended(connectionId, null)
        return result
      } catch (thrown) {
        const error = errorData(thrown)
        // Where the file was set aside, the next query opens the new one.
        if (error.code === 'storage.damaged') copies.close(connectionId)
        if (error.code === 'storage.damaged' && error.aside === null) inTheWay.add(connectionId)
        schedule.ended(connectionId, error)
        throw thrown
      } finally {
        tellCopy(connectionId)
      }
    }
    schedule.began(connectionId)
    return jobs.start('sync', connectionId, work, reason)
  }

  const schedule = createSchedule({
    clock,
    current: () => {
      const { connectionId, syncEveryMinutes } = settings.read()
      if (connectionId === null || !connections.canSync(connectionId)) return null
      return { connectionId, everyMinutes: syncEveryMinutes }
    },
    lastSyncAt: (connectionId) => {
      try {
        return copies.query(connectionId, (_, database) => readLastSync(database))?.finishedAt ?? null
      } catch {
        // The sync itself will say what is wrong with the copy.
        return null
      }
    },
    start: (connectionId, reason) => {
      try {
        startSync(connectionId, reason, false)
      } catch (thrown) {
        schedule.ended(connectionId, errorData(thrown))
      }
    },
    onChange: (payload) => {
      emit({ type: 'event', name: 'schedule', payload })
    },
  })

  const handlers: Handlers<InternalMethods> = {
    'connections.list': () => connections.list(),
    'connections.test': async ({ credentials }) => {
      const source = await parts.createSource(credentials)
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
    'connections.openCopy': ({ path }) => connections.openCopy(path, copies.close),
    'connections.remove': async ({ connectionId }) => {
      await jobs.settle(connectionId)
      await runTask.leave(connections.folder(connectionId))
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
    'customers.places': ({ connectionId, query, sort, ids }) =>
      copies.query(connectionId, (customers) => placesOf(customers.ids(query, sort), ids)),
    'customers.select': ({ connectionId, selection, change }) =>
      copies.query(connectionId, (customers) => ({
        count: selections.change(nameOf(connectionId, selection), change, customers),
      })),
    'customers.selected': ({ connectionId, selection, ids }) => {
      const selected = selections.ids(nameOf(connectionId, selection))
      return { count: selected.size, ids: ids.filter((id) => selected.has(id)) }
    },
    'customers.selectionSummary': ({ connectionId, selection, query, sort }) =>
      copies.query(connectionId, (customers) =>
        selections.summary(nameOf(connectionId, selection), query, sort, customers),
      ),
    'customers.clipboardText': ({ connectionId, rows, ...what }) =>
      copies.query(connectionId, (customers) => {
        const selected =
          rows.kind === 'selection' ? selections.ids(nameOf(connectionId, rows.selection)) : null
        return clipboardText(customers, rows.kind === 'between' ? rows : selected, what)
      }),
    'customers.facets': async ({ connectionId, query, fields }) => {
      // Field by field, so that windows are answered in between.
      let facets: Facets = {}
      for (const field of fields) {
        await setImmediate()
        const task = { query, fields: [field], ownClauses: 'ignored' } as const
        facets = { ...facets, ...copies.query(connectionId, (customers) => customers.facets(task)) }
      }
      return facets
    },
    'customers.get': ({ connectionId, id }) =>
      copies.query(connectionId, (customers) => customers.details(id)),
    'customers.changes': ({ connectionId, id }) =>
      copies.query(connectionId, (_, database) => readChanges(database, id)),
    'sync.start': ({ connectionId, complete }) => ({ jobId: startSync(connectionId, 'person', complete).id }),
    'sync.history': ({ connectionId, limit }) =>
      copies.query(connectionId, (_, database) => readHistory(database, limit)),
    'sync.schedule': ({ connectionId }) => schedule.of(connections.get(connectionId).id),
    'sync.online': () => {
      schedule.online()
      return null
    },
    'jobs.list': () => jobs.list(),
    'jobs.cancel': ({ jobId }) => {
      jobs.cancel(jobId)
      return null
    },
    'settings.read': () => settings.read(),
    'settings.lost': () => lost,
    'settings.write': (change) => settings.write(change),
    'views.list': () => views.list(),
    'views.add': (addition) => views.add(addition),
    'views.change': (change) => views.change(change),
    'views.order': ({ ids }) => views.order(ids),
    'views.remove': ({ id }) => views.remove(id),
    'export.write': ({ connectionId, selection, ...task }) => {
      const folder = connections.folder(connections.get(connectionId).id)
      const ids = selection === null ? null : selections.ids(nameOf(connectionId, selection)).toArray()
      const job = jobs.start('export', connectionId, (hooks) =>
        runTask.export({ kind: 'export', folder, ids, ...task }, hooks),
      )
      return { jobId: job.id }
    },
  }

  return {
    handlers,
    tick: () => {
      try {
        tellChanges()
        if (cameOnline()) schedule.online()
        schedule.tick()
      } catch (thrown) {
        // Nobody asked for it, and what is open goes on working: the next one comes.
        log.error('a look for changes failed', thrown)
      }
    },
    close: async () => {
      await jobs.settle()
      await runTask.leave(null)
      copies.close()
      ownFile.close()
      lock.release()
    },
  }
}
