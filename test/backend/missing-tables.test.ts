import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import SQLite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { copyFile, openCopy } from '#backend/copy/copy'
import { apiRow, takeIn, testFolder } from './api-rows'
import { start } from './start-backend'

/** A copy with two customers, as a file. */
function sampleCopy(): string {
  const folder = testFolder()
  const database = openCopy(folder)
  takeIn(database, [apiRow(1), apiRow(2)])
  database.close()
  return copyFile(folder)
}

const tablesOf = (file: string): readonly string[] => {
  const database = new SQLite(file)
  const sql = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
  const names = database.prepare<[], string>(sql).pluck().all()
  database.close()
  return names
}

test('a copy that lacks a table is called damaged wherever that is noticed, and nothing else fails', async () => {
  const complete = sampleCopy()
  const tables = tablesOf(complete)
  expect(tables.length).toBeGreaterThan(10)
  const codes = new Set<string>()
  for (const table of tables) {
    const path = join(testFolder(), 'copy.sqlite')
    copyFileSync(complete, path)
    const database = new SQLite(path)
    database.exec(`DROP TABLE "${table}"`)
    database.close()
    const { request, backend } = start()
    const told = async (method: string, input: object): Promise<unknown> => {
      const answer = await request(method, input)
      if (!answer.ok) codes.add(answer.error.code)
      return answer.ok ? answer.value : null
    }
    const opened = await told('connections.openCopy', { path })
    const connectionId = (opened as { readonly id: string } | null)?.id ?? 'none'
    const view = { connectionId, query: '', sort: [{ column: 'name', descending: false }] }
    await told('copy.status', { connectionId })
    await told('copy.problems', { connectionId, offset: 0, limit: 10 })
    await told('customers.window', { ...view, offset: 0, limit: 10 })
    await told('customers.window', { ...view, query: 'has:phone duplicate:phone ali', offset: 0, limit: 10 })
    await told('customers.summary', { connectionId, query: 'changed:latest' })
    await told('customers.facets', { connectionId, query: '', fields: ['group', 'venue'] })
    await told('customers.get', { connectionId, id: 1 })
    await told('customers.changes', { connectionId, id: 1 })
    await told('sync.history', { connectionId, limit: 10 })
    await backend.close()
  }
  expect([...codes]).toEqual(['storage.damaged'])
})
