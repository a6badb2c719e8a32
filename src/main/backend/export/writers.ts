import type { ColumnKey } from '#shared/columns'
import type { FormatOf } from '#shared/exports/formats'
import type { ExportOptions } from '#shared/exports/options'
import { catalogues } from '#shared/messages/index'
import type { Cell } from './cells'
import { delimitedLayout, headingsOf } from './delimited'
import { textPieces, type Pieces } from './piece'
import { jsonLinesLayout, rawLayout } from './raw'
import { workbookPieces } from './xlsx/workbook'
import { cardLayout } from './vcard'

/** Writes the cells of `columns`, in their order. The rows are read once, while the file is written. */
type TableWriter = (
  rows: Iterable<readonly Cell[]>,
  columns: readonly ColumnKey[],
  options: ExportOptions,
  /** The country of phone numbers without a country code (ISO 3166-1 alpha-2). */
  country: string,
) => Pieces

/** The formats with the table's columns. */
export const tableWriters: Readonly<Record<FormatOf<'table'>, TableWriter>> = {
  xlsx: (rows, columns, options) => {
    const { values, workbook } = catalogues[options.language]
    const headings = headingsOf(columns, options)
    return workbookPieces(rows, columns, { ...values, ...workbook, headings }, Date.now())
  },
  csv: (rows, columns, options) => textPieces(rows, delimitedLayout(columns, options)),
  tsv: (rows, columns, options) =>
    textPieces(rows, delimitedLayout(columns, { ...options, separator: '\t' })),
  /** The rows hold `columnsOfCards`. */
  vcf: (rows, columns, options, country) => textPieces(rows, cardLayout(columns, options, country)),
}

/** Writes fields, by the API's names, of what Clopos sent for each customer, as JSON text. */
type ApiWriter = (rows: Iterable<string>, fields: readonly string[], options: ExportOptions) => Pieces

/** The formats with the API's fields. */
export const apiWriters: Readonly<Record<FormatOf<'api'>, ApiWriter>> = {
  raw: (rows, fields, options) => textPieces(rows, rawLayout(fields, options)),
  jsonl: (rows, fields) => textPieces(rows, jsonLinesLayout(fields)),
}
