import { backendMethods, shellMethods, type Handlers } from '#shared/contract'
import type { Dispatch } from '#shared/wire'
import { createDispatcher } from './dispatcher'
import type { Log } from './log/log'

/**
 * The page's only way in: methods of the shell go to `shell`, those of the backend to `backend`, and what the contract
 * does not name is refused.
 */
export function createGateway(shell: Handlers<typeof shellMethods>, backend: Dispatch, log: Log): Dispatch {
  const toShell = createDispatcher(shellMethods, shell, log)
  return (method, input) =>
    Object.hasOwn(backendMethods, method) ? backend(method, input) : toShell(method, input)
}
