import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import SQLite from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { copyFile, openCopy } from '#backend/copy/copy'
import { copyMigrations } from '#backend/copy/migrations/index'
import { apiRow, takeIn, testFolder } from '../api-rows'
import { inspectHere } from '../inspect-here'

const inspect = (folder: string) =>
  inspectHere({ file: copyFile(folder), kind: 'copy' }, new AbortController().signal)

/** A copy with so many customers that their table has many pages. */
function copyIn(folder: string): void {
  const database = openCopy(folder)
  takeIn(
    database,
    Array.from({ length: 2000 }, (_, at) => apiRow(at + 1)),
    1000,
  )
  database.close()
}

/** Overwrites the page of the file where the table of the customers begins. */
function damage(folder: string): void {
  const file = copyFile(folder)
  const database = new SQLite(file)
  const root = database.prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'customer'").pluck().get()
  const size = Number(database.pragma('page_size', { simple: true }))
  database.pragma('wal_checkpoint(TRUNCATE)')
  database.close()
  const bytes = readFileSync(file)
  bytes.fill(0x55, (Number(root) - 1) * size + 8, Number(root) * size)
  writeFileSync(file, bytes)
}

describe('the inspection of a database', () => {
  it('counts its rows and pages, and finds nothing wrong', async () => {
    const folder = testFolder()
    copyIn(folder)
    const found = await inspect(folder)
    expect(found).toMatchObject({
      is: 'read',
      facts: { problems: 0, format: copyMigrations.length, pageSize: 4096, journal: 'wal' },
    })
    const tables = found.is === 'read' ? found.facts.tables : []
    expect(tables).toContainEqual({ name: 'customer', rows: 2000 })
  })

  it('finds damaged pages', async () => {
    const folder = testFolder()
    copyIn(folder)
    damage(folder)
    const found = await inspect(folder)
    expect(found.is === 'damaged' || (found.is === 'read' && found.facts.problems > 0)).toBe(true)
  })

  it('tells what is missing, no database at all, or of a newer version', async () => {
    const folder = testFolder()
    expect(await inspect(folder)).toEqual({ is: 'missing' })
    mkdirSync(folder, { recursive: true })
    writeFileSync(copyFile(folder), 'x'.repeat(9000))
    expect(await inspect(folder)).toEqual({ is: 'damaged' })
    const other = join(folder, 'other')
    openCopy(other).close()
    const database = new SQLite(copyFile(other))
    database.pragma('user_version = 99')
    database.close()
    expect(await inspect(other)).toEqual({ is: 'newer', version: 99, known: copyMigrations.length })
  })

  it('changes nothing in the file', async () => {
    const folder = testFolder()
    copyIn(folder)
    const before = readFileSync(copyFile(folder))
    await inspect(folder)
    expect(readFileSync(copyFile(folder)).equals(before)).toBe(true)
  })
})
