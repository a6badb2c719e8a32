import { AppError, errorData } from '#shared/errors'
import type { Job, JobKind, JobResults, Progress } from '#shared/jobs'
import type { SyncReason } from '#shared/sync'
import type { Log } from '../log/log'
import { doneLine, failedLine } from './outcome'
import type { TaskHooks } from './task'

/** The shortest time between two progress events of a job, in milliseconds. */
const throttle = 100
/** A rate measured over less time than this says little about the time left. In milliseconds. */
const minElapsed = 1500

export interface JobsOptions {
  readonly clock: () => number
  readonly newId: () => string
  readonly onChange: (job: Job) => void
  readonly log: Log
}

/** The long work that the app does in the background. */
export interface Jobs {
  /** Starts work and returns its job immediately. */
  readonly start: <Kind extends JobKind>(
    kind: Kind,
    connectionId: string,
    work: (hooks: TaskHooks) => Promise<JobResults[Kind]>,
    reason?: SyncReason,
  ) => Job
  /** Running jobs and the last ones that ended, newest first. */
  readonly list: () => Job[]
  /** The job when it has ended, or as it ended. Throws `not-found` if it is not known any more. */
  readonly ended: (id: string) => Promise<Job>
  /** Asks a job to stop at the next safe point. Throws `not-found` if it is not running. */
  readonly cancel: (id: string) => void
  /** Cancels the jobs of a connection, or all jobs, and resolves when they have ended. */
  readonly cancelAll: (connectionId?: string) => Promise<void>
}

interface Running {
  job: Job
  readonly cancel: AbortController
  readonly ended: Promise<void>
}

/** How many jobs that have ended are listed. */
const maxEnded = 20

/** `from`: what was already done when the work began, as in a resumed read. */
function secondsLeft(progress: Progress, from: number, elapsed: number): number | null {
  const done = progress.done - from
  if (progress.total === null || done <= 0 || elapsed < minElapsed) return null
  return Math.round(((progress.total - progress.done) * elapsed) / done / 1000)
}

/** Creates the list of jobs. `onChange` is called at each start, progress and end. */
export function createJobs({ clock, newId, onChange, log }: JobsOptions): Jobs {
  const running = new Map<string, Running>()
  const ended: Job[] = []

  return {
    start: (kind, connectionId, work, reason) => {
      const cancel = new AbortController()
      const id = newId()
      const startedAt = clock()
      let told = 0
      let progress: Progress = { done: 0, total: null }
      let from: number | null = null
      const base = { id, kind, connectionId, reason: reason ?? null, startedAt }
      const show = (state: object): Job => {
        const left = secondsLeft(progress, from ?? 0, clock() - startedAt)
        // The signature of `start` ties the kind to the result's type, which the compiler cannot follow through a union.
        const job: unknown = { ...base, progress, secondsLeft: left, ...state }
        return job as Job
      }
      const first = show({ state: 'running' })
      const onProgress = (now: Progress): void => {
        const isNews = now.contact !== progress.contact || now.isIndexing !== progress.isIndexing
        progress = now
        from ??= now.done
        const entry = running.get(id)
        if (entry === undefined || (!isNews && clock() - told < throttle)) return
        told = clock()
        entry.job = show({ state: 'running' })
        onChange(entry.job)
      }
      const end = (state: object): void => {
        const job = show(state)
        running.delete(id)
        ended.unshift(job)
        ended.length = Math.min(ended.length, maxEnded)
        onChange(job)
      }
      const fail = (thrown: unknown): void => {
        const error = errorData(thrown)
        if (error.code === 'internal') log.error(`${kind} failed`, thrown)
        else log.info(failedLine(kind, error))
        end(error.code === 'cancelled' ? { state: 'cancelled' } : { state: 'failed', error })
      }
      const entry: Running = {
        job: first,
        cancel,
        // Starts in a later turn, so that the caller knows the id before the first event.
        ended: Promise.resolve()
          .then(() => work({ signal: cancel.signal, onProgress }))
          .then((result) => {
            log.info(doneLine(result))
            end({ state: 'done', result })
          }, fail),
      }
      running.set(id, entry)
      onChange(first)
      return first
    },
    list: () => [...[...running.values()].map(({ job }) => job).reverse(), ...ended],
    ended: async (id) => {
      await running.get(id)?.ended
      const job = ended.find((one) => one.id === id)
      if (job === undefined) throw new AppError({ code: 'not-found', what: 'job' })
      return job
    },
    cancel: (id) => {
      const entry = running.get(id)
      if (entry === undefined) throw new AppError({ code: 'not-found', what: 'job' })
      entry.cancel.abort()
    },
    cancelAll: async (connectionId) => {
      const concerned = [...running.values()].filter(
        ({ job }) => connectionId === undefined || job.connectionId === connectionId,
      )
      for (const { cancel } of concerned) cancel.abort()
      await Promise.all(concerned.map(({ ended: end }) => end))
    },
  }
}
