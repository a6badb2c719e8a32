import { columnByApiName, columnKeys, type SortKey } from '#shared/columns'
import { hasTableColumns } from '#shared/exports/formats'
import type { ExportOptions } from '#shared/exports/options'
import { documentedFields } from '#shared/fields/documented'
import type { Customers } from '../query/customers'
import { IdSet } from '../query/id-set'
import type { Pieces } from './piece'
import { apiWriters, tableWriters } from './writers'

/** Which customers are exported, and how. */
export interface ExportView {
  readonly query: string
  readonly sort: readonly SortKey[]
  /** Only these customers, whether the query finds them or not. */
  readonly ids?: Float64Array | null
  /** The API's names of columns or, in a format with the API's fields, of fields. Others are left out. */
  readonly columns: readonly string[] | 'all'
  readonly options: ExportOptions
}

/** Every field that Clopos sent for some customer: the documented ones, then others. */
export const rawFields = (customers: Customers): readonly string[] => [
  ...documentedFields,
  ...customers.extraFields(),
]

function* jsonOf(rows: Iterable<{ readonly json: string }>): Generator<string> {
  for (const { json } of rows) yield json
}

/** The file of an export. Its customers are read while it is written. */
export function exportContent(customers: Customers, view: ExportView): Pieces {
  const { query, sort, columns: chosen, options } = view
  const { format } = options
  const ids = view.ids ?? null
  const selected = ids === null ? null : () => customers.byIds.inOrder(new IdSet(ids), sort)
  if (hasTableColumns(format)) {
    const keys = chosen === 'all' ? columnKeys : chosen.flatMap((name) => columnByApiName(name)?.key ?? [])
    const rows = selected === null ? customers.cells(query, sort, keys) : customers.cellsOf(selected, keys)
    return tableWriters[format](rows, keys, options)
  }
  const all = rawFields(customers)
  const fields = chosen === 'all' ? all : chosen.filter((name) => all.includes(name))
  const rows = selected === null ? customers.rawRows(query, sort, 0, Infinity) : customers.rawRowsOf(selected)
  return apiWriters[format](jsonOf(rows), fields, options)
}
