/** The host starts the backend's thread and answers what the backend asks of its shell: secrets and proxies. */
import { setTimeout as wait } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import type { Handlers } from '#shared/contract'
import { AppError, errorData } from '#shared/errors'
import type { Job } from '#shared/jobs'
import { openLine, type Dispatch, type EventMessage, type Line, type Message } from '#shared/wire'
import { createDispatcher } from './dispatcher'
import { hostMethods, type BackendOptions, type HostMethods } from './internal-contract'
import { entryBeside } from './threads/entry'
import type { Log } from './log/log'
import { routeFromEnvironment } from './network/environment-proxy'

/** A thread that lives this long is well, in milliseconds. */
const wellAfter = 30_000

/** The pauses before a thread that is not well starts again, in milliseconds; the last one is kept. */
const pauses = [0, 1000, 5000, 30_000]

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

/** A thread with the code of the backend, which waits for its options. */
export interface LoadedBackend {
  readonly worker: Worker
  /** Resolves when the thread has ended, with the error that ended it, or null. */
  readonly ended: Promise<unknown>
}

/** Begins to load the backend's code into a thread, for `startBackend`. */
export function loadBackend(): LoadedBackend {
  const worker = new Worker(new URL(entryBeside(import.meta.url, 'backend.js')))
  let error: unknown = null
  worker.on('error', (thrown) => {
    error = thrown
  })
  const ended = new Promise<unknown>((resolve) => {
    worker.once('exit', () => {
      resolve(error)
    })
  })
  return { worker, ended }
}

/** A backend's thread that answers. */
interface RunningThread {
  readonly line: Line
  /** Resolves when the thread has ended, whatever ended it. */
  readonly ended: Promise<void>
  readonly terminate: () => Promise<unknown>
}

/** Starts the backend in a loaded thread and resolves when it answers. Throws AppError. */
async function startThread(
  { worker, ended: endedBy }: LoadedBackend,
  options: BackendOptions,
  host: Handlers<HostMethods>,
  onEvent: (event: EventMessage) => void,
  log: Log,
): Promise<RunningThread> {
  worker.postMessage(options)
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
  const ended = endedBy.then((error) => {
    if (error !== null) log.error('the backend ended', error)
    line.break({ code: 'internal' })
  })
  // If the thread ends, the line answers.
  const ready = await line.request('backend.ready', {})
  if (!ready.ok) {
    await worker.terminate()
    throw new AppError(ready.error)
  }
  return { line, ended, terminate: () => worker.terminate() }
}

/**
 * Starts the backend in a worker thread and resolves when it answers. Throws AppError (`storage.*`) if the data folder
 * cannot be used. `onEvent` is called with every event for the page. If the thread ends, for example because memory is
 * short, its open calls and its jobs fail, and a new thread takes over: at once, and after a pause if that one ends soon, too.
 * Calls wait for it. `loaded` is a thread that was loaded ahead.
 */
export async function startBackend(
  options: BackendOptions,
  host: Handlers<HostMethods>,
  onEvent: (event: EventMessage) => void,
  log: Log,
  loaded = loadBackend(),
): Promise<Backend> {
  const jobs = new Map<string, Job>()
  const closing = new AbortController()
  let attempts = 0
  let startedAt = performance.now()

  const hear = (event: EventMessage): void => {
    if (event.name === 'job') {
      if (event.payload.state === 'running') jobs.set(event.payload.id, event.payload)
      else jobs.delete(event.payload.id)
    }
    onEvent(event)
  }

  const start = async (own: LoadedBackend): Promise<RunningThread> => {
    const started = await startThread(own, options, host, hear, log)
    void started.ended.then(replace)
    return started
  }

  const startAgain = (): void => {
    if (performance.now() - startedAt > wellAfter) attempts = 0
    const pause = pauses[Math.min(attempts, pauses.length - 1)] ?? 0
    attempts += 1
    log.warn(`the backend starts again in ${String(pause / 1000)} s`)
    thread = wait(pause, null, { signal: closing.signal }).then(() => {
      startedAt = performance.now()
      return start(loadBackend())
    })
    // The next call says what is wrong.
    thread.catch(() => undefined)
  }

  const replace = (): void => {
    if (closing.signal.aborted) return
    startAgain()
    for (const job of [...jobs.values()]) {
      const payload: Job = { ...job, state: 'failed', error: { code: 'internal' } }
      hear({ type: 'event', name: 'job', payload })
    }
  }

  let thread = start(loaded)
  await thread
  return {
    request: async (method, input) => {
      const asked = thread
      try {
        return await (await asked).line.request(method, input)
      } catch (thrown) {
        // The next call may have more luck.
        if (thread === asked && !closing.signal.aborted) startAgain()
        return { ok: false, error: errorData(thrown) }
      }
    },
    close: async () => {
      closing.abort()
      const running = await thread.catch(() => null)
      if (running === null) return
      await Promise.race([running.line.request('backend.close', {}), running.ended])
      await running.terminate()
    },
  }
}
