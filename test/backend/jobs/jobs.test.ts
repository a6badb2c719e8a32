import { describe, expect, it } from 'vitest'
import { createJobs, type Jobs } from '#backend/jobs/jobs'
import { AppError } from '#shared/errors'
import type { ExportResult, Job } from '#shared/jobs'

const result: ExportResult = {
  rows: 1,
  bytes: 2,
  sha256: '',
  copyAt: null,
  ms: 3,
  fileName: 'a.csv',
  opens: true,
  download: null,
  leftOut: null,
}

function watched(): { jobs: Jobs; events: Job[]; at: { now: number } } {
  const events: Job[] = []
  const at = { now: 0 }
  let id = 0
  const jobs = createJobs({
    clock: () => at.now,
    newId: () => String((id += 1)),
    onChange: (job) => events.push(job),
    log: { error: () => undefined, warn: () => undefined, info: () => undefined },
  })
  return { jobs, events, at }
}

describe('jobs', () => {
  it('tell of their start, of progress at most ten times a second, and of their end', async () => {
    const { jobs, events, at } = watched()
    jobs.start('export', 'x', async ({ onProgress }) => {
      onProgress({ done: 0, total: 4 })
      at.now = 2000
      onProgress({ done: 1, total: 4 })
      at.now = 2050
      onProgress({ done: 2, total: 4 })
      at.now = 4000
      onProgress({ done: 3, total: 4 })
      return Promise.resolve(result)
    })
    await jobs.cancelAll('other')
    await expect.poll(() => jobs.list()[0]?.state).toBe('done')
    expect(events.map(({ state, progress, secondsLeft }) => [state, progress.done, secondsLeft])).toEqual([
      ['running', 0, null],
      ['running', 1, 6],
      ['running', 3, 1],
      ['done', 3, 1],
    ])
  })

  it('tell at once that they wait, and that they go on', async () => {
    const { jobs, events, at } = watched()
    jobs.start('sync', 'x', ({ onProgress }) => {
      at.now = 5000
      onProgress({ done: 1, total: 4 })
      onProgress({ done: 1, total: 4, contact: { is: 'busy', until: 60_000 } })
      onProgress({ done: 1, total: 4, contact: { is: 'answered' } })
      return Promise.reject(new AppError({ code: 'cancelled' }))
    })
    await jobs.cancelAll()
    expect(events.map(({ progress: { contact } }) => contact?.is)).toEqual([
      ...[undefined, undefined, 'busy', 'answered', 'answered'],
    ])
  })

  it('stop when they are cancelled', async () => {
    const { jobs, events } = watched()
    const { id } = jobs.start(
      'export',
      'x',
      ({ signal }) =>
        new Promise((_, reject) => {
          signal.addEventListener('abort', () => {
            reject(new AppError({ code: 'cancelled' }))
          })
        }),
    )
    await Promise.resolve()
    jobs.cancel(id)
    await jobs.cancelAll()
    expect(events.at(-1)?.state).toBe('cancelled')
    expect(() => {
      jobs.cancel(id)
    }).toThrow('not-found')
  })

  it('say why they failed, by code', async () => {
    const { jobs, events } = watched()
    jobs.start('sync', 'x', () => Promise.reject(new AppError({ code: 'server.failing', status: 503 })))
    jobs.start('sync', 'y', () => Promise.reject(new Error('a defect with personal data')))
    await jobs.cancelAll()
    expect(events.filter(({ state }) => state === 'failed')).toMatchObject([
      { connectionId: 'x', error: { code: 'server.failing', status: 503 } },
      { connectionId: 'y', error: { code: 'internal' } },
    ])
    expect(JSON.stringify(events)).not.toContain('personal data')
  })
})
