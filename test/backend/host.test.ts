import { once } from 'node:events'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Worker } from 'node:worker_threads'
import { build } from 'vite'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import type * as Host from '#backend/host'
import type { InternalMethods } from '#backend/internal-contract'
import { createLog } from '#backend/log/log'
import { caller, type EventMessage } from '#shared/wire'
import { testFolder } from './api-rows'

const source = 'src/main/backend'
let built = ''

beforeAll(async () => {
  // Below the project, so that better-sqlite3 is found from there.
  const cache = join(import.meta.dirname, '../../.cache')
  await mkdir(cache, { recursive: true })
  built = await mkdtemp(join(cache, 'test-host-'))
  await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    ssr: { noExternal: true, external: ['better-sqlite3'] },
    build: {
      ssr: true,
      outDir: built,
      rolldownOptions: {
        input: {
          host: `${source}/host.ts`,
          backend: `${source}/worker.ts`,
          job: `${source}/jobs/job-thread.ts`,
          'sample-thread': `${source}/sample/sample-thread.ts`,
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  })
})

afterAll(() => rm(built, { recursive: true, force: true }))

test('a backend whose thread ends again and again starts after pauses, and closes meanwhile', async () => {
  const { plainHost, startBackend }: typeof Host = await import(pathToFileURL(join(built, 'host.js')).href)
  const restarts: string[] = []
  let thread = once(process, 'worker')
  const backend = await startBackend(
    {
      dataFolder: testFolder(),
      cloposBaseUrl: 'http://127.0.0.1:9/open-api/v2',
      secrets: 'file',
      language: 'en',
      locale: 'en-GB',
    },
    plainHost({}),
    () => undefined,
    createLog({ write: (text) => text.includes('starts again') && restarts.push(text.trim()) }),
  )
  for (const pause of ['0', '1', '5']) {
    const [running] = (await thread) as [Worker]
    thread = once(process, 'worker')
    await running.terminate()
    await expect.poll(() => restarts.at(-1)).toBe(`warning: the backend starts again in ${pause} s`)
    // It works as soon as it is there.
    if (pause !== '5') expect(await backend.request('jobs.list', {})).toEqual({ ok: true, value: [] })
  }
  const open = backend.request('jobs.list', {})
  await backend.close()
  expect(await open).toMatchObject({ ok: false })
  expect(restarts).toHaveLength(3)
})

test('a backend whose thread ends works on in a new one, and its jobs have failed', async () => {
  const { plainHost, startBackend }: typeof Host = await import(pathToFileURL(join(built, 'host.js')).href)
  const events: EventMessage[] = []
  const logged: string[] = []
  const starting = once(process, 'worker')
  const backend = await startBackend(
    {
      dataFolder: testFolder(),
      cloposBaseUrl: 'http://127.0.0.1:9/open-api/v2',
      secrets: 'file',
      language: 'en',
      locale: 'en-GB',
    },
    plainHost({}),
    (event) => events.push(event),
    createLog({ write: (text) => logged.push(text) }),
  )
  onTestFinished(() => backend.close())
  const [thread] = (await starting) as [Worker]
  const call = caller<InternalMethods>(backend.request)
  const states = (jobId: string): string[] =>
    events.flatMap((event) =>
      event.name === 'job' && event.payload.id === jobId ? [event.payload.state] : [],
    )
  const { id: connectionId } = await call('connections.addSample', { customers: 20_000 })
  const { jobId } = await call('sync.start', { connectionId, complete: true })
  await expect.poll(() => states(jobId).length, { timeout: 20_000 }).toBeGreaterThan(1)
  expect(states(jobId)).not.toContain('done')

  // What is asked meanwhile is answered, too.
  await Promise.all([thread.terminate(), backend.request('jobs.list', {})])
  await expect.poll(() => states(jobId).at(-1)).toBe('failed')
  expect(await call('jobs.list', {})).toEqual([])
  expect(await call('connections.list', {})).toMatchObject([{ id: connectionId }])
  expect(logged.join('')).toContain('the backend starts again in 0 s')

  const again = await call('sync.start', { connectionId, complete: true })
  await expect.poll(() => states(again.jobId).at(-1), { timeout: 40_000 }).toBe('done')
  expect(await call('copy.status', { connectionId })).toMatchObject({ customers: 20_000 })
})
