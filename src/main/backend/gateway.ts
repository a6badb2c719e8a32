import { performance } from 'node:perf_hooks'
import { backendMethods, lockMethods, shellMethods, type Handlers } from '#shared/contract'
import { caller, type Dispatch, type EventMessage } from '#shared/wire'
import { createDispatcher } from './dispatcher'
import type { InternalMethods } from './internal-contract'
import { createLock, type Lock } from './lock/lock'
import { openLockFile } from './lock/lock-file'
import type { Log } from './log/log'

/** How often the lock looks whether the app is still used, in milliseconds. */
const lookEvery = 1000

/** The lock of a shell, which looks by itself how long nobody used the app. Throws `storage.*`. */
export function openLock(dataFolder: string, backend: Dispatch, tell: (event: EventMessage) => void): Lock {
  const call = caller<InternalMethods>(backend)
  const lock = createLock({
    file: openLockFile(dataFolder),
    clock: () => Date.now(),
    steady: () => performance.now(),
    look: async () => {
      const { language, theme, density } = await call('settings.read', {})
      return { language, theme, density }
    },
    forget: async () => {
      await call('privacy.removeAll', {})
    },
    tell,
  })
  setInterval(lock.tick, lookEvery).unref()
  return lock
}

/**
 * The gateway is the page's only way to the app. It passes methods of the shell to `shell`, those of the backend to `backend`
 * and those of the lock to `lock`, and refuses what the contract does not name. While the window is locked, it refuses all
 * but what the lock allows.
 */
export function createGateway(
  shell: Handlers<typeof shellMethods>,
  backend: Dispatch,
  lock: Lock,
  log: Log,
): Dispatch {
  const toOthers = createDispatcher({ ...shellMethods, ...lockMethods }, { ...shell, ...lock.handlers }, log)
  return lock.guard((method, input) =>
    Object.hasOwn(backendMethods, method) ? backend(method, input) : toOthers(method, input),
  )
}
