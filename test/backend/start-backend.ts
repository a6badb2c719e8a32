import { onTestFinished } from 'vitest'
import { createBackend, type RunningBackend } from '#backend/backend'
import { createCloposSource } from '#backend/clopos/client'
import { fileSecrets } from '#backend/connections/secrets'
import { createDispatcher } from '#backend/dispatcher'
import { internalMethods, type InternalMethods } from '#backend/internal-contract'
import { runCompareTask, runExportTask, runIndexTask, runSyncTask } from '#backend/jobs/run-task'
import type { TaskRunner } from '#backend/jobs/task'
import { createLog } from '#backend/log/log'
import { openLogFile } from '#backend/log/log-file'
import { directRoute } from '#backend/network/way'
import { startSampleServer } from '#backend/sample/server'
import { caller, type EventMessage } from '#shared/wire'
import { testFolder } from './api-rows'
import { inspectHere } from './inspect-here'

let building: Promise<unknown> = Promise.resolve()

/** Does each task at once in this thread; the shells do it in one of its own. */
const runHere: TaskRunner = {
  sync: async (task, hooks) => {
    await building
    return runSyncTask(task, directRoute, hooks)
  },
  index: (task, hooks) => {
    const built = runIndexTask(task, hooks)
    building = built.catch(() => undefined)
    return built
  },
  export: runExportTask,
  compare: runCompareTask,
  stopBackgroundWork: async () => {
    await building
  },
}

interface Running {
  readonly backend: RunningBackend
  readonly call: ReturnType<typeof caller<InternalMethods>>
  readonly request: ReturnType<typeof createDispatcher>
  readonly events: EventMessage[]
  readonly logged: string[]
  readonly dataFolder: string
}

/** Starts a backend in this thread. It ends with the test. */
export function start(
  dataFolder = testFolder(),
  cloposBaseUrl = 'http://127.0.0.1:9/open-api/v2',
  onEvent: (event: EventMessage, backend: RunningBackend) => void = () => undefined,
): Running {
  const events: EventMessage[] = []
  const logged: string[] = []
  const log = createLog({ write: (text: string) => logged.push(text) }, openLogFile(dataFolder))
  let jobs = 0
  const backend = createBackend({
    options: { dataFolder, cloposBaseUrl, secrets: 'file', language: 'az', locale: 'az-AZ' },
    secrets: fileSecrets(),
    runTask: runHere,
    createSource: (credentials) =>
      Promise.resolve(
        createCloposSource({
          baseUrl: cloposBaseUrl,
          credentials,
          limits: { backoffMs: 1, longestBackoffMs: 2 },
        }),
      ),
    findRoute: () => Promise.resolve(directRoute),
    inspect: inspectHere,
    startSample: ({ customers }) => startSampleServer({ customers, rateLimit: 100_000 }),
    emit: (event) => {
      events.push(event)
      onEvent(event, backend)
    },
    clock: Date.now,
    newId: () => String((jobs += 1)),
    log,
  })
  onTestFinished(() => backend.close())
  const request = createDispatcher(internalMethods, backend.handlers, log)
  return { backend, call: caller<InternalMethods>(request), request, events, logged, dataFolder }
}

/** How a job ended, according to the events; undefined: it runs. */
export const ended = (events: readonly EventMessage[], jobId: string): string | undefined =>
  events
    .flatMap((event) => (event.name === 'job' && event.payload.id === jobId ? [event.payload.state] : []))
    .find((state) => state !== 'running')
