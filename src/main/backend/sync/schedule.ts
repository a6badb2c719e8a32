import { isSignInError, type ErrorData } from '#shared/errors'
import type { SyncReason, SyncSchedule } from '#shared/sync'

export interface ScheduleParts {
  /** Milliseconds since 1970. */
  readonly clock: () => number
  /** The open connection and the minutes between its automatic syncs (0: none); null if no open connection can sync. */
  readonly current: () => { readonly connectionId: string; readonly everyMinutes: number } | null
  /** When the last sync was completed, by any process; null: never. */
  readonly lastSyncAt: (connectionId: string) => number | null
  readonly start: (connectionId: string, reason: SyncReason) => void
  readonly onChange: (schedule: SyncSchedule) => void
}

/** Syncs the open connection automatically. */
export interface Schedule {
  /** Starts what is due. Call it every few seconds; a timer would run late after the computer slept. */
  readonly tick: () => void
  /** The network is back, so a sync that failed without it starts immediately. */
  readonly online: () => void
  /** A sync of the connection begins, automatic or not. */
  readonly began: (connectionId: string) => void
  /** A sync of the connection ended, automatic or not; `error` if it failed. */
  readonly ended: (connectionId: string, error: ErrorData | null) => void
  readonly of: (connectionId: string) => SyncSchedule
}

interface Attempts {
  /** False until the first look: a sync that is due then is due because the app started. */
  known: boolean
  /** When the last sync ended since the app started; null: none yet. */
  endedAt: number | null
  running: boolean
  failures: number
  error: ErrorData | null
}

const minute = 60_000
const maxWait = 60 * minute

/** How long to wait after N consecutive failures: 1, 2, 4 minutes, up to an hour; null: for a person to sign in. */
function waitAfter(failures: number, error: ErrorData | null): number | null {
  if (error?.code.startsWith('secret.') === true) return null
  // Clopos may accept it later, as after its add-on was switched on. Frequent attempts may lock the account.
  if (error !== null && isSignInError(error)) return maxWait
  return Math.min(maxWait, minute * 2 ** (failures - 1))
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

  /** When a sync last ended and when one was last completed; -Infinity: never. */
  const lastOf = (connectionId: string): { readonly tried: number; readonly completed: number } => {
    const now = clock()
    // After the clock was set back, times in the future mean nothing.
    const past = (at: number | null): number => (at !== null && at <= now ? at : -Infinity)
    return { tried: past(attemptsOf(connectionId).endedAt), completed: past(lastSyncAt(connectionId)) }
  }

  /** Consecutive failures; 0 if another process has succeeded since. */
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
    const { error } = attemptsOf(connectionId)
    const wait = failures > 0 ? waitAfter(failures, error) : open.everyMinutes * minute
    return wait === null ? null : last + wait
  }

  const of = (connectionId: string): SyncSchedule => {
    const failures = failuresOf(connectionId)
    const { error } = attemptsOf(connectionId)
    const needsSignIn = failures > 0 && error !== null && isSignInError(error)
    return { connectionId, nextAt: nextAt(connectionId), failures, needsSignIn }
  }

  const tell = (connectionId: string): void => {
    const now = of(connectionId)
    const same =
      told?.connectionId === connectionId &&
      told.nextAt === now.nextAt &&
      told.failures === now.failures &&
      told.needsSignIn === now.needsSignIn
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
      // It is no failure if another process is syncing or a person cancelled.
      const failed = error !== null && error.code !== 'cancelled' && error.code !== 'sync.running'
      attempts.failures = failed ? failures + 1 : 0
      attempts.error = failed ? error : null
      tell(connectionId)
    },
  }
}
