import type { ListedSchedule } from '#shared/exports/schedules'
import { AppError } from '#shared/errors'
import type { Log } from '../log/log'
import type { ClockZone } from '../query/zone'
import { isDue, nextDue } from './due'
import { runSchedule, type RunParts } from './run-schedule'

export interface RunnerParts extends RunParts {
  readonly zone: ClockZone
  /** Keeps other processes from running schedules meanwhile. Throws `schedule.running`. */
  readonly lock: () => { readonly release: () => void }
  /** A run began or ended. */
  readonly onChange: () => void
  readonly log: Log
}

/** Runs schedules: when they are due, and when a person asks. One after the other. */
export interface ScheduleRunner {
  /** Starts what is due. Call it every few seconds; a timer would run late after the computer slept. */
  readonly tick: () => void
  /** Runs a schedule as soon as no other one runs. Throws `not-found`. */
  readonly run: (id: string) => void
  readonly list: () => readonly ListedSchedule[]
  /** Does `work` while no run begins. The one that is at it is interrupted. */
  readonly whilePaused: <Value>(work: () => Promise<Value>) => Promise<Value>
  readonly isPaused: () => boolean
  /** Resolves when the run that is at it has ended. */
  readonly ended: () => Promise<void>
}

/** In milliseconds. */
const restAfter = 60_000

export function createScheduleRunner(parts: RunnerParts): ScheduleRunner {
  const { clock, zone, userData, ownFolder, signal, log } = parts
  /** Those that a person wants to run. */
  const wanted = new Set<string>()
  let running: Promise<void> | null = null
  let pausing = new AbortController()
  /** When something last went wrong that a run does not say, such as a full disk for the note that it began. */
  let failedAt = -Infinity

  const begin = async (id: string): Promise<void> => {
    const lock = parts.lock()
    try {
      const reason = wanted.delete(id) ? 'person' : 'schedule'
      const cut = AbortSignal.any([signal, pausing.signal])
      const { outcome } = await runSchedule(id, reason, { ...parts, signal: cut }, parts.onChange)
      log.info(
        `scheduled export: ${outcome.state}${outcome.state === 'failed' ? `, ${outcome.error.code}` : ''}`,
      )
    } finally {
      lock.release()
    }
  }

  /** What to run now; undefined: nothing. */
  const next = (): string | undefined => {
    const { schedules } = userData()
    const all = schedules.list()
    for (const id of wanted) if (!all.some((one) => one.id === id)) wanted.delete(id)
    const [first] = wanted
    if (first !== undefined) return first
    const isNow = (one: (typeof all)[number]): boolean =>
      one.isOn && isDue(one, schedules.handledOf(one.id), clock(), zone)
    return all.find(isNow)?.id
  }

  const tick = (): void => {
    if (running !== null || signal.aborted || pausing.signal.aborted) return
    if (Math.abs(clock() - failedAt) < restAfter) return
    const id = next()
    if (id === undefined) return
    running = begin(id)
      .catch((thrown: unknown) => {
        // Another process is at it, so this one waits for its turn.
        if (!(thrown instanceof AppError && thrown.code === 'schedule.running')) {
          failedAt = clock()
          log.error('a scheduled export ended', thrown)
        }
        return 'waits'
      })
      .then((waits) => {
        running = null
        if (waits === undefined) {
          parts.onChange()
          tick()
        }
      })
  }

  return {
    tick,
    run: (id) => {
      wanted.add(userData().schedules.get(id).id)
      tick()
    },
    list: () => {
      const { schedules } = userData()
      return schedules.list().map((schedule) => ({
        ...schedule,
        path: schedule.folder ?? ownFolder,
        nextAt: schedule.isOn ? nextDue(schedule, clock(), zone) : null,
        lastRun: schedules.runs(schedule.id, 1)[0] ?? null,
      }))
    },
    whilePaused: async (work) => {
      pausing.abort()
      try {
        return await work()
      } finally {
        pausing = new AbortController()
      }
    },
    isPaused: () => pausing.signal.aborted,
    ended: async () => {
      await running
    },
  }
}
