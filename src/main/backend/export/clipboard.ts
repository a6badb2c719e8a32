import { columnOf, type ColumnKey, type SortKey } from '#shared/columns'
import type { Input } from '#shared/contract'
import { AppError } from '#shared/errors'
import type { exportMethods } from '#shared/exports/contract'
import { kinds } from '#shared/fields/kinds'
import { hasDecimalComma } from '#shared/locale/formats'
import type { Language } from '#shared/locale/languages'
import { readPhone } from '#shared/locale/phones'
import { catalogues } from '#shared/messages/index'
import { cellReaders } from '../copy/schema/cells'
import type { Customers } from '../query/customers'
import type { IdSet } from '../query/id-set'
import { idsBetween } from '../query/selection'
import { cellFormat, type Cell, type CellStyle } from './cells'
import { lineEnd } from './csv'
import { anyInstant, localInstants } from './instants'

/** The most rows that can be copied. More need an export. */
export const maxClipboardRows = 100_000

export interface CopiedView {
  readonly query: string
  readonly sort: readonly SortKey[]
  readonly columns: readonly ColumnKey[]
  readonly header: boolean
  readonly as: Input<typeof exportMethods, 'clipboard.text'>['as']
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

/** The text of copied rows: its first lines, a line for each row, and what stands between two lines. */
interface Form {
  readonly head: readonly string[]
  readonly line: (cells: readonly Cell[]) => string
  readonly between: string
}

/** How values are written for people, whatever stands around them. */
const readable = ({ language, locale, country }: CopiedView): Omit<CellStyle, 'quote' | 'guard'> => ({
  decimalComma: hasDecimalComma(locale),
  instant: localInstants(),
  words: catalogues[language].values,
  phone: (typed) => readPhone(typed, country).text,
})

const cellsIn = (
  columns: readonly ColumnKey[],
  style: CellStyle,
): ((cells: readonly Cell[]) => readonly string[]) => {
  const formats = columns.map((key) => cellFormat(columnOf(key).kind, style))
  return (cells) => formats.map((format, place) => format(cells[place] ?? null))
}

/** Tab-separated text. Numbers and dates are such that a spreadsheet recognises them; formulas are made harmless. */
function spreadsheetText(view: CopiedView): Form {
  const { columns, header, language } = view
  const cells = cellsIn(columns, { ...readable(view), quote: pastable, guard: true })
  const headings = columns.map((key) => catalogues[language].columns[key])
  return {
    head: header ? [headings.join('\t')] : [],
    line: (row) => cells(row).join('\t'),
    between: lineEnd,
  }
}

/** What Markdown would read as something else than text within a cell. */
const marks = /[\\`*_<>|[\]~]/g
const inMarkdown = (text: string): string => text.replace(/\s+/g, ' ').trim().replace(marks, '\\$&')

/** A table as GitHub and most programs that know Markdown read it (GFM, 4.10). Numbers stand at the end of their cells. */
function markdownTable(view: CopiedView): Form {
  const { columns, language } = view
  const cells = cellsIn(columns, { ...readable(view), quote: inMarkdown, guard: false })
  const line = (texts: readonly string[]): string => `| ${texts.join(' | ')} |`
  const isNumeric = (key: ColumnKey): boolean => 'numeric' in kinds[columnOf(key).kind]
  return {
    head: [
      line(columns.map((key) => inMarkdown(catalogues[language].columns[key]))),
      line(columns.map((key) => (isNumeric(key) ? '---:' : '---'))),
    ],
    line: (row) => line(cells(row)),
    between: '\n',
  }
}

/** A list of objects with the API's names, and values as data: numbers, true and false, instants in ISO 8601. */
function jsonList({ columns }: CopiedView): Form {
  const fields = columns.map((key, place) => {
    const { api, kind } = columnOf(key)
    const value = (cell: Cell): unknown =>
      kind === 'instant' && typeof cell === 'number' ? anyInstant(cell) : cellReaders[kind](cell)
    return { api, of: (cells: readonly Cell[]): unknown => value(cells[place] ?? null) }
  })
  return {
    head: [],
    line: (cells) => `  ${JSON.stringify(Object.fromEntries(fields.map(({ api, of }) => [api, of(cells)])))}`,
    between: ',\n',
  }
}

const forms = { text: spreadsheetText, markdown: markdownTable, json: jsonList }

/**
 * Rows as text for the clipboard: from one customer to another, the selected ones, or all matches (null). Throws
 * `clipboard.too-many`.
 */
export function clipboardText(
  customers: Customers,
  rows: { readonly from: number; readonly to: number } | IdSet | null,
  view: CopiedView,
): CopiedText {
  const ids = idsOf(customers, rows, view)
  if (ids.length > maxClipboardRows)
    throw new AppError({ code: 'clipboard.too-many', rows: ids.length, max: maxClipboardRows })
  const { head, line, between } = forms[view.as](view)
  const lines = [...head]
  let count = 0
  for (const cells of customers.cellsOf(() => ids, view.columns)) {
    lines.push(line(cells))
    count += 1
  }
  const text = lines.join(between)
  return { text: view.as === 'json' ? `[\n${text}\n]` : text, rows: count }
}
