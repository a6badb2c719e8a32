import { isSignInError, type ErrorData } from '#shared/errors'
import type { SyncReason, SyncSchedule } from '#shared/sync'

export interface ScheduleParts {
  /** Milliseconds since 1970. */
  readonly clock: () => number
  /** The connections that sync by themselves, the open one first, with the minutes between two syncs (0: none). */
  readonly connections: () => readonly { readonly connectionId: string; readonly everyMinutes: number }[]
  /** When the last sync was completed, by any process; null: never. */
  readonly lastSyncAt: (connectionId: string) => number | null
  readonly start: (connectionId: string, reason: SyncReason) => void
  readonly onChange: (schedule: SyncSchedule) => void
}

/** Syncs connections automatically, one at a time. */
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
  /** The network is back, and the last sync failed without it. */
  hurries: boolean
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

export function createSchedule({ clock, connections, lastSyncAt, start, onChange }: ScheduleParts): Schedule {
  const known = new Map<string, Attempts>()
  const told = new Map<string, SyncSchedule>()

  const attemptsOf = (connectionId: string): Attempts => {
    const attempts = known.get(connectionId) ?? {
      known: false,
      hurries: false,
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

  /** 0: it does not sync by itself. */
  const minutesOf = (connectionId: string): number =>
    connections().find((one) => one.connectionId === connectionId)?.everyMinutes ?? 0

  const nextAt = (connectionId: string, everyMinutes: number): number | null => {
    if (everyMinutes === 0) return null
    if (attemptsOf(connectionId).hurries) return clock()
    const { tried, completed } = lastOf(connectionId)
    const last = Math.max(tried, completed)
    if (last === -Infinity) return clock()
    const failures = failuresOf(connectionId)
    const { error } = attemptsOf(connectionId)
    const wait = failures > 0 ? waitAfter(failures, error) : everyMinutes * minute
    return wait === null ? null : last + wait
  }

  const of = (connectionId: string, everyMinutes = minutesOf(connectionId)): SyncSchedule => {
    const failures = failuresOf(connectionId)
    const { error } = attemptsOf(connectionId)
    const needsSignIn = failures > 0 && error !== null && isSignInError(error)
    return { connectionId, nextAt: nextAt(connectionId, everyMinutes), failures, needsSignIn }
  }

  const tell = (connectionId: string, everyMinutes?: number): void => {
    const now = of(connectionId, everyMinutes)
    const before = told.get(connectionId)
    const same =
      before?.nextAt === now.nextAt &&
      before.failures === now.failures &&
      before.needsSignIn === now.needsSignIn
    if (same) return
    told.set(connectionId, now)
    onChange(now)
  }

  /** Starts the first one that is due, unless a sync runs: together they would share the network and the processor. */
  const tick = (): void => {
    const all = connections()
    let isBusy = all.some(({ connectionId }) => attemptsOf(connectionId).running)
    for (const { connectionId, everyMinutes } of all) {
      const attempts = attemptsOf(connectionId)
      if (attempts.running) continue
      const at = nextAt(connectionId, everyMinutes)
      const isDue = at !== null && at <= clock()
      if (!isDue) attempts.known = true
      if (isBusy || !isDue) {
        tell(connectionId, everyMinutes)
        continue
      }
      isBusy = true
      start(connectionId, attempts.hurries ? 'network' : attempts.known ? 'schedule' : 'start')
    }
  }

  return {
    of: (connectionId) => of(connectionId),
    tick,
    online: () => {
      for (const { connectionId, everyMinutes } of connections()) {
        const attempts = attemptsOf(connectionId)
        if (everyMinutes > 0 && !attempts.running && attempts.error?.code.startsWith('network.') === true)
          attempts.hurries = true
      }
      if (connections().some(({ connectionId }) => attemptsOf(connectionId).hurries)) tick()
    },
    began: (connectionId) => {
      Object.assign(attemptsOf(connectionId), { running: true, known: true, hurries: false })
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
