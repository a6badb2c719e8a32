import { columnKeys, type ColumnKey, type SortKey } from '#shared/columns'
import type { PresetOf } from '#shared/export-format'
import { documentedFields } from '#shared/fields/documented'
import type { Language } from '#shared/locale/languages'
import type { Customers } from '../query/customers'
import { IdSet } from '../query/id-set'
import type { ExportContent } from './export'

/** The columns of a file. */
export type ExportLayout =
  | { readonly preset: PresetOf<'table'>; readonly columns: readonly ColumnKey[] | 'all' }
  /** Fields by the API's names. */
  | { readonly preset: PresetOf<'api'>; readonly fields: readonly string[] | 'all' }

/** The rows of an export and their order. */
export interface ExportView {
  readonly query: string
  readonly sort: readonly SortKey[]
  /** Only these customers, whether the query finds them or not. */
  readonly ids?: Float64Array | null
  /** Of headers and words. */
  readonly language: Language
  /** BCP 47: the computer's, whose decimal mark spreadsheets expect. */
  readonly locale: string
}

/** Every field that Clopos sent for some customer: the documented ones, then others. */
export const rawFields = (customers: Customers): readonly string[] => [
  ...documentedFields,
  ...customers.extraFields(),
]

function* jsonOf(rows: Iterable<{ readonly json: string }>): Generator<string> {
  for (const { json } of rows) yield json
}

/** The rows of an export, read as they are written. */
export function exportContent(customers: Customers, view: ExportView, layout: ExportLayout): ExportContent {
  const { query, sort, language, locale } = view
  const chosen = view.ids ?? null
  const selected = chosen === null ? null : () => customers.byIds.inOrder(new IdSet(chosen), sort)
  if (layout.preset === 'raw') {
    const fields = layout.fields === 'all' ? rawFields(customers) : layout.fields
    const rows =
      selected === null ? customers.rawRows(query, sort, 0, Infinity) : customers.rawRowsOf(selected)
    return { preset: 'raw', rows: jsonOf(rows), fields }
  }
  const columns = layout.columns === 'all' ? columnKeys : layout.columns
  const rows =
    selected === null ? customers.cells(query, sort, columns) : customers.cellsOf(selected, columns)
  return { preset: layout.preset, rows, columns, language, locale }
}
