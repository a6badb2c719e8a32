import type { ExportOptions } from '#shared/exports/options'

/** RFC 4180, section 2: the line ending, and quotes around what contains a quote, a line break or a separator. */
export const lineEnd = '\r\n'

/** The byte order mark, by which spreadsheets know UTF-8. */
export const byteOrderMark = '\ufeff'

export type Separator = ExportOptions['separator']

// The usual separators are quoted in every file: some spreadsheets split by the system's, not by the file's.
const usual = /[",;\t\r\n]/
const withBar = /[",;|\t\r\n]/

/** Makes the function that writes a text as one cell. */
export function quoter(separator: Separator): (text: string) => string {
  const needsQuotes = separator === '|' ? withBar : usual
  return (text) => (needsQuotes.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
}

/** One line of ready cells. */
export function joinCells(cells: readonly string[], separator: Separator): string {
  return cells.join(separator) + lineEnd
}
