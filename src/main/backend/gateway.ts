import { backendMethods, shellMethods, type Handlers } from '#shared/contract'
import type { Dispatch } from '#shared/wire'
import { createDispatcher } from './dispatcher'
import type { Log } from './log/log'

/**
 * The gateway is the page's only way to the app. It passes methods of the shell to `shell` and methods of the backend to
 * `backend`, and refuses what the contract does not name.
 */
export function createGateway(shell: Handlers<typeof shellMethods>, backend: Dispatch, log: Log): Dispatch {
  const toShell = createDispatcher(shellMethods, shell, log)
  return (method, input) =>
    Object.hasOwn(backendMethods, method) ? backend(method, input) : toShell(method, input)
}
