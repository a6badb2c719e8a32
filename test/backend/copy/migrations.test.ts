import SQLite from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { copyFile, openCopy, readStatus } from '#backend/copy/copy'
import { readHistory } from '#backend/copy/history'
import { copyMigrations } from '#backend/copy/migrations/index'
import { updateIndex } from '#backend/copy/update-index'
import { openStaging } from '#backend/copy/staging'
import { joinedTextsState } from '#backend/copy/state'
import { openCustomers } from '#backend/query/customers'
import { readState } from '#backend/sqlite/state'
import { caughtUpState } from '#backend/sync/state'
import { apiRow, takeIn, testFolder } from '../api-rows'
import { frozenSyncedAt, frozenVersions, writeFrozenCopy } from './frozen-copies'

/** The first customer of the frozen copies, which has a value in every field of their time. */
const first = {
  id: 1,
  cid: '0b2c7f5e-1111-4222-8333-444455556666',
  venueId: 1,
  groupId: 1,
  name: 'Əli Həsənov',
  email: 'eli@example.com',
  phone: '+994 50 333 22 11',
  phones: ['0125554433', '0705550011'],
  address: 'Nizami küç. 5',
  description: 'Regular\nwindow table',
  discount: 7,
  spent: 1234.5,
  totalDiscount: 20.25,
  totalBonus: 31.5,
  receiptCount: 9,
  gender: 'male',
  dateOfBirth: '1990-05-17',
  code: 'A-12',
  source: 'LOYALTY',
  referenceId: 'REF-7',
  active: true,
  loyalty: true,
  verified: false,
  createdAt: Date.UTC(2025, 0, 31, 16, 23, 27),
  updatedAt: Date.UTC(2025, 5, 1, 8),
  groupName: 'Group 1',
  venueName: 'Centre',
  removedAt: null,
  problems: 0,
}

describe.each(frozenVersions)('a copy of format %i', (version) => {
  it('is brought to the newest format with all that it holds', () => {
    const folder = testFolder()
    writeFrozenCopy(folder, version)
    const database = openCopy(folder)
    expect(database.pragma('user_version', { simple: true })).toBe(copyMigrations.length)
    expect(database.pragma('integrity_check', { simple: true })).toBe('ok')
    expect(readStatus(database, 'x')).toMatchObject({
      customers: 3,
      removed: 1,
      problems: 1,
      lastSync: { finishedAt: frozenSyncedAt, result: { kind: 'complete', added: 4, requests: 8 } },
      lastCompleteAt: frozenSyncedAt,
      lastFailure: null,
      // A read of the first format's kind cannot be resumed.
      interrupted: false,
    })
    expect(readHistory(database, 9)).toMatchObject([
      { reason: 'person', requests: 8, outcome: { state: 'done' } },
    ])
    const customers = openCustomers(database)
    const all = customers.window('removed:any', [{ column: 'id', descending: false }], 0, 50)
    expect(all.rows.map(({ id, name }) => [id, name])).toEqual([
      [1, 'Əli Həsənov'],
      [2, 'Customer 2'],
      [3, 'Customer 3'],
      [4, 'Customer 4'],
    ])
    expect(all.rows[0]).toMatchObject(first)
    expect(all.rows[3]).toMatchObject({ removedAt: frozenSyncedAt })
    expect(customers.window('hesenov 3332211', [], 0, 50).rows.map(({ id }) => id)).toEqual([1])
    // The app learned of it later: the stored JSON fills it in.
    expect(all.rows[0]?.balance).toBeNull()
    expect(customers.extraFields()).toEqual(['balance_id'])
    for (const step of updateIndex(database)) expect(step).toBeUndefined()
    expect(customers.window('balance:12.5', [], 0, 50).rows).toMatchObject([{ id: 1, balance: 12.5 }])
    expect(database.prepare('SELECT id, balance FROM incoming_customer').all()).toEqual([
      { id: 5, balance: 7.25 },
    ])
    expect(customers.details(1).addresses).toEqual([{ type: 'HOME', text: 'Nizami küç. 5, Bakı' }])
    expect(customers.details(2).problemList).toEqual([
      { customerId: 2, field: 'spent', type: 'string', value: '"much"' },
    ])
    // Nobody knows when its customers came; the next sync reads everyone.
    expect(readState(database, caughtUpState)).toBeNull()
    database.close()
  })

  it('finds texts as before until an index is built, which splits them by class', () => {
    const folder = testFolder()
    writeFrozenCopy(folder, version)
    const database = openCopy(folder)
    const textsOf = (table: string, id: number): unknown =>
      database.prepare(`SELECT names, numbers, others FROM ${table} WHERE id = ?`).raw().get(id)
    const expectFound = (): void => {
      for (const text of ['hesenov', 'eli@ex', '333 22 11', 'a-12', 'ref-7', 'window']) {
        expect(
          openCustomers(database)
            .window(text, [], 0, 50)
            .rows.map(({ id }) => id),
        ).toEqual([1])
      }
    }
    expect(textsOf('customer_text', 1)).toEqual([expect.stringContaining('eli@example.com'), '', ''])
    expectFound()
    Array.from(updateIndex(database))
    expect(textsOf('customer_text', 1)).toEqual([
      'eli hesenov',
      expect.stringMatching(/^994503332211\n0503332211\n.*a-12$/s),
      expect.stringMatching(/^eli@example.com\n.*ref-7$/s),
    ])
    expect(textsOf('incoming_customer_text', 5)).toEqual([
      expect.any(String),
      expect.any(String),
      expect.any(String),
    ])
    expectFound()
    expect(readState(database, joinedTextsState)).toBeNull()
    database.close()
  })

  it('takes in the next read as a later one', () => {
    const folder = testFolder()
    writeFrozenCopy(folder, version)
    const database = openCopy(folder)
    // As a sync does where no read can be resumed.
    openStaging(database).clear()
    // The second was mended meanwhile, and the first is gone.
    const rows = [apiRow(2), apiRow(3), apiRow(6)]
    expect(takeIn(database, rows, 2_000)).toEqual({ added: 1, changed: 1, removed: 1, unchanged: 1 })
    expect(readStatus(database, 'x')).toMatchObject({ customers: 3, removed: 2, problems: 0 })
    database.close()
  })
})

describe('a step that fails', () => {
  it('leaves the copy as it was, and is taken later', () => {
    const folder = testFolder()
    writeFrozenCopy(folder, 1)
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
    expect(readStatus(database, 'x')).toMatchObject({ customers: 3, removed: 1 })
    database.close()
  })
})
