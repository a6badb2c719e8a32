import * as v from 'valibot'
import { columnOf, type ColumnKey } from '#shared/columns'
import type { Connection } from '#shared/connection'
import type { ExportFormat } from '#shared/exports/formats'
import { recipientColumns } from '#shared/exports/message-list'
import { exportOptionsSchema, type ExportOptions } from '#shared/exports/options'
import { arePersonal, maxExportRecords, type ExportRecord } from '#shared/exports/record'
import type { WritableDatabase } from './sqlite/database'
import type { SavedView } from '#shared/views'

/** The exports that were made on this computer, in the user database. It holds who was exported only as a query. */
export interface ExportLog {
  /** Newest first. */
  readonly list: () => readonly ExportRecord[]
  /** Returns the record's id. */
  readonly note: (record: NewExportRecord) => number
  readonly clear: () => void
  /** Milliseconds per customer of the last large export of this kind; null: there was none. */
  readonly speed: (format: ExportFormat) => number | null
}

export type NewExportRecord = Omit<ExportRecord, 'id'>

const sortKey = v.object({
  // A column of a newer version is shown by its name.
  column: v.pipe(
    v.string(),
    v.transform((name) => name as ColumnKey),
  ),
  descending: v.boolean(),
})

const storedSchema = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({
    way: v.picklist(['file', 'download', 'clipboard', 'command-line', 'schedule']),
    connectionId: v.string(),
    connection: v.string(),
    options: v.nullable(exportOptionsSchema),
    customers: v.number(),
    ms: v.optional(v.nullable(v.number()), null),
    file: v.optional(v.nullable(v.object({ bytes: v.number(), sha256: v.string() })), null),
    copyAt: v.optional(v.nullable(v.number()), null),
    version: v.optional(v.nullable(v.string()), null),
    columns: v.union([v.literal('all'), v.array(v.string())]),
    personal: v.boolean(),
    query: v.string(),
    sort: v.array(sortKey),
    selected: v.boolean(),
    view: v.nullable(v.string()),
    target: v.nullable(v.string()),
  }),
)

/** What fewer customers took says little of many. */
const minMeasured = 10_000

/** The log in the user database, which the caller closes. */
export function openExportLog(database: WritableDatabase): ExportLog {
  const all = database.prepare<[], [number, number, string]>(
    'SELECT id, at, content FROM export_record ORDER BY id DESC',
  )
  const insert = database.prepare('INSERT INTO export_record (at, content) VALUES (?, ?)')
  const trim = database.prepare(
    'DELETE FROM export_record WHERE id NOT IN (SELECT id FROM export_record ORDER BY id DESC LIMIT ?)',
  )
  const lastSpeed = database
    .prepare<[string, number], number>(
      `SELECT (content ->> '$.ms') * 1.0 / (content ->> '$.customers') FROM export_record
       WHERE content ->> '$.options.format' = ? AND content ->> '$.customers' >= ? AND content ->> '$.ms' > 0
       ORDER BY id DESC LIMIT 1`,
    )
    .pluck()
  return {
    // A record that this version does not understand stays, unseen.
    list: () =>
      all
        .raw()
        .all()
        .flatMap(([id, at, content]) => {
          const stored = v.safeParse(storedSchema, content)
          return stored.success ? [{ id, at, ...stored.output }] : []
        }),
    note: database.transaction(({ at, ...content }: NewExportRecord) => {
      const { lastInsertRowid } = insert.run(at, JSON.stringify(content))
      trim.run(maxExportRecords)
      return Number(lastInsertRowid)
    }),
    speed: (format) => lastSpeed.get(format, minMeasured) ?? null,
    clear: () => {
      database.exec('DELETE FROM export_record')
      // Queries may name people: nothing of them stays in the log of the database.
      database.pragma('wal_checkpoint(TRUNCATE)')
    },
  }
}

/** The columns that were asked for. */
export interface ExportedColumns {
  readonly columns: readonly ColumnKey[] | 'all'
  /** null: text on the clipboard. */
  readonly options: ExportOptions | null
}

/** What a record says of the columns and the view of an order. */
export function aboutOrder(
  { columns: chosen, options, query }: ExportedColumns & { readonly query: string },
  views: readonly SavedView[],
): Pick<NewExportRecord, 'columns' | 'personal' | 'view'> {
  const columns = options?.format === 'messages' ? recipientColumns : chosen
  const names = columns === 'all' ? columns : columns.map((key) => columnOf(key).api)
  const view = views.find((one) => one.kind === 'own' && one.content.query.trim() === query.trim())
  return { columns: names, personal: arePersonal(names), view: view?.kind === 'own' ? view.name : null }
}

/** What a record says of a connection. */
export const aboutConnection = ({
  id,
  name,
}: Connection): Pick<NewExportRecord, 'connectionId' | 'connection'> => ({
  connectionId: id,
  connection: name,
})
