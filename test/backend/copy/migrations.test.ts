import SQLite from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { openCustomers } from '#backend/query/customers'
import { openCopy, readStatus } from '#backend/copy/copy'
import { copyMigrations } from '#backend/copy/migrations/index'
import { copyFile } from '#backend/copy/copy'
import { readHistory } from '#backend/copy/history'
import { readState } from '#backend/sqlite/state'
import { apiRow, takeIn, testFolder } from '../api-rows'
import { makeVersionOne, versionOneSyncedAt } from './version-one'
import { caughtUpState } from '#backend/sync/state'

describe('a copy of the first version', () => {
  it('is brought to the newest format with all that it holds', () => {
    const folder = testFolder()
    makeVersionOne(folder, 30)
    const database = openCopy(folder)
    expect(database.pragma('user_version', { simple: true })).toBe(copyMigrations.length)
    expect(database.pragma('integrity_check', { simple: true })).toBe('ok')
    expect(readStatus(database, 'x')).toMatchObject({
      customers: 29,
      removed: 1,
      problems: 1,
      lastSync: { finishedAt: versionOneSyncedAt, result: { kind: 'complete', added: 30, requests: 8 } },
      lastCompleteAt: versionOneSyncedAt,
      lastFailure: null,
      // A read of the old kind cannot be resumed.
      interrupted: false,
    })
    expect(readHistory(database, 9)).toMatchObject([
      { reason: 'person', requests: 8, outcome: { state: 'done' } },
    ])
    // Nobody knows when its customers came; the next sync is a complete one.
    expect(openCustomers(database).window('', [], 0, 50).rows).toHaveLength(29)
    expect(readState(database, caughtUpState)).toBeNull()
    database.close()
  })

  it('takes in the next read as a later one', () => {
    const folder = testFolder()
    makeVersionOne(folder, 3)
    const database = openCopy(folder)
    const rows = [apiRow(1), apiRow(2), apiRow(4)]
    // The second was mended meanwhile.
    expect(takeIn(database, rows, 2_000)).toEqual({ added: 1, changed: 1, removed: 0, unchanged: 1 })
    expect(readStatus(database, 'x')).toMatchObject({ customers: 3, removed: 1, problems: 0 })
    database.close()
  })

  it('waits unchanged where a step fails, and goes on from there', () => {
    const folder = testFolder()
    makeVersionOne(folder, 3)
    const file = copyFile(folder)
    const blocked = new SQLite(file)
    // In the way of what the second step makes.
    blocked.exec('CREATE TABLE change (x)')
    blocked.close()
    expect(() => openCopy(folder)).toThrow('already exists')
    const mended = new SQLite(file)
    expect(mended.pragma('user_version', { simple: true })).toBe(1)
    expect(mended.prepare('SELECT count(*) FROM sync_run').pluck().get()).toBe(1)
    mended.exec('DROP TABLE change')
    mended.close()
    const database = openCopy(folder)
    expect(readStatus(database, 'x')).toMatchObject({ customers: 2, removed: 1 })
    database.close()
  })
})
