/** Entry file of the backend's thread. The host sends it `BackendOptions` first, and then talks to it through its port. */
import { randomUUID } from 'node:crypto'
import { parentPort, type MessagePort } from 'node:worker_threads'
import { errorData } from '#shared/errors'
import { caller, openLine, type Dispatch, type Envelope, type Line, type Message } from '#shared/wire'
import { createBackend, type RunningBackend } from './backend'
import { createCloposSource } from './clopos/client'
import { limitsOfTest } from './clopos/limits'
import { encryptedSecrets, fileSecrets } from './connections/secrets'
import { createDispatcher } from './dispatcher'
import { inspectInThread } from './health/run-inspection'
import { internalMethods, type BackendOptions, type HostMethods } from './internal-contract'
import { threadRunner } from './jobs/thread-runner'
import { createLog, type Log } from './log/log'
import { openLogFile } from './log/log-file'
import { slowAfter, slowCall } from './log/slow-call'
import type { Route } from './network/way'
import { startSampleThread } from './sample/start-sample-thread'
import { appVersion } from '#shared/version'

/** How often to check for changes by other processes and for syncs that are due, in milliseconds. */
const tickEvery = 2000

function start(options: BackendOptions, line: () => Line, log: Log): RunningBackend {
  const request: Dispatch = (method, input) => line().request(method, input)
  const host = caller<HostMethods>(request)
  const findRoute = (url: string): Promise<Route> => host('proxy.find', { url })
  return createBackend({
    options,
    secrets:
      options.secrets === 'file'
        ? fileSecrets()
        : encryptedSecrets(
            {
              encrypt: (text) => host('secrets.encrypt', { text }),
              decrypt: (text) => host('secrets.decrypt', { text }),
            },
            options.secrets,
          ),
    runTask: threadRunner(findRoute, log, options.dataFolder),
    createSource: async (credentials) =>
      createCloposSource({
        baseUrl: options.cloposBaseUrl,
        credentials,
        route: await findRoute(options.cloposBaseUrl),
        limits: limitsOfTest,
      }),
    findRoute,
    inspect: inspectInThread,
    startSample: ({ customers, since }) => startSampleThread({ customers, livingSince: since }),
    emit: (event) => {
      line().emit(event)
    },
    clock: Date.now,
    newId: randomUUID,
    log,
  })
}

function serve(port: MessagePort, options: BackendOptions): void {
  const log = createLog(process.stderr, openLogFile(options.dataFolder))
  let dispatch: Dispatch
  let close = (): Promise<void> => Promise.resolve()
  const answer = async (method: string, input: unknown): Promise<Envelope> => {
    if (method !== 'backend.close') return dispatch(method, input)
    await close()
    return { ok: true, value: null }
  }
  const line = openLine(
    {
      send: (message) => {
        port.postMessage(message)
      },
      listen: (receive) => {
        port.on('message', (message: Message) => {
          receive(message)
        })
      },
    },
    answer,
    () => undefined,
  )
  try {
    const backend = start(options, () => line, log)
    const methods = createDispatcher(internalMethods, backend.handlers, log, (method, ms, answer) => {
      if (ms > slowAfter) log.info(slowCall(method, ms, answer))
    })
    log.info(
      `started: version ${appVersion}, ${process.platform} ${process.arch}, process ${String(process.pid)}`,
    )
    dispatch = (method, input) =>
      method === 'backend.ready' ? Promise.resolve({ ok: true, value: null }) : methods(method, input)
    const timer = setInterval(backend.tick, tickEvery)
    close = async () => {
      clearInterval(timer)
      await backend.close()
      log.info('stopped')
    }
  } catch (thrown) {
    const error = errorData(thrown)
    if (error.code === 'internal') log.error('the backend did not start', thrown)
    dispatch = () => Promise.resolve({ ok: false, error })
  }
}

const port = parentPort
port?.once('message', (options: BackendOptions) => {
  serve(port, options)
})
