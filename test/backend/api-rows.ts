import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import SQLite, { type Database } from 'better-sqlite3'
import { onTestFinished } from 'vitest'
import { readCustomer } from '#backend/clopos/customer-row'
import { openCopy } from '#backend/copy/copy'
import { beginRun, endRun } from '#backend/copy/history'
import { mergeIncoming, type MergeCounts } from '#backend/copy/merge'
import { updateIndex } from '#backend/copy/update-index'
import { openStaging } from '#backend/copy/staging'
import { beginFullRead } from '#backend/copy/full-read'

export type ApiRow = Readonly<Record<string, unknown>>

/** A row as the API sends it, with what the test cares about. */
export function apiRow(id: number, fields: ApiRow = {}): ApiRow {
  const groupId = typeof fields['group_id'] === 'number' ? fields['group_id'] : 1
  return {
    id,
    cid: `00000000-0000-4000-8000-${String(id).padStart(12, '0')}`,
    venue_id: 1,
    group_id: groupId,
    name: `Customer ${String(id)}`,
    email: null,
    phone: null,
    phones: [],
    spent: 0,
    receipt_count: 0,
    status: true,
    created_at: '2026-01-01T00:00:00.000000Z',
    updated_at: '2026-01-01T00:00:00.000000Z',
    group: { id: groupId, name: `Group ${String(groupId)}` },
    ...fields,
  }
}

/** A folder of this test alone, gone when it ends. */
export function testFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'customer-desk-test-'))
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true })
  })
  return folder
}

/** Damages a database: somebody removed one of its tables. */
export function dropTable(file: string, table: string): void {
  const database = new SQLite(file)
  database.pragma('foreign_keys = off')
  database.exec(`DROP TABLE "${table}"`)
  database.close()
}

/** A new copy in a folder of its own, closed when the test ends. */
export function testCopy(): Database {
  const database = openCopy(testFolder())
  onTestFinished(() => {
    database.close()
  })
  return database
}

/** Takes `rows` in as one full read of everything there is. */
export function takeIn(database: Database, rows: readonly ApiRow[], now = 1_000): MergeCounts {
  const counts = takePages(database, [rows], now)
  // Some copies have an index, and the others do without.
  if (now % 2 === 0) Array.from(updateIndex(database))
  return counts
}

/** The same page by page; those in `gone` turn out to exist no more before the read is complete. */
export function takePages(
  database: Database,
  pages: readonly (readonly ApiRow[])[],
  now: number,
  gone: readonly number[] = [],
): MergeCounts {
  const staging = openStaging(database)
  for (const rows of pages) {
    staging.addPage(
      rows.map((row) => readCustomer(row)),
      beginFullRead(now, 999),
    )
  }
  staging.drop(gone)
  const runId = beginRun(database, 'person', now)
  return database.transaction(() => {
    const seen = staging.seenIds().filter((id) => !gone.includes(id))
    const counts = mergeIncoming(database, {
      seen,
      groups: [],
      venues: [],
      runId,
      now,
    })
    staging.clear()
    const result = {
      kind: 'complete',
      ...counts,
      total: seen.length,
      problems: 0,
      requests: 0,
      seconds: 0,
    } as const
    endRun(database, runId, now, 0, { state: 'done', result })
    return counts
  })()
}
