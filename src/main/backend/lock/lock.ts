import type { Handlers, lockMethods, MethodName } from '#shared/contract'
import { AppError } from '#shared/errors'
import { kindOfSecret, type LockLook, type LockState } from '#shared/lock'
import type { Dispatch, EventMessage } from '#shared/wire'
import type { LockFile, StoredLock } from './lock-file'
import { hashSecret, isSecret } from './secret'

/** All that the page may ask while it is locked. None of it tells of customers. */
const allowed: ReadonlySet<string> = new Set<MethodName>([
  'app.info',
  'lock.state',
  'lock.lock',
  'lock.unlock',
  'lock.forget',
  'lock.used',
  // Syncs go on meanwhile.
  'sync.online',
])

/** So many wrong tries cost nothing. */
const freeTries = 3
const longestWait = 300

/** The seconds to wait after so many wrong tries: 2, 4, 8, up to 5 minutes. */
export function waitAfter(wrong: number): number {
  return wrong < freeTries ? 0 : Math.min(longestWait, 2 ** (wrong - freeTries + 1))
}

export interface LockParts {
  readonly file: LockFile
  /** Milliseconds since 1970. */
  readonly clock: () => number
  /** Milliseconds that nobody can set back. */
  readonly steady: () => number
  readonly look: () => Promise<LockLook>
  /** Deletes all customers and sign-ins from this computer. */
  readonly forget: () => Promise<void>
  /** Sends an event to every page. */
  readonly tell: (event: EventMessage) => void
}

/** The lock of the window. Where several tabs show the app, it locks all of them. */
export interface Lock {
  readonly isLocked: () => boolean
  /** Locks, if a PIN is set: the computer was locked, for example. */
  readonly lock: () => void
  /** Locks if nobody used the app for long enough. To be called every second or so. */
  readonly tick: () => void
  /** Refuses what is not allowed while locked: `lock.locked`. */
  readonly guard: (dispatch: Dispatch) => Dispatch
  /** Passes an event of the backend on to the pages. While locked, the ends of jobs and the news of settings are kept for them. */
  readonly pass: (event: EventMessage) => void
  readonly handlers: Handlers<typeof lockMethods>
}

/** Opens the lock: closed if a PIN is set. Throws `storage.*`. */
export function createLock({ file, clock, steady, look, forget, tell }: LockParts): Lock {
  let stored = file.read()
  let isLocked = stored !== null
  let used = { at: clock(), steady: steady() }
  // After a restart the whole wait begins again. So no clock can shorten it, and nothing but the count is stored.
  let waitsFrom = steady()
  /** What the pages learn when it is open: the last end of each kind of job of each connection, the end of every export, and so on. */
  let held = new Map<string, EventMessage>()

  const waitLeft = (): number => {
    const left = waitAfter(stored?.wrong ?? 0) - (steady() - waitsFrom) / 1000
    return Math.max(0, Math.ceil(left))
  }

  const state = (): LockState => ({
    isOn: stored !== null,
    isLocked,
    kind: stored?.kind ?? 'pin',
    minutes: stored?.minutes ?? 5,
    wait: waitLeft(),
  })

  const tellState = (): LockState => {
    const payload = state()
    tell({ type: 'event', name: 'lock', payload })
    return payload
  }

  const store = (next: StoredLock | null): void => {
    file.write(next)
    stored = next
  }

  const setUsed = (): void => {
    used = { at: clock(), steady: steady() }
  }

  const lock = (): void => {
    if (stored === null || isLocked) return
    isLocked = true
    tellState()
  }

  const open = (): LockState => {
    isLocked = false
    setUsed()
    const now = tellState()
    const late = held
    held = new Map()
    for (const event of late.values()) tell(event)
    return now
  }

  /** The lock that is on. Throws `lock.changed`. */
  const on = (): StoredLock => {
    if (stored === null) throw new AppError({ code: 'lock.changed' })
    return stored
  }

  /** Throws `lock.wait` before the next try is taken, and `lock.wrong`. */
  const check = async (secret: string): Promise<void> => {
    const before = on()
    if (waitLeft() > 0) throw new AppError({ code: 'lock.wait', seconds: waitLeft() })
    // Counted before it is known, so that a program that ends the app in between gets no free tries.
    store({ ...before, wrong: before.wrong + 1 })
    if (await isSecret(secret, before.hash)) {
      store({ ...before, wrong: 0 })
      return
    }
    waitsFrom = steady()
    tellState()
    throw new AppError({ code: 'lock.wrong', seconds: waitLeft() })
  }

  /** One at a time: tries that came together would all be taken before the first is counted. */
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const result = last.then(work)
    last = result.catch(() => undefined)
    return result
  }

  const hashed = async (secret: string): Promise<Pick<StoredLock, 'kind' | 'hash' | 'wrong'>> => {
    const kind = kindOfSecret(secret)
    if (kind === null) throw new AppError({ code: 'lock.short' })
    return { kind, hash: await hashSecret(secret), wrong: 0 }
  }

  return {
    isLocked: () => isLocked,
    lock,
    tick: () => {
      if (stored === null || isLocked) return
      // The steady clock may stand still while the computer sleeps, and the other one may be set back.
      const idle = Math.max(clock() - used.at, steady() - used.steady)
      if (idle >= stored.minutes * 60_000) lock()
    },
    guard: (dispatch) => (method, input) =>
      isLocked && !allowed.has(method)
        ? Promise.resolve({ ok: false, error: { code: 'lock.locked' } })
        : dispatch(method, input),
    pass: (event) => {
      if (!isLocked || event.name === 'schedule') tell(event)
      else if (event.name === 'job' && event.payload.state !== 'running') {
        const { id, kind, connectionId } = event.payload
        held.set(kind === 'export' ? id : `${kind} ${connectionId}`, event)
      } else if (event.name === 'userData') held.set(event.name, event)
    },
    handlers: {
      'lock.state': async () => ({ ...state(), look: await look() }),
      'lock.turnOn': ({ secret, minutes }) =>
        inTurn(async () => {
          if (stored !== null) throw new AppError({ code: 'lock.changed' })
          store({ ...(await hashed(secret)), minutes })
          setUsed()
          return tellState()
        }),
      'lock.turnOff': ({ secret }) =>
        inTurn(async () => {
          await check(secret)
          store(null)
          return open()
        }),
      'lock.change': ({ secret, to }) =>
        inTurn(async () => {
          if (kindOfSecret(to) === null) throw new AppError({ code: 'lock.short' })
          await check(secret)
          store({ ...on(), ...(await hashed(to)) })
          return tellState()
        }),
      'lock.setMinutes': ({ minutes }) =>
        inTurn(() => {
          store({ ...on(), minutes })
          return Promise.resolve(tellState())
        }),
      'lock.lock': () => {
        lock()
        return state()
      },
      'lock.unlock': ({ secret }) =>
        inTurn(async () => {
          if (isLocked) await check(secret)
          return open()
        }),
      'lock.used': () => {
        if (!isLocked) setUsed()
        return null
      },
      'lock.forget': () =>
        inTurn(async () => {
          // Only for those who cannot get in. Elsewhere, each connection can be removed by itself.
          if (!isLocked) throw new AppError({ code: 'lock.changed' })
          await forget()
          store(null)
          held = new Map()
          return open()
        }),
    },
  }
}
