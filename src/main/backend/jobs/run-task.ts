import { basename } from 'node:path'
import { columnKeys, columns, type ColumnKey } from '#shared/columns'
import { AppError } from '#shared/errors'
import type { ExportResult, SyncResult } from '#shared/jobs'
import { createCloposSource } from '../clopos/client'
import { documentedFields } from '../clopos/customer-row'
import { openCustomers, type Customers } from '../customers/customers'
import { openCopyReader } from '../database/copy'
import { exportCustomers, type ExportContent } from '../export/export'
import { runSync } from '../sync/sync'
import type { TaskHooks, Tasks } from './task'

/** Fetches the customers. Throws as `runSync` does. */
export function runSyncTask(task: Tasks['sync'], hooks: TaskHooks): Promise<SyncResult> {
  const source = createCloposSource({ baseUrl: task.baseUrl, credentials: task.credentials })
  return runSync({ ...hooks, folder: task.folder, fromStart: task.fromStart, source, clock: Date.now })
}

/** Writes an export over a connection of its own, so that the table stays quick. Throws as `exportCustomers` does. */
export async function runExportTask(task: Tasks['export'], hooks: TaskHooks): Promise<ExportResult> {
  const database = openCopyReader(task.folder)
  try {
    const customers = openCustomers(database)
    const total = customers.summary(task.query).count
    const written = await exportCustomers({
      content: contentOf(task, customers),
      path: task.path,
      signal: hooks.signal,
      onProgress: (done) => {
        hooks.onProgress({ done, total })
      },
    })
    return { ...written, fileName: basename(task.path), download: task.download }
  } finally {
    database.close()
  }
}

function contentOf(task: Tasks['export'], customers: Customers): ExportContent {
  const { query, sort, preset, locale } = task
  if (preset === 'raw') {
    const rows = jsonOf(customers.rawRows(query, sort, 0, Infinity))
    return { preset, rows, fields: rawFields(task.columns, customers) }
  }
  const chosen = task.columns === 'all' ? columnKeys : task.columns
  return { preset, rows: customers.cells(query, sort, chosen), columns: chosen, locale }
}

function* jsonOf(rows: Iterable<{ readonly json: string }>): Generator<string> {
  for (const row of rows) yield row.json
}

/** The API's fields behind the chosen columns. What only this app knows (the day of removal) Clopos never sent. */
function rawFields(chosen: readonly ColumnKey[] | 'all', customers: Customers): readonly string[] {
  if (chosen === 'all') return [...documentedFields, ...customers.extraFields()]
  const fields = columns.filter(({ key }) => chosen.includes(key)).map(({ api }) => api)
  const sent = new Set<string>(documentedFields)
  const known = fields.filter((field) => sent.has(field))
  if (known.length === 0)
    throw new AppError({ code: 'invalid-input', problem: 'Choose at least one field that Clopos sends.' })
  return known
}
