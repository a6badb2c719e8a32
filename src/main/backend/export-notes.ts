import { basename } from 'node:path'
import type { ExportResult } from '#shared/jobs'
import type { Connections } from './connections/connections'
import { aboutConnection, aboutOrder, type ExportedColumns, type NewExportRecord } from './export-log'
import type { ExportKnowledge, ExportOrder } from './jobs/handlers'
import type { Log } from './log/log'
import { messageRules } from './messages/rules'
import { appVersion } from '#shared/version'
import type { UserData } from './user-data'

/** What a record says of the file of an order. */
export function aboutFile({
  path,
  download,
  selection,
}: Pick<ExportOrder, 'path' | 'download' | 'selection'>): Pick<Order, 'way' | 'selected' | 'target'> {
  const selected = selection !== null
  return download === null
    ? { way: 'file', selected, target: path }
    : { way: 'download', selected, target: basename(path) }
}

export interface ExportNotesParts {
  readonly userData: () => UserData
  readonly connections: Connections
  readonly clock: () => number
  readonly log: Log
}

type Order = Pick<NewExportRecord, 'query' | 'sort' | 'way' | 'options' | 'selected' | 'target'> &
  ExportedColumns

/** What was written: a file, or text on the clipboard. */
type Written =
  | Pick<ExportResult, 'rows' | 'ms' | 'bytes' | 'sha256' | 'copyAt'>
  | { readonly rows: number; readonly ms: null }

const aboutBytes = (written: Written): Pick<NewExportRecord, 'file' | 'copyAt'> =>
  'bytes' in written
    ? { file: { bytes: written.bytes, sha256: written.sha256 }, copyAt: written.copyAt }
    : { file: null, copyAt: null }

/**
 * Notes a finished export in the log of exports, and the customers whom a message list reaches. Gives the record's id. Never
 * throws, because the export itself is done: null if that failed.
 */
export function exportNotes({
  userData,
  connections,
  clock,
  log,
}: ExportNotesParts): (
  connectionId: string,
  order: Order,
  written: Written,
  reached?: Float64Array | null,
) => number | null {
  return (connectionId, order, written, reached = null) => {
    try {
      const { views, exports, contacted } = userData()
      const { way, options, query, sort, selected, target } = order
      const at = clock()
      const record = exports.note({
        ...{ at, way, options, query, sort, selected, target, version: appVersion },
        ...{ customers: written.rows, ms: written.ms },
        ...aboutBytes(written),
        ...aboutOrder(order, views.list()),
        ...aboutConnection(connections.get(connectionId)),
      })
      if (reached !== null) contacted.note(connectionId, reached, at, record)
      return record
    } catch (thrown) {
      log.error('an export was not noted', thrown)
      return null
    }
  }
}

/** Makes the function that says what the user's choices mean for an export that starts now. */
export function exportKnowledge(
  userData: () => UserData,
  clock: () => number,
): (order: Pick<ExportOrder, 'connectionId' | 'options'>) => ExportKnowledge {
  return ({ connectionId, options }) => ({
    country: userData().settings.read().country,
    rules: messageRules(userData(), connectionId, options, clock()),
  })
}
