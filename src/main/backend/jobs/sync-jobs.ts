import type { Connection, Credentials, SampleConnection } from '#shared/connection'
import { AppError, errorData, type ErrorData } from '#shared/errors'
import type { Job } from '#shared/jobs'
import type { Settings } from '#shared/settings'
import type { SyncReason, SyncResult, SyncSchedule } from '#shared/sync'
import { planOf } from '../sync/plan'
import { createSchedule, type Schedule } from '../sync/schedule'
import type { SyncPlan } from '../sync/sync'
import type { Jobs } from './jobs'
import type { TaskHooks, TaskRunner, Tasks } from './task'

/** A server that plays Clopos, for as long as one sync takes. */
export type SampleServer = Pick<Tasks['sync'], 'baseUrl' | 'credentials'> & {
  readonly close: () => Promise<void>
}

export interface SyncJobsParts {
  readonly clock: () => number
  readonly jobs: Jobs
  readonly runTask: TaskRunner
  readonly cloposBaseUrl: string
  readonly settings: () => Settings
  readonly connections: {
    readonly list: () => Connection[]
    /** Throws `not-found`. */
    readonly get: (id: string) => Connection
    readonly canSync: (id: string) => boolean
    readonly folder: (id: string) => string
    readonly credentials: (id: string) => Promise<Credentials>
  }
  /** Starts the server of a connection to sample customers. */
  readonly startSample: (connection: SampleConnection) => Promise<SampleServer>
  /** The end of a connection's last completed sync; null: none, or it cannot be read. */
  readonly lastSyncAt: (connectionId: string) => number | null
  /** Closes a connection's copy. The next query opens it again. */
  readonly close: (connectionId: string) => void
  /** A sync ended, well or not. */
  readonly onEnd: (connectionId: string) => void
  readonly onSchedule: (schedule: SyncSchedule) => void
}

export interface SyncJobs {
  /** Starts a sync. Throws `not-found`, `sync.no-source`, and `sync.running` where this app is at it already. */
  readonly start: (connectionId: string, reason: SyncReason, complete: boolean) => Job
  readonly schedule: Schedule
  /** A sync of this app is at it, and has not told its end yet. */
  readonly isRunning: (connectionId: string) => boolean
}

/** Minutes between syncs of sample customers: people who try the app want to see changes soon, and these syncs are cheap. */
const sampleEvery = 1

/** A copy is damaged, and its file is still in its place. */
const isDamagedAndThere = (error: ErrorData): boolean =>
  error.code === 'storage.damaged' && error.aside === null

/** Runs syncs as jobs: because a person asked, or because one is due. */
export function createSyncJobs(parts: SyncJobsParts): SyncJobs {
  const { clock, jobs, runTask, connections, settings } = parts
  const running = new Set<string>()

  const run = async (connectionId: string, plan: SyncPlan, hooks: TaskHooks): Promise<SyncResult> => {
    const connection = connections.get(connectionId)
    const task = { kind: 'sync', folder: connections.folder(connectionId), plan } as const
    if (connection.kind !== 'sample') {
      const credentials = await connections.credentials(connectionId)
      return runTask.sync({ ...task, baseUrl: parts.cloposBaseUrl, credentials }, hooks)
    }
    const { close, ...server } = await parts.startSample(connection)
    try {
      return await runTask.sync({ ...task, ...server }, hooks)
    } finally {
      await close()
    }
  }

  const work = async (connectionId: string, plan: SyncPlan, hooks: TaskHooks): Promise<SyncResult> => {
    try {
      const result = await run(connectionId, plan, hooks).catch((thrown: unknown) => {
        if (!isDamagedAndThere(errorData(thrown))) throw thrown
        // Windows renames no file that is open, as it is here for queries.
        parts.close(connectionId)
        return run(connectionId, plan, hooks)
      })
      schedule.ended(connectionId, null)
      return result
    } catch (thrown) {
      const error = errorData(thrown)
      // Where the file was set aside, the next query opens the new one.
      if (error.code === 'storage.damaged') parts.close(connectionId)
      schedule.ended(connectionId, error)
      throw thrown
    } finally {
      running.delete(connectionId)
      parts.onEnd(connectionId)
    }
  }

  const start: SyncJobs['start'] = (connectionId, reason, complete) => {
    if (!connections.canSync(connections.get(connectionId).id)) throw new AppError({ code: 'sync.no-source' })
    if (running.has(connectionId)) throw new AppError({ code: 'sync.running' })
    const plan = planOf(settings(), reason, complete)
    schedule.began(connectionId)
    running.add(connectionId)
    return jobs.start('sync', connectionId, (hooks) => work(connectionId, plan, hooks), reason)
  }

  const schedule = createSchedule({
    clock,
    connections: () => {
      const { connectionId: open, syncEveryMinutes } = settings()
      // Sample customers change for the person who looks at them.
      const all = connections
        .list()
        .filter(({ id, kind }) => kind === 'clopos' || (kind === 'sample' && id === open))
      return all
        .sort((a, b) => Number(b.id === open) - Number(a.id === open))
        .map(({ id, kind }) => ({
          connectionId: id,
          everyMinutes: kind === 'sample' ? Math.min(sampleEvery, syncEveryMinutes) : syncEveryMinutes,
        }))
    },
    lastSyncAt: parts.lastSyncAt,
    start: (connectionId, reason) => {
      try {
        start(connectionId, reason, false)
      } catch (thrown) {
        schedule.ended(connectionId, errorData(thrown))
      }
    },
    onChange: parts.onSchedule,
  })

  return { start, schedule, isRunning: (connectionId) => running.has(connectionId) }
}
