import { columnOf, type ColumnKey } from '#shared/columns'
import type { ExportOptions } from '#shared/exports/options'
import { catalogues } from '#shared/messages/index'
import { cellFormat, type Cell, type CellStyle } from './cells'
import { byteOrderMark, joinCells, lineEnd, quoter } from './csv'
import { isoInstants, localInstants } from './instants'
import type { Layout } from './piece'

/** The headings of columns, in the language or as the API calls them. */
export function headingsOf(
  keys: readonly ColumnKey[],
  { headings, language }: Pick<ExportOptions, 'headings' | 'language'>,
): readonly string[] {
  const words = catalogues[language].columns
  return keys.map((key) => (headings === 'api' ? columnOf(key).api : words[key]))
}

/** CSV and its kin: a line of headings, then one line of cells for each row. */
export function delimitedLayout(keys: readonly ColumnKey[], options: ExportOptions): Layout<readonly Cell[]> {
  const { separator } = options
  const quote = quoter(separator)
  const style: CellStyle = {
    decimalComma: options.decimal === ',',
    instant: options.dates === 'local' ? localInstants() : isoInstants(),
    quote,
    guard: options.guard,
    words: catalogues[options.language].values,
  }
  const formats = keys.map((key) => cellFormat(columnOf(key).kind, style))
  const head = joinCells(headingsOf(keys, options).map(quote), separator)
  return {
    head: options.bom ? byteOrderMark + head : head,
    line: (row) => {
      let line = ''
      for (let place = 0; place < formats.length; place += 1) {
        if (place > 0) line += separator
        line += formats[place]?.(row[place] ?? null) ?? ''
      }
      return line + lineEnd
    },
  }
}
