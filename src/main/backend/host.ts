/** The host starts the backend's thread and answers what the backend asks of its shell: secrets and proxies. */
import { Worker } from 'node:worker_threads'
import type { Handlers } from '#shared/contract'
import { AppError } from '#shared/errors'
import { openLine, type Dispatch, type EventMessage, type Message } from '#shared/wire'
import { createDispatcher } from './dispatcher'
import { hostMethods, type BackendOptions, type HostMethods } from './internal-contract'
import { entryBeside } from './threads/entry'
import type { Log } from './log/log'
import { routeFromEnvironment } from './network/environment-proxy'

/** The backend's thread, as the shell sees it. */
export interface Backend {
  /** Runs a method of `internalMethods`. */
  readonly request: Dispatch
  /** Ends running jobs at a safe point and closes the databases. */
  readonly close: () => Promise<void>
}

/** A host without Electron. Its backend stores secrets in a file and never asks to encrypt them; proxies come from the environment. */
export function plainHost(env: Readonly<Record<string, string | undefined>>): Handlers<HostMethods> {
  return {
    'secrets.encrypt': () => {
      throw new AppError({ code: 'secret.weak' })
    },
    'secrets.decrypt': () => {
      throw new AppError({ code: 'secret.lost' })
    },
    'proxy.find': ({ url }) => routeFromEnvironment(url, env),
  }
}

/**
 * Starts the backend in a worker thread and resolves when it answers. Throws AppError (`storage.*`) if the data
 * folder cannot be used. `onEvent` is called with every event for the page.
 */
export async function startBackend(
  options: BackendOptions,
  host: Handlers<HostMethods>,
  onEvent: (event: EventMessage) => void,
  log: Log,
): Promise<Backend> {
  const worker = new Worker(new URL(entryBeside(import.meta.url, 'backend.js')), { workerData: options })
  const line = openLine(
    {
      send: (message) => {
        worker.postMessage(message)
      },
      listen: (receive) => {
        worker.on('message', (message: Message) => {
          receive(message)
        })
      },
    },
    createDispatcher(hostMethods, host, log),
    onEvent,
  )
  const ended = new Promise<void>((resolve) => {
    worker.once('exit', () => {
      line.break({ code: 'internal' })
      resolve()
    })
  })
  worker.on('error', (thrown) => {
    log.error('the backend ended', thrown)
  })
  const ready = await Promise.race([line.request('backend.ready', {}), ended.then(() => null)])
  if (ready === null) throw new AppError({ code: 'internal' })
  if (!ready.ok) {
    await worker.terminate()
    throw new AppError(ready.error)
  }
  return {
    request: line.request,
    close: async () => {
      await Promise.race([line.request('backend.close', {}), ended])
      await worker.terminate()
    },
  }
}
