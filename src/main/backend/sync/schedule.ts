import type { ErrorData } from '#shared/errors'
import type { SyncReason, SyncSchedule } from '#shared/sync'

export interface ScheduleParts {
  /** Milliseconds since 1970. */
  readonly clock: () => number
  /** The connection that is open, and the minutes between its syncs (0: not by themselves); null: none that can sync. */
  readonly current: () => { readonly connectionId: string; readonly everyMinutes: number } | null
  /** The end of the last completed sync, through whichever process; null: none. */
  readonly lastSyncAt: (connectionId: string) => number | null
  readonly start: (connectionId: string, reason: SyncReason) => void
  readonly onChange: (schedule: SyncSchedule) => void
}

/** Syncs the open connection by itself. */
export interface Schedule {
  /** Starts what is due. To be called every few seconds, so that a computer's sleep delays nothing further. */
  readonly tick: () => void
  /** The network is there again: a sync that failed for lack of it need not wait any longer. */
  readonly online: () => void
  /** A sync of the connection begins, whoever asked for it. */
  readonly began: (connectionId: string) => void
  /** A sync of the connection ended, whoever asked for it; `error` where it failed. */
  readonly ended: (connectionId: string, error: ErrorData | null) => void
  readonly of: (connectionId: string) => SyncSchedule
}

interface Attempts {
  /** Whether it was looked at before: what is due the first time is due because the app started. */
  known: boolean
  /** When the last one ended in this run of the app; null: none yet. */
  endedAt: number | null
  running: boolean
  failures: number
  error: ErrorData | null
}

const minute = 60_000
const longestWait = 60 * minute

/** How long to wait after so many failures in a row: 1, 2, 4 minutes, up to an hour. */
function waitAfter(failures: number, error: ErrorData | null): number {
  // Until a person mends the sign-in, asking often does not help and may lock it.
  if (error?.code.startsWith('sign-in.') === true) return longestWait
  return Math.min(longestWait, minute * 2 ** (failures - 1))
}

export function createSchedule({ clock, current, lastSyncAt, start, onChange }: ScheduleParts): Schedule {
  const known = new Map<string, Attempts>()
  let told: SyncSchedule | null = null

  const attemptsOf = (connectionId: string): Attempts => {
    const attempts = known.get(connectionId) ?? {
      known: false,
      endedAt: null,
      running: false,
      failures: 0,
      error: null,
    }
    known.set(connectionId, attempts)
    return attempts
  }

  /** When a sync was last tried and last completed; -Infinity: never, as far as the clock tells. */
  const lastOf = (connectionId: string): { readonly tried: number; readonly completed: number } => {
    const now = clock()
    // Where the clock was set back, what lies in the future says nothing.
    const past = (at: number | null): number => (at !== null && at <= now ? at : -Infinity)
    return { tried: past(attemptsOf(connectionId).endedAt), completed: past(lastSyncAt(connectionId)) }
  }

  /** Failures in a row; another process may have succeeded since. */
  const failuresOf = (connectionId: string): number => {
    const { tried, completed } = lastOf(connectionId)
    return completed > tried ? 0 : attemptsOf(connectionId).failures
  }

  const nextAt = (connectionId: string): number | null => {
    const open = current()
    if (open?.connectionId !== connectionId || open.everyMinutes === 0) return null
    const { tried, completed } = lastOf(connectionId)
    const last = Math.max(tried, completed)
    if (last === -Infinity) return clock()
    const failures = failuresOf(connectionId)
    return (
      last + (failures > 0 ? waitAfter(failures, attemptsOf(connectionId).error) : open.everyMinutes * minute)
    )
  }

  const of = (connectionId: string): SyncSchedule => ({
    connectionId,
    nextAt: nextAt(connectionId),
    failures: failuresOf(connectionId),
  })

  const tell = (connectionId: string): void => {
    const now = of(connectionId)
    const same =
      told?.connectionId === connectionId && told.nextAt === now.nextAt && told.failures === now.failures
    if (same) return
    told = now
    onChange(now)
  }

  return {
    of,
    tick: () => {
      const open = current()
      if (open === null) return
      const { connectionId } = open
      const attempts = attemptsOf(connectionId)
      if (attempts.running) return
      const at = nextAt(connectionId)
      const reason = attempts.known ? 'schedule' : 'start'
      attempts.known = true
      if (at !== null && at <= clock()) start(connectionId, reason)
      else tell(connectionId)
    },
    online: () => {
      const open = current()
      if (open === null || open.everyMinutes === 0) return
      const { running, error } = attemptsOf(open.connectionId)
      if (!running && error?.code.startsWith('network.') === true) start(open.connectionId, 'network')
    },
    began: (connectionId) => {
      attemptsOf(connectionId).running = true
    },
    ended: (connectionId, error) => {
      const attempts = attemptsOf(connectionId)
      const failures = failuresOf(connectionId)
      attempts.running = false
      attempts.endedAt = clock()
      // Another process at work, or a person who stopped it, is no failure.
      const failed = error !== null && error.code !== 'cancelled' && error.code !== 'sync.running'
      attempts.failures = failed ? failures + 1 : 0
      attempts.error = failed ? error : null
      tell(connectionId)
    },
  }
}
