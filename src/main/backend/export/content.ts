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
  /** Only so many of the first of them, which are read at once. */
  readonly first?: number
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
  const { query, sort, columns: chosen, options, ids, first } = view
  const { format } = options
  const inOrder = (): Float64Array =>
    ids === undefined || ids === null
      ? customers.ids(query, sort, first)
      : customers.byIds.inOrder(new IdSet(ids), sort).subarray(0, first)
  const rowsNow = <Row>(rows: Iterable<Row>): Iterable<Row> => (first === undefined ? rows : [...rows])
  if (hasTableColumns(format)) {
    const keys = chosen === 'all' ? columnKeys : chosen.flatMap((name) => columnByApiName(name)?.key ?? [])
    return tableWriters[format](rowsNow(customers.cellsOf(inOrder, keys)), keys, options)
  }
  const all = rawFields(customers)
  const fields = chosen === 'all' ? all : chosen.filter((name) => all.includes(name))
  return apiWriters[format](jsonOf(rowsNow(customers.rawRowsOf(inOrder))), fields, options)
}
