import { spawnSync } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { join } from 'node:path'
import type { Customers } from '#backend/query/customers'
import { copyFile } from '#backend/copy/copy'
import { exportContent } from '#backend/export/content'
import { exportCustomers } from '#backend/export/export'
import { readyPreset, type ReadyPreset } from '#shared/exports/presets'
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

/** Writes all customers and columns in the default order: how long it takes in milliseconds, and how much memory grows meanwhile, in MB. */
async function timeExport(
  preset: ReadyPreset,
  folder: string,
  customers: Customers,
): Promise<{ readonly time: number; readonly growth: number }> {
  globalThis.gc?.()
  const memory = process.memoryUsage().rss
  let highest = memory
  const options = readyPreset(preset, { language: 'en', locale: 'en' })
  const before = performance.now()
  await exportCustomers({
    content: exportContent(customers, {
      ...{ query: '', sort: defaultSort, columns: 'all', options, country: 'AZ', recipients: null },
    }),
    target: join(folder, `ours.${preset}`),
    total: 0,
    signal: new AbortController().signal,
    onProgress: () => {
      highest = Math.max(highest, process.memoryUsage().rss)
    },
  })
  return { time: performance.now() - before, growth: (highest - memory) / 2 ** 20 }
}

/** CSV against the `sqlite3` shell. */
export async function benchCsv(folder: string, customers: Customers): Promise<Row[]> {
  const shell = shellTime(folder)
  const { time, growth } = await timeExport('csv', folder, customers)
  return [
    {
      what: 'CSV of all rows, all columns',
      ours: seconds(time),
      peer: shell === null ? 'sqlite3 is not installed' : `sqlite3 -csv, ${seconds(shell)}`,
      ratio: shell === null ? null : time / shell,
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

/** An Excel workbook against CSV of the same rows. */
export async function benchWorkbook(folder: string, customers: Customers): Promise<Row[]> {
  const csv = await timeExport('csv', folder, customers)
  const workbook = await timeExport('xlsx', folder, customers)
  return [
    {
      what: 'Excel workbook of all rows, all columns',
      ours: seconds(workbook.time),
      peer: `CSV, ${seconds(csv.time)}`,
      ratio: workbook.time / csv.time,
      goal: '<= 4x',
    },
    {
      what: 'memory growth meanwhile',
      ours: `${workbook.growth.toFixed(0)} MB`,
      peer: '200 MB',
      ratio: workbook.growth / 200,
      goal: '<= 1x',
    },
  ]
}
