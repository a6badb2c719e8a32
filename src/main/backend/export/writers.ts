import type { ColumnKey } from '#shared/columns'
import type { FormatOf } from '#shared/exports/formats'
import type { ExportOptions } from '#shared/exports/options'
import { catalogues } from '#shared/messages/index'
import type { Cell } from './cells'
import { delimitedLayout, headingsOf } from './delimited'
import { textPieces, type Layout, type Pieces } from './piece'
import { jsonLinesLayout, rawLayout } from './raw'
import { workbookPieces } from './xlsx/workbook'
import { cardLayout } from './vcard'

/** The cells of `columns`, in their order, as text. */
type TableLayout = (
  columns: readonly ColumnKey[],
  options: ExportOptions,
  /** The country of phone numbers without a country code (ISO 3166-1 alpha-2). */
  country: string,
) => Layout<readonly Cell[]>

/** The text formats with the table's columns. */
export const tableLayouts: Readonly<Record<Exclude<FormatOf<'table'>, 'xlsx'>, TableLayout>> = {
  csv: delimitedLayout,
  tsv: (columns, options) => delimitedLayout(columns, { ...options, separator: '\t' }),
  /** The rows hold `columnsOfCards`. */
  vcf: cardLayout,
}

/** A workbook with the cells of `columns`. The rows are read once, while the file is written. */
export function workbook(
  rows: Iterable<readonly Cell[]>,
  columns: readonly ColumnKey[],
  options: ExportOptions,
): Pieces {
  const { values, workbook: words } = catalogues[options.language]
  const headings = headingsOf(columns, options)
  return workbookPieces(rows, columns, { ...values, ...words, headings }, Date.now())
}

/** Writes fields, by the API's names, of what Clopos sent for each customer, as JSON text. */
type ApiWriter = (rows: Iterable<string>, fields: readonly string[], options: ExportOptions) => Pieces

/** The formats with the API's fields. */
export const apiWriters: Readonly<Record<FormatOf<'api'>, ApiWriter>> = {
  raw: (rows, fields, options) => textPieces(rows, rawLayout(fields, options)),
  jsonl: (rows, fields) => textPieces(rows, jsonLinesLayout(fields)),
}
