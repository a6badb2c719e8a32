import { describe, expect, it } from 'vitest'
import { readChanges } from '#backend/copy/changes'
import {
  beginRun,
  endRun,
  forgetRunsBefore,
  readHistory,
  readLastFailure,
  readLastSync,
} from '#backend/copy/history'
import type { SyncResult } from '#shared/sync'
import { apiRow, takeIn, testCopy } from '../api-rows'

const result: SyncResult = {
  kind: 'catch-up',
  added: 0,
  changed: 1,
  removed: 0,
  unchanged: 2,
  total: 3,
  problems: 0,
  requests: 3,
  seconds: 1,
}

describe('the records of syncs', () => {
  it('tell of each how it ended, newest first; one that runs is not among them', () => {
    const database = testCopy()
    endRun(database, beginRun(database, 'start', 1000), 1500, 9, {
      state: 'done',
      result: { ...result, kind: 'complete' },
    })
    endRun(database, beginRun(database, 'schedule', 2000), 2500, 3, { state: 'done', result })
    const error = { code: 'server.failing', status: 503 } as const
    endRun(database, beginRun(database, 'network', 3000), 3500, 7, { state: 'failed', error })
    endRun(database, beginRun(database, 'person', 4000), 4500, 2, { state: 'cancelled' })
    beginRun(database, 'command-line', 5000)
    expect(readHistory(database, 10)).toEqual([
      {
        id: 4,
        reason: 'person',
        startedAt: 4000,
        finishedAt: 4500,
        requests: 2,
        outcome: { state: 'cancelled' },
      },
      {
        id: 3,
        reason: 'network',
        startedAt: 3000,
        finishedAt: 3500,
        requests: 7,
        outcome: { state: 'failed', error },
      },
      {
        id: 2,
        reason: 'schedule',
        startedAt: 2000,
        finishedAt: 2500,
        requests: 3,
        outcome: { state: 'done', result },
      },
      expect.objectContaining({ id: 1, reason: 'start' }),
    ])
    expect(readHistory(database, 2).map(({ id }) => id)).toEqual([4, 3])
    expect(readLastSync(database)).toMatchObject({ finishedAt: 2500, result: { kind: 'catch-up' } })
    expect(readLastSync(database, 'complete')).toMatchObject({ finishedAt: 1500 })
    // A cancelled one says nothing of whether the next would fail.
    expect(readLastFailure(database)).toEqual({ at: 3500, error })
  })

  it('call one interrupted that was never ended, when the next begins', () => {
    const database = testCopy()
    beginRun(database, 'schedule', 1000)
    expect(readHistory(database, 10)).toEqual([])
    endRun(database, beginRun(database, 'start', 2000), 2500, 3, { state: 'done', result })
    expect(readHistory(database, 10)).toMatchObject([
      { outcome: { state: 'done' } },
      { reason: 'schedule', finishedAt: null, requests: 0, outcome: { state: 'interrupted' } },
    ])
  })

  it('are forgotten with their changes when they are old, the last completed ones aside', () => {
    const database = testCopy()
    takeIn(database, [apiRow(1)], 1000)
    takeIn(database, [apiRow(1, { spent: 1 })], 2000)
    endRun(database, beginRun(database, 'schedule', 3000), 3500, 3, { state: 'done', result })
    endRun(database, beginRun(database, 'schedule', 4000), 4500, 3, { state: 'cancelled' })
    expect(readChanges(database, 1)).toHaveLength(1)
    forgetRunsBefore(database, 2000)
    expect(readHistory(database, 10).map(({ id }) => id)).toEqual([4, 3, 2])
    expect(readChanges(database, 1)).toHaveLength(1)
    forgetRunsBefore(database, 99_000)
    expect(readHistory(database, 10).map(({ id }) => id)).toEqual([3, 2])
    expect(readChanges(database, 1)).toEqual([])
    expect(readLastSync(database, 'complete')).toMatchObject({ finishedAt: 2000 })
  })
})
