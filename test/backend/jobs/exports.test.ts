import { expect, it } from 'vitest'
import { exportHandlers } from '#backend/jobs/handlers'
import { createJobs } from '#backend/jobs/jobs'
import type { TaskRunner } from '#backend/jobs/task'
import { createLog } from '#backend/log/log'
import { IdSet } from '#backend/query/id-set'
import { createSelections } from '#backend/query/selection'
import { AppError } from '#shared/errors'
import { readyPreset } from '#shared/exports/presets'

const csv = readyPreset('csv', { language: 'en', locale: 'en' })
const knowledge = { country: 'AZ', rules: { optedOut: [], contacted: new Float64Array() } }
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

it('writes an export that failed again, with the customers that were selected then', async () => {
  let ids = 0
  const jobs = createJobs({
    clock: () => 0,
    newId: () => String((ids += 1)),
    onChange: () => undefined,
    log: createLog({ write: () => undefined }),
  })
  const never = (): Promise<never> => new Promise(() => undefined)
  const written: { readonly path: string; readonly ids: Float64Array | null }[] = []
  const runTask: TaskRunner = {
    ...{ sync: never, index: never, compare: never, stopBackgroundWork: () => Promise.resolve() },
    export: ({ path, ids: chosen }) => {
      written.push({ path, ids: chosen })
      if (written.length === 1) throw new AppError({ code: 'export.in-use', file: path })
      return Promise.resolve({
        ...{
          rows: 2,
          bytes: 9,
          sha256: '',
          copyAt: null,
          ms: 1,
          fileName: path,
          opens: true,
          download: null,
        },
        ...{ leftOut: null, reached: null },
      })
    },
  }
  let selected = [3, 5]
  const told: number[] = []
  const handlers = exportHandlers(
    jobs,
    runTask,
    { ...createSelections(), ids: () => new IdSet(selected) },
    (id) => id,
    () => knowledge,
    (_, { rows }) => told.push(rows),
  )
  const order = { connectionId: 'a', selection: 'page', query: '', sort: [], columns: 'all' } as const
  const { jobId } = handlers['export.write']({ ...order, options: csv, path: 'one', download: null })
  await settled()
  expect(jobs.list()[0]).toMatchObject({ state: 'failed', error: { code: 'export.in-use' } })
  selected = [7]
  handlers['export.rewrite']({ jobId })
  await settled()
  expect(written).toEqual([1, 2].map(() => ({ path: 'one', ids: Float64Array.of(3, 5) })))
  expect(told).toEqual([2])
  expect(() => handlers['export.rewrite']({ jobId })).toThrow(
    new AppError({ code: 'not-found', what: 'job' }),
  )
})

it('runs two exports at a time', async () => {
  let ids = 0
  const jobs = createJobs({
    clock: () => 0,
    newId: () => String((ids += 1)),
    onChange: () => undefined,
    log: createLog({ write: () => undefined }),
  })
  const running: string[] = []
  const never = (): Promise<never> => new Promise(() => undefined)
  const runTask: TaskRunner = {
    sync: never,
    index: never,
    compare: never,
    export: ({ path }, { signal }) =>
      new Promise((_, reject) => {
        running.push(path)
        signal.addEventListener('abort', () => {
          reject(new Error('ended'))
        })
      }),
    stopBackgroundWork: () => Promise.resolve(),
  }
  const { 'export.write': write } = exportHandlers(
    jobs,
    runTask,
    createSelections(),
    (id) => id,
    () => knowledge,
    () => undefined,
  )
  for (const path of ['one', 'two', 'three', 'four']) {
    write({
      ...{ connectionId: 'a', selection: null, query: '', sort: [], columns: 'all' },
      ...{ options: csv, path, download: null },
    })
  }
  await settled()
  expect(running).toEqual(['one', 'two'])
  jobs.cancel('1')
  await settled()
  expect(running).toEqual(['one', 'two', 'three'])
  await jobs.cancelAll()
  // The one that waited was cancelled before its turn.
  expect(running).toEqual(['one', 'two', 'three'])
})
