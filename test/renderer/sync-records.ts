import type { Job } from '#shared/jobs'
import type { SyncRecord, SyncResult } from '#shared/sync'
import { cafe } from './sample-desk'

/** A catch-up that found nothing, but for what is given. */
export const syncResult = (given: Partial<SyncResult> = {}): SyncResult => ({
  kind: 'catch-up',
  added: 0,
  changed: 0,
  removed: 0,
  unchanged: 30,
  total: 30,
  problems: 0,
  requests: 4,
  seconds: 2.4,
  ...given,
})

/** A sync by schedule that came to its end ten seconds after it began, but for what is given. */
export const record = (id: number, given: Partial<SyncRecord> = {}): SyncRecord => ({
  id,
  reason: 'schedule',
  startedAt: id * 60_000,
  finishedAt: id * 60_000 + 10_000,
  requests: 4,
  outcome: { state: 'done', result: syncResult() },
  ...given,
})

/** A sync of the café that is running. */
export const runningSync = (given: {
  readonly id: string
  readonly reason: 'person' | 'schedule'
}): Extract<Job, { kind: 'sync' }> => ({
  kind: 'sync',
  connectionId: cafe.id,
  startedAt: 0,
  progress: { done: 1500, total: 50_000 },
  secondsLeft: 12,
  state: 'running',
  ...given,
})
