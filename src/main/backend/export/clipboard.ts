import { columnOf, type ColumnKey, type SortKey } from '#shared/columns'
import { AppError } from '#shared/errors'
import { hasDecimalComma } from '#shared/locale/formats'
import type { Language } from '#shared/locale/languages'
import { readPhone } from '#shared/locale/phones'
import { catalogues } from '#shared/messages/index'
import type { Customers } from '../query/customers'
import type { IdSet } from '../query/id-set'
import { idsBetween } from '../query/selection'
import { cellFormat, type CellStyle } from './cells'
import { lineEnd } from './csv'
import { localInstants } from './instants'

/** The most rows that can be copied. More need an export. */
export const maxClipboardRows = 100_000

export interface CopiedView {
  readonly query: string
  readonly sort: readonly SortKey[]
  readonly columns: readonly ColumnKey[]
  readonly header: boolean
  /** Of headers and words. */
  readonly language: Language
  /** BCP 47: the computer's, whose decimal mark spreadsheets expect. */
  readonly locale: string
  /** The country of phone numbers without a country code. */
  readonly country: string
}

export interface CopiedText {
  readonly text: string
  readonly rows: number
}

/**
 * A cell of tab-separated text for spreadsheets. White space becomes single spaces, so only a leading quotation mark,
 * which would start a quoted cell, needs quotes.
 */
function pastable(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.startsWith('"') ? `"${line.replaceAll('"', '""')}"` : line
}

function idsOf(
  customers: Customers,
  rows: { readonly from: number; readonly to: number } | IdSet | null,
  { query, sort }: CopiedView,
): Float64Array {
  if (rows === null) return customers.ids(query, sort)
  return 'from' in rows
    ? idsBetween(customers.ids(query, sort), rows.from, rows.to)
    : customers.byIds.inOrder(rows, sort)
}

/**
 * Rows as tab-separated text for the clipboard: from one customer to another, the selected ones, or all matches
 * (null). Numbers are plain with the decimal mark of the locale and dates are ISO, so that a spreadsheet recognises
 * both. Formulas are made harmless as in an export. Throws `clipboard.too-many`.
 */
export function clipboardText(
  customers: Customers,
  rows: { readonly from: number; readonly to: number } | IdSet | null,
  view: CopiedView,
): CopiedText {
  const ids = idsOf(customers, rows, view)
  if (ids.length > maxClipboardRows)
    throw new AppError({ code: 'clipboard.too-many', rows: ids.length, max: maxClipboardRows })
  const { columns, header, language, locale, country } = view
  const messages = catalogues[language]
  const style: CellStyle = {
    decimalComma: hasDecimalComma(locale),
    instant: localInstants(),
    quote: pastable,
    guard: true,
    words: messages.values,
    phone: (typed) => readPhone(typed, country).text,
  }
  const formats = columns.map((key) => cellFormat(columnOf(key).kind, style))
  const lines = header ? [columns.map((key) => messages.columns[key]).join('\t')] : []
  let count = 0
  for (const cells of customers.cellsOf(() => ids, columns)) {
    lines.push(formats.map((format, place) => format(cells[place] ?? null)).join('\t'))
    count += 1
  }
  return { text: lines.join(lineEnd), rows: count }
}
