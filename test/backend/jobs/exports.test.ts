import { expect, it } from 'vitest'
import { exportHandlers } from '#backend/jobs/handlers'
import { createJobs } from '#backend/jobs/jobs'
import type { TaskRunner } from '#backend/jobs/task'
import { createLog } from '#backend/log/log'
import { createSelections } from '#backend/query/selection'
import { readyPreset } from '#shared/exports/presets'

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
    () => undefined,
  )
  for (const path of ['one', 'two', 'three', 'four']) {
    write({
      ...{ connectionId: 'a', selection: null, query: '', sort: [], columns: 'all' },
      ...{ options: readyPreset('csv', { language: 'en', locale: 'en' }), path, download: null },
    })
  }
  const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
  await settled()
  expect(running).toEqual(['one', 'two'])
  jobs.cancel('1')
  await settled()
  expect(running).toEqual(['one', 'two', 'three'])
  await jobs.cancelAll()
  // The one that waited was cancelled before its turn.
  expect(running).toEqual(['one', 'two', 'three'])
})
