import { expect, test } from 'vitest'
import type { Job } from '#shared/jobs'
import { RunningJobs } from '../../src/main/desktop/running-jobs'

const job = (kind: 'sync' | 'export' | 'index', done: number, total: number | null): Job => ({
  id: kind,
  kind,
  connectionId: 'c',
  reason: null,
  startedAt: 0,
  progress: { done, total },
  secondsLeft: null,
  state: 'running',
})

test('the taskbar shows the job that matters most, until it ends', () => {
  const jobs = new RunningJobs()
  expect([jobs.main, jobs.progress]).toEqual([null, -1])
  jobs.take(job('index', 1, 4))
  expect(jobs.progress).toBe(0.25)
  jobs.take(job('sync', 10, null))
  expect([jobs.main?.kind, jobs.progress]).toEqual(['sync', 2])
  jobs.take(job('export', 3, 4))
  expect([jobs.main?.kind, jobs.progress]).toEqual(['export', 0.75])
  jobs.take({ ...job('export', 4, 4), state: 'cancelled' })
  jobs.take({ ...job('sync', 12, 12), state: 'cancelled' })
  expect(jobs.main?.kind).toBe('index')
})
