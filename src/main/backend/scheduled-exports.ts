/** Scheduled exports in the running app: each is a job, and so is the sync before it. */
import { join } from 'node:path'
import type { backendMethods, DomainHandlers } from '#shared/contract'
import { AppError } from '#shared/errors'
import type { ScheduleList } from '#shared/exports/schedule-contract'
import type { ExportResult, Job, JobResults } from '#shared/jobs'
import type { EventMessage } from '#shared/wire'
import type { Connections } from './connections/connections'
import { isCopyHeld } from './copy/copy'
import type { ExportedColumns, NewExportRecord } from './export-log'
import type { ExportKnowledge, ExportOrder } from './jobs/handlers'
import type { Jobs } from './jobs/jobs'
import type { SyncJobs } from './jobs/sync-jobs'
import type { TaskHooks, TaskRunner } from './jobs/task'
import { localZone } from './query/zone'
import { scheduleHandlers } from './schedules/handlers'
import { createScheduleRunner, type RunnerParts, type ScheduleRunner } from './schedules/runner'
import { scheduledFolder } from './shell/data-folder'
import { acquireLock } from './sqlite/lock'

/** Keeps two processes from running schedules at the same time. Throws `schedule.running`. */
export const lockSchedules = (dataFolder: string): { readonly release: () => void } =>
  acquireLock(join(dataFolder, 'schedule.lock'), { code: 'schedule.running' })

type Order = Pick<NewExportRecord, 'query' | 'sort' | 'way' | 'options' | 'selected' | 'target'> &
  ExportedColumns

export interface ScheduledExportsParts extends Pick<
  RunnerParts,
  'clock' | 'locale' | 'log' | 'userData' | 'language' | 'signal'
> {
  readonly dataFolder: string
  readonly connections: Pick<Connections, 'get' | 'canSync'>
  readonly jobs: Jobs
  readonly runTask: Pick<TaskRunner, 'export'>
  /** Throws `not-found`. */
  readonly folderOf: (connectionId: string) => string
  readonly syncs: Pick<SyncJobs, 'start'>
  /** Throws `storage.*`. */
  readonly copyAt: (connectionId: string) => number | null
  readonly noteExport: (
    connectionId: string,
    order: Order,
    written: ExportResult,
    reached: Float64Array | null,
  ) => number | null
  readonly knowledgeOf: (order: Pick<ExportOrder, 'connectionId' | 'options'>) => ExportKnowledge
  readonly emit: (event: EventMessage) => void
}

export interface ScheduledExports extends Pick<
  ScheduleRunner,
  'tick' | 'whilePaused' | 'isPaused' | 'ended'
> {
  readonly handlers: DomainHandlers<typeof backendMethods, 'schedules'>
}

/** Notes what was killed during a run as interrupted, unless another process is at a run now. */
function interruptKilled({ dataFolder, userData, log }: ScheduledExportsParts): void {
  try {
    const lock = lockSchedules(dataFolder)
    try {
      userData().schedules.interruptRunning()
    } finally {
      lock.release()
    }
  } catch (thrown) {
    // The next run notes them.
    if (!(thrown instanceof AppError && thrown.code === 'schedule.running'))
      log.error('runs that were killed were not noted', thrown)
  }
}

/** Runs schedules as long as the app runs. What was deleted before the start is gone for good. */
export function createScheduledExports(parts: ScheduledExportsParts): ScheduledExports {
  const { dataFolder, connections, jobs, runTask, folderOf, userData, clock } = parts
  const ownFolder = scheduledFolder(dataFolder)
  userData().schedules.purge()
  interruptKilled(parts)

  /** The result of a job. Throws its error. */
  const resultOf = async <Kind extends Job['kind']>(id: string, kind: Kind): Promise<JobResults[Kind]> => {
    const job = await jobs.ended(id)
    if (job.kind === kind && job.state === 'done') return job.result as JobResults[Kind]
    throw new AppError(job.state === 'failed' ? job.error : { code: 'cancelled' })
  }

  const list = (): ScheduleList => ({ folder: ownFolder, schedules: runner.list() })

  const runner = createScheduleRunner({
    ...parts,
    ...{ zone: localZone, ownFolder, connection: connections.get, canSync: connections.canSync },
    lock: () => lockSchedules(dataFolder),
    isSyncing: (id) => isCopyHeld(folderOf(id)),
    sync: async ({ id }) => {
      const isSync = (job: Job): boolean =>
        job.kind === 'sync' && job.connectionId === id && job.state === 'running'
      await resultOf((jobs.list().find(isSync) ?? parts.syncs.start(id, 'schedule', false)).id, 'sync')
    },
    copyAt: ({ id }) => parts.copyAt(id),
    write: async ({ connection: { id }, ...file }) => {
      const known = parts.knowledgeOf({ connectionId: id, options: file.options })
      const task = {
        kind: 'export',
        folder: folderOf(id),
        ids: null,
        download: null,
        ...file,
        ...known,
      } as const
      let reached: Float64Array | null = null
      const work = async (hooks: TaskHooks): Promise<ExportResult> => {
        const { reached: customers, ...written } = await runTask.export(task, hooks)
        reached = customers
        return written
      }
      const job = jobs.start('export', id, work, 'schedule')
      const result = await resultOf(job.id, 'export')
      const { path: target, ...order } = file
      const recordId = parts.noteExport(
        id,
        { ...order, way: 'schedule', selected: false, target },
        result,
        reached,
      )
      return { ...result, recordId }
    },
    onChange: () => {
      parts.emit({ type: 'event', name: 'schedules', payload: list() })
    },
  })

  return {
    ...runner,
    handlers: scheduleHandlers(() => userData().schedules, runner, list, clock),
  }
}
