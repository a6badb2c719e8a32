import { columnByApiName, columnKeys, type SortKey } from '#shared/columns'
import { hasTableColumns } from '#shared/exports/formats'
import { recipientColumns } from '#shared/exports/message-list'
import type { ExportOptions } from '#shared/exports/options'
import { documentedFields } from '#shared/fields/documented'
import type { Customers } from '../query/customers'
import { IdSet } from '../query/id-set'
import type { MessageRules } from '../messages/rules'
import { createRecipients, type Candidate, type Recipients } from '../messages/recipients'
import type { Cell } from './cells'
import { messagePieces } from './message-list'
import { batchPieces, textPieces, type Pieces } from './piece'
import { columnsOfCards } from './vcard'
import { apiWriters, tableLayouts, workbook } from './writers'

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
  /** The country of phone numbers without a country code (ISO 3166-1 alpha-2). */
  readonly country: string
  /** Who gets a message; null: it is no message list (`recipientsFor`). */
  readonly recipients: Recipients | null
}

/** Every field that Clopos sent for some customer: the documented ones, then others. */
export const rawFields = (customers: Customers): readonly string[] => [
  ...documentedFields,
  ...customers.extraFields(),
]

function* jsonOf(rows: Iterable<{ readonly json: string }>): Generator<string> {
  for (const { json } of rows) yield json
}

function* candidatesIn(rows: Iterable<readonly Cell[]>): Generator<Candidate> {
  const text = (cell: Cell | undefined): string | null => (typeof cell === 'string' ? cell : null)
  for (const [id, name, phone, phones] of rows)
    yield { id: Number(id), name: text(name), phone: text(phone), phones: text(phones) }
}

/** Who gets a message of a list by its rules; null: it is no message list. */
export function recipientsFor(
  customers: Customers,
  { options, country, rules }: Pick<ExportView, 'options' | 'country'> & { readonly rules: MessageRules },
): Recipients | null {
  if (options.format !== 'messages') return null
  const contacted = candidatesIn(customers.cellsOf(() => rules.contacted, recipientColumns))
  return createRecipients({ country, optedOut: new Set(rules.optedOut), contacted })
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
  if (format === 'messages') {
    if (view.recipients === null) throw new RangeError('A message list needs to know its recipients.')
    const rows = rowsNow(customers.cellsOf(inOrder, recipientColumns))
    return messagePieces(candidatesIn(rows), view.recipients, options)
  }
  if (hasTableColumns(format)) {
    const keys = chosen === 'all' ? columnKeys : chosen.flatMap((name) => columnByApiName(name)?.key ?? [])
    if (format === 'xlsx') return workbook(rowsNow(customers.cellsOf(inOrder, keys)), keys, options)
    const read = format === 'vcf' ? columnsOfCards(keys) : keys
    const layout = tableLayouts[format](keys, options, view.country)
    return first === undefined
      ? batchPieces(customers.cellBatchesOf(inOrder, read), layout)
      : textPieces([...customers.cellsOf(inOrder, read)], layout)
  }
  const all = rawFields(customers)
  const fields = chosen === 'all' ? all : chosen.filter((name) => all.includes(name))
  return apiWriters[format](jsonOf(rowsNow(customers.rawRowsOf(inOrder))), fields, options)
}
