import { symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import SQLite from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { openCustomers } from '#backend/query/customers'
import { copyFile, openCopy, openCopyReader, takeInCopy } from '#backend/copy/copy'
import { migrate } from '#backend/sqlite/migrate'
import { copyMigrations } from '#backend/copy/migrations/index'
import { openReadOnly, openWritable } from '#backend/sqlite/open'
import type { ErrorData } from '#shared/errors'
import { itUnless, whyNoLinks } from '../../platform'
import { apiRow, takeIn, testFolder } from '../api-rows'

const data = (error: Partial<ErrorData>): object =>
  expect.objectContaining({ data: expect.objectContaining(error) })

describe('opening a database', () => {
  it('creates it in the newest format, with WAL and its mark', () => {
    const database = openCopy(testFolder())
    const pragma = (name: string): unknown => database.pragma(name, { simple: true })
    expect(pragma('journal_mode')).toBe('wal')
    expect(pragma('user_version')).toBe(copyMigrations.length)
    expect(pragma('application_id')).toBe(0x43446b31)
    expect(pragma('foreign_keys')).toBe(1)
    database.close()
  })

  it('trusts neither its schema nor its pages, and gives readers no way to write', () => {
    const folder = testFolder()
    openCopy(folder).close()
    for (const database of [openCopy(folder), openReadOnly(copyFile(folder), 'copy', copyMigrations)]) {
      expect(database.pragma('trusted_schema', { simple: true })).toBe(0)
      expect(database.pragma('cell_size_check', { simple: true })).toBe(1)
      database.close()
    }
    const reader = openCopyReader(folder)
    expect(() => reader.pragma('user_version = 1')).toThrow('readonly')
    reader.close()
  })

  it('refuses one from a newer version and leaves it as it is', () => {
    const folder = testFolder()
    const database = openCopy(folder)
    database.pragma('user_version = 99')
    database.exec('CREATE VIEW of_then AS SELECT 1')
    database.close()
    expect(() => openCopy(folder)).toThrow(data({ code: 'storage.newer' }))
  })

  it('refuses a database of another program', () => {
    const folder = testFolder()
    const other = new SQLite(copyFile(folder))
    other.exec('CREATE TABLE thing (id)')
    other.close()
    expect(() => openCopy(folder)).toThrow(data({ code: 'storage.foreign' }))
  })

  it('says that a file is damaged, and that a folder cannot be used', () => {
    const folder = testFolder()
    writeFileSync(copyFile(folder), 'x'.repeat(5000))
    expect(() => openCopy(folder)).toThrow(data({ code: 'storage.damaged' }))
    expect(() => openCopy(copyFile(folder))).toThrow(data({ code: 'storage.folder' }))
  })

  it('takes each step of the format once, in a transaction of its own', () => {
    const file = join(testFolder(), 'steps.sqlite')
    const first = { version: 1, sql: 'CREATE TABLE a (x)' }
    openWritable(file, 'settings', [first]).close()
    const failing = { version: 2, sql: 'CREATE TABLE b (x); CREATE TABLE a (x)' }
    expect(() => openWritable(file, 'settings', [first, failing])).toThrow()
    const again = new SQLite(file)
    expect(again.pragma('user_version', { simple: true })).toBe(1)
    migrate(again, [first, { version: 2, sql: 'CREATE TABLE b (x)' }])
    expect(again.pragma('user_version', { simple: true })).toBe(2)
    again.close()
  })

  it('opens a copy in the newest format at once while another one writes it', () => {
    const folder = testFolder()
    openCopyReader(folder).close()
    const writer = openCopy(folder)
    writer.exec('BEGIN IMMEDIATE')
    openCopyReader(folder).close()
    openCopy(folder).close()
    writer.exec('ROLLBACK')
    writer.close()
  })
})

describe('a copy from an earlier version', () => {
  it('keeps its customers, and gets what later versions keep beside them', () => {
    const folder = testFolder()
    const old = openWritable(copyFile(folder), 'copy', copyMigrations.slice(0, 2))
    old.exec(`
      INSERT INTO customer (id, name, name_key, spent, has_phone, problems, removed_at)
        VALUES (3, 'Çingiz', 'x', 5, 0, 0, NULL), (8, 'Cəlal', 'x', 7, 1, 0, NULL), (9, 'Əli', 'x', NULL, 0, 0, 77);
      INSERT INTO customer_text (id, text) SELECT id, lower(name) FROM customer;
      INSERT INTO customer_raw (id, json, group_apart) SELECT id, '{}', 0 FROM customer;
    `)
    old.close()
    const copy = openCopyReader(folder, 'az')
    const customers = openCustomers(copy)
    const ids = (text: string, column: 'name' | 'spent'): number[] =>
      Array.from(customers.ids(text, [{ column, descending: true }]))
    expect(ids('', 'name')).toEqual([3, 8])
    expect(ids('removed:any', 'spent')).toEqual([8, 3, 9])
    expect(ids('spent>6', 'name')).toEqual([8])
    copy.close()
  })
})

describe('taking in a copy from a file', () => {
  it('copies it with all customers and leaves the file as it was', async () => {
    const from = testFolder()
    const source = openCopy(from)
    takeIn(source, [apiRow(1), apiRow(2)])
    const to = testFolder()
    await takeInCopy(copyFile(from), to)
    source.close()
    const copy = openCopy(to)
    expect(copy.prepare('SELECT count(*) FROM customer').pluck().get()).toBe(2)
    copy.close()
  })

  it.each<[string, string]>([
    [
      'a view that never ends in the place of a table',
      `DROP TABLE customer;
       CREATE VIEW customer AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x AS id FROM n`,
    ],
    ['a trigger', 'CREATE TRIGGER t AFTER INSERT ON state BEGIN DELETE FROM customer; END'],
    ['a virtual table', 'DROP TABLE duplicate; CREATE VIRTUAL TABLE duplicate USING fts5(customer_id)'],
    ['a column that is computed', "ALTER TABLE venue ADD COLUMN x TEXT AS (printf('%.*c', id, 'x'))"],
  ])('refuses one with %s, and leaves the copy that is there', async (_name, sql) => {
    const from = testFolder()
    const source = openCopy(from)
    source.exec(sql)
    source.close()
    const to = testFolder()
    openCopy(to).close()
    await expect(takeInCopy(copyFile(from), to)).rejects.toThrow(data({ code: 'storage.foreign' }))
    openCopy(to).close()
  })

  it.each<[string, string]>([
    [
      'view',
      'CREATE VIEW venue AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x AS id FROM n',
    ],
    ['trigger', 'CREATE TRIGGER venue AFTER INSERT ON state BEGIN DELETE FROM customer; END'],
    ['virtual table', 'CREATE VIRTUAL TABLE venue USING fts5(id)'],
  ])('refuses one whose schema lies about a %s', async (_name, sql) => {
    const from = testFolder()
    openCopy(from).close()
    const source = new SQLite(copyFile(from))
    source.unsafeMode()
    source.pragma('writable_schema = ON')
    // SQLite goes by the text, whatever stands beside it.
    source.prepare("UPDATE sqlite_schema SET sql = ? WHERE type = 'table' AND name = 'venue'").run(sql)
    source.close()
    await expect(takeInCopy(copyFile(from), testFolder())).rejects.toThrow(data({ code: 'storage.foreign' }))
  })

  it('reads no copy with a view in the place of a table', () => {
    const folder = testFolder()
    const database = openCopy(folder)
    database.exec('DROP TABLE customer; CREATE VIEW customer AS SELECT 1 AS id')
    database.close()
    expect(() => openCopyReader(folder)).toThrow(data({ code: 'storage.foreign' }))
  })

  it.each([
    ['too long', 'x'.repeat(300)],
    ['not one', 'a\0b'],
  ])('says that it cannot open a path whose name is %s', async (_how, name) => {
    const file = join(testFolder(), name)
    await expect(takeInCopy(file, testFolder())).rejects.toThrow(data({ code: 'storage.unread', file }))
  })

  itUnless(whyNoLinks())('says that it cannot open a link to itself', async () => {
    const file = join(testFolder(), 'loop')
    symlinkSync(file, file)
    await expect(takeInCopy(file, testFolder())).rejects.toThrow(data({ code: 'storage.unread', file }))
  })

  it('refuses what is not a copy of this app', async () => {
    const folder = testFolder()
    const file = join(folder, 'notes.txt')
    writeFileSync(file, 'these are notes, not customers, and they go on for a while'.repeat(20))
    await expect(takeInCopy(file, folder)).rejects.toThrow(data({ code: 'storage.foreign' }))
    const settings = join(folder, 'settings.sqlite')
    openWritable(settings, 'settings', [{ version: 1, sql: 'CREATE TABLE a (x)' }]).close()
    await expect(takeInCopy(settings, folder)).rejects.toThrow(data({ code: 'storage.foreign' }))
    await expect(takeInCopy(folder, folder)).rejects.toThrow(data({ code: 'storage.foreign' }))
    const missing = join(folder, 'nowhere', 'copy.sqlite')
    await expect(takeInCopy(missing, folder)).rejects.toThrow(data({ code: 'storage.unread', file: missing }))
  })
})
