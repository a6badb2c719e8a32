import { describe, expect, it } from 'vitest'
import { copyFile, lockCopy, openCopy, openCopyReader } from '#backend/copy/copy'
import { copyMigrations } from '#backend/copy/migrations/index'
import { isIndexDue, runIndexUpdate } from '#backend/copy/update-index'
import { openCustomers } from '#backend/query/customers'
import { openWritable } from '#backend/sqlite/open'
import type { Progress } from '#shared/jobs'
import { apiRow, takeIn, takePages, testFolder } from '../api-rows'

const forever = new AbortController().signal
const silent = (): void => undefined

/** A folder with the copy of an earlier version, whose tables of derived data are full. */
function earlierCopy(): string {
  const folder = testFolder()
  const old = openWritable(copyFile(folder), 'copy', copyMigrations.slice(0, 9))
  old.exec(`
    INSERT INTO customer (id, name, has_phone, problems, source)
      VALUES (1, 'Ilkin', 0, 0, 'web'), (2, 'Xumar', 0, 0, 'app'), (3, 'Həsən', 0, 0, 'web');
    INSERT INTO customer_text (id, text) SELECT id, lower(name) FROM customer;
    INSERT INTO customer_raw (id, json, group_apart) SELECT id, '{}', 0 FROM customer;
    INSERT INTO kept_id (chunk, ids) WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2500)
      SELECT i, zeroblob(100) FROM n;
    INSERT INTO kept_order (name, chunk, slots) SELECT 'name', chunk, ids FROM kept_id;
    INSERT INTO state (key, value) VALUES ('kept', '{"language":"az"}'), ('duplicates', 'true'), ('revision', '7');
  `)
  old.close()
  return folder
}

const tablesOf = (folder: string): unknown[] => {
  const database = openCopyReader(folder)
  const tables = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all()
  database.close()
  return tables
}

describe('a copy of an earlier version', () => {
  it('is opened as it is, answers at once, and is indexed in the background', async () => {
    const folder = earlierCopy()
    const reader = openCopyReader(folder, 'az')
    // Opening computes and drops nothing.
    expect(reader.prepare('SELECT count(*) FROM kept_id').pluck().get()).toBe(2500)
    expect(isIndexDue(reader)).toBe(true)
    const customers = openCustomers(reader)
    const names = (query: string): (string | null)[] =>
      customers.window(query, [{ column: 'name', descending: false }], 0, 10).rows.map(({ name }) => name)
    const answers = (): unknown => ['', 'umar', 'source:web', 'new:sync'].map(names)
    const before = answers()
    expect(names('')).toEqual(['Həsən', 'Xumar', 'Ilkin'])
    const progress: Progress[] = []
    await runIndexUpdate(folder, { signal: forever, onProgress: (step) => progress.push(step) })
    expect(progress.at(-1)).toMatchObject({ total: 3 })
    expect(progress.every(({ done }, at) => done >= (progress[at - 1]?.done ?? 0))).toBe(true)
    expect(isIndexDue(reader)).toBe(false)
    expect(answers()).toEqual(before)
    reader.close()
    expect(tablesOf(folder).filter((name) => String(name).startsWith('kept_'))).toEqual([])
  })

  it('stays sound if its indexing stops at any step, and goes on the next time', async () => {
    const folder = earlierCopy()
    for (let step = 1; ; step += 1) {
      const stop = new AbortController()
      let steps = 0
      const onProgress = (): void => {
        steps += 1
        if (steps === step) stop.abort()
      }
      const ended = await runIndexUpdate(folder, { signal: stop.signal, onProgress }).then(
        () => true,
        (thrown: unknown) => {
          expect(thrown).toMatchObject({ code: 'cancelled' })
          return false
        },
      )
      const reader = openCopyReader(folder, 'az')
      expect(reader.pragma('integrity_check', { simple: true })).toBe('ok')
      const sort = [{ column: 'name', descending: true }] as const
      expect([...openCustomers(reader).ids('', sort)]).toEqual([1, 2, 3])
      expect(isIndexDue(reader)).toBe(!ended)
      reader.close()
      if (ended) break
    }
  })
})

describe('indexing', () => {
  it('waits for nobody: while a sync holds the copy, it is refused', async () => {
    const folder = testFolder()
    openCopy(folder).close()
    const lock = lockCopy(folder)
    await expect(runIndexUpdate(folder, { signal: forever, onProgress: silent })).rejects.toMatchObject({
      code: 'sync.running',
    })
    lock.release()
    await runIndexUpdate(folder, { signal: forever, onProgress: silent })
  })

  it('is not due in an empty copy, nor after a few changes', async () => {
    const folder = testFolder()
    const writer = openCopy(folder)
    expect(isIndexDue(writer)).toBe(false)
    takeIn(writer, [apiRow(1), apiRow(2)])
    await runIndexUpdate(folder, { signal: forever, onProgress: silent })
    takePages(writer, [[apiRow(1, { name: 'Other' }), apiRow(3)]], 3_001)
    expect(isIndexDue(writer)).toBe(false)
    writer.close()
  })
})
