import { columnOf, type ColumnKey } from '#shared/columns'
import type { PresetOf } from '#shared/export-format'
import { hasDecimalComma } from '#shared/locale/formats'
import type { Language } from '#shared/locale/languages'
import { catalogues } from '#shared/messages/index'
import { cellFormat, type Cell, type CellStyle } from './cells'
import { byteOrderMark, joinCells, lineEnd, quoteCell, type Delimiter } from './csv'
import { isoInstants, localInstants } from './instants'
import { rawCell, rawRow } from './raw'

/** The text of a file: its start, and each row as a line. */
export interface Layout<Row> {
  readonly head: string
  readonly line: (row: Row) => string
}

interface PresetShape {
  readonly delimiter: Delimiter
  readonly decimalComma: boolean
  readonly localTime: boolean
}

/** The writers of the formats with the table's columns. */
const shapes: Readonly<Record<PresetOf<'table'>, (locale: string) => PresetShape>> = {
  excel: (locale) => {
    // If numbers have a decimal comma, Excel separates cells by semicolons.
    const decimalComma = hasDecimalComma(locale)
    return { delimiter: decimalComma ? ';' : ',', decimalComma, localTime: true }
  },
  csv: () => ({ delimiter: ',', decimalComma: false, localTime: false }),
  tsv: () => ({ delimiter: '\t', decimalComma: false, localTime: false }),
}

/**
 * The layout of a preset for people: headers in the language, one array of cells for each row. Excel expects the
 * decimal mark of the computer's locale (BCP 47), whatever the language.
 */
export function readableLayout(
  preset: PresetOf<'table'>,
  keys: readonly ColumnKey[],
  { language, locale }: { readonly language: Language; readonly locale: string },
): Layout<readonly Cell[]> {
  const { delimiter, decimalComma, localTime } = shapes[preset](locale)
  const messages = catalogues[language]
  const style: CellStyle = {
    decimalComma,
    instant: localTime ? localInstants() : isoInstants(),
    quote: quoteCell,
    words: messages.values,
  }
  const formats = keys.map((key) => cellFormat(columnOf(key).kind, style))
  return {
    head:
      byteOrderMark +
      joinCells(
        keys.map((key) => quoteCell(messages.columns[key])),
        delimiter,
      ),
    line: (row) => {
      let line = ''
      for (let place = 0; place < formats.length; place += 1) {
        if (place > 0) line += delimiter
        line += formats[place]?.(row[place] ?? null) ?? ''
      }
      return line + lineEnd
    },
  }
}

/** The layout of what Clopos sent: API field names, and each row from its JSON text. */
export function rawLayout(fields: readonly string[]): Layout<string> {
  const cells = rawRow(fields)
  return {
    head: joinCells(
      fields.map((field) => rawCell(JSON.stringify(field))),
      ',',
    ),
    line: (row) => joinCells(cells(row), ','),
  }
}
