import type { SyncFailure } from '#shared/connection'
import type { ErrorData } from '#shared/errors'
import type { ReadableDatabase, WritableDatabase } from '../sqlite/database'
import type { CompletedSync, SyncOutcome, SyncReason, SyncRecord, SyncResult } from '#shared/sync'

interface RunRow {
  readonly id: number
  readonly reason: SyncReason
  readonly started_at: number
  readonly finished_at: number | null
  readonly outcome: SyncOutcome['state']
  readonly requests: number
  readonly result: string | null
  readonly error: string | null
}

const runsThat = (condition: string): string =>
  `SELECT id, reason, started_at, finished_at, outcome, requests, result, error
   FROM sync_run WHERE ${condition} ORDER BY id DESC LIMIT ?`

/** The end of the last sync that came to its end: what `added_at` and the like hold for what it found. */
export const lastSyncAt = "(SELECT finished_at FROM sync_run WHERE outcome = 'done' ORDER BY id DESC LIMIT 1)"

/** What a sync can find out about customers, by the name of its count in the result. */
export type FoundCount = 'added' | 'changed' | 'removed'

/** The end of the last sync that found customers added, changed or removed. */
export const lastFindingSyncAt = (count: FoundCount): string =>
  `(SELECT finished_at FROM sync_run WHERE outcome = 'done' AND result ->> '$.${count}' > 0 ORDER BY id DESC LIMIT 1)`

/**
 * Notes that a sync began, and gives its number. One that is still noted as running was killed: only one at a time holds
 * the lock.
 */
export function beginRun(database: WritableDatabase, reason: SyncReason, startedAt: number): number {
  return database
    .transaction(() => {
      database.prepare("UPDATE sync_run SET outcome = 'interrupted' WHERE outcome = 'running'").run()
      const { lastInsertRowid } = database
        .prepare("INSERT INTO sync_run (reason, started_at, outcome) VALUES (?, ?, 'running')")
        .run(reason, startedAt)
      return Number(lastInsertRowid)
    })
    .immediate()
}

/** Notes the end of a sync. What it changed belongs into the same transaction. */
export function endRun(
  database: WritableDatabase,
  id: number,
  finishedAt: number,
  requests: number,
  outcome: Exclude<SyncOutcome, { state: 'interrupted' }>,
): void {
  database
    .prepare(
      'UPDATE sync_run SET finished_at = ?, outcome = ?, requests = ?, result = ?, error = ? WHERE id = ?',
    )
    .run(
      finishedAt,
      outcome.state,
      requests,
      outcome.state === 'done' ? JSON.stringify(outcome.result) : null,
      outcome.state === 'failed' ? JSON.stringify(outcome.error) : null,
      id,
    )
}

/** Forgets changes and records of syncs that ended before an instant; the last completed ones stay known. */
export function forgetRunsBefore(database: WritableDatabase, instant: number): void {
  const kept = `SELECT max(id) FROM sync_run WHERE outcome = 'done'
    UNION SELECT max(id) FROM sync_run WHERE result ->> '$.kind' = 'complete'`
  database
    .prepare('DELETE FROM change WHERE run_id IN (SELECT id FROM sync_run WHERE started_at < ?)')
    .run(instant)
  database.prepare(`DELETE FROM sync_run WHERE started_at < ? AND id NOT IN (${kept})`).run(instant)
}

function outcomeOf(row: RunRow): SyncOutcome {
  if (row.result !== null) return { state: 'done', result: readJson<SyncResult>(row.result) }
  if (row.error !== null) return { state: 'failed', error: readJson<ErrorData>(row.error) }
  return { state: row.outcome === 'cancelled' ? 'cancelled' : 'interrupted' }
}

function readJson<Value>(text: string): Value {
  return JSON.parse(text)
}

/** The syncs that have ended, newest first. */
export function readHistory(database: ReadableDatabase, limit: number): SyncRecord[] {
  const rows = database.prepare<[number], RunRow>(runsThat("outcome <> 'running'")).all(limit)
  return rows.map((row) => ({
    id: row.id,
    reason: row.reason,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    requests: row.requests,
    outcome: outcomeOf(row),
  }))
}

/** The last sync that came to its end, or the last of a kind. */
export function readLastSync(database: ReadableDatabase, kind?: SyncResult['kind']): CompletedSync | null {
  const condition = kind === undefined ? 'true' : `result ->> '$.kind' = '${kind}'`
  const row = database.prepare<[number], RunRow>(runsThat(`outcome = 'done' AND ${condition}`)).get(1)
  if (row === undefined || row.finished_at === null || row.result === null) return null
  return { startedAt: row.started_at, finishedAt: row.finished_at, result: readJson(row.result) }
}

/** The last sync's failure, where it failed. */
export function readLastFailure(database: ReadableDatabase): SyncFailure | null {
  const row = database.prepare<[number], RunRow>(runsThat("outcome IN ('done', 'failed')")).get(1)
  if (row === undefined || row.finished_at === null || row.error === null) return null
  return { at: row.finished_at, error: readJson(row.error) }
}
