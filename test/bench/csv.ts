import { spawnSync } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { join } from 'node:path'
import type { Customers } from '#backend/query/customers'
import { copyFile } from '#backend/copy/copy'
import { exportContent } from '#backend/export/content'
import { exportCustomers } from '#backend/export/export'
import { readyPreset } from '#shared/exports/presets'
import { cellSql, joinsOf } from '#backend/copy/schema/columns-sql'
import { columnKeys, defaultSort } from '#shared/columns'
import { seconds, type Row } from './measure'

/** Seconds that the `sqlite3` shell takes for the same columns in the same order, or null where there is none. */
function shellTime(folder: string): number | null {
  const sql = `SELECT ${columnKeys.map((key) => cellSql(key)).join(', ')} FROM customer c${joinsOf(columnKeys)}
    WHERE c.removed_at IS NULL ORDER BY c.name COLLATE NOCASE NULLS LAST, c.id`
  const out = openSync(join(folder, 'shell.csv'), 'w')
  const before = performance.now()
  const { status } = spawnSync('sqlite3', ['-csv', '-header', copyFile(folder), sql], {
    stdio: ['ignore', out, 2],
  })
  closeSync(out)
  return status === 0 ? performance.now() - before : null
}

/** CSV of all customers and columns in the default order, against the `sqlite3` shell; memory is the growth meanwhile. */
export async function benchCsv(folder: string, customers: Customers): Promise<Row[]> {
  const shell = shellTime(folder)
  globalThis.gc?.()
  const memory = process.memoryUsage().rss
  let highest = memory
  const options = readyPreset('csv', { language: 'en', locale: 'en' })
  const before = performance.now()
  await exportCustomers({
    content: exportContent(customers, { query: '', sort: defaultSort, columns: 'all', options }),
    target: join(folder, 'ours.csv'),
    total: 0,
    signal: new AbortController().signal,
    onProgress: () => {
      highest = Math.max(highest, process.memoryUsage().rss)
    },
  })
  const ours = performance.now() - before
  const growth = (highest - memory) / 2 ** 20
  return [
    {
      what: 'CSV of all rows, all columns',
      ours: seconds(ours),
      peer: shell === null ? 'sqlite3 is not installed' : `sqlite3 -csv, ${seconds(shell)}`,
      ratio: shell === null ? null : ours / shell,
      goal: '<= 1.5x',
    },
    {
      what: 'memory growth meanwhile',
      ours: `${growth.toFixed(0)} MB`,
      peer: '80 MB',
      ratio: growth / 80,
      goal: '<= 1x',
    },
  ]
}
