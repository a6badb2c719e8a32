/** RFC 4180, section 2: the line ending, and quotes around what contains a quote, a line break or a separator. */
export const lineEnd = '\r\n'

/** The byte order mark, by which spreadsheets know UTF-8. */
export const byteOrderMark = '\ufeff'

export type Delimiter = ',' | ';' | '\t'

// Every delimiter in use is quoted in every file: some spreadsheets split by the system's, not by the file's.
const needsQuotes = /[",;\t\r\n]/

/** `text` as one cell. */
export function quoteCell(text: string): string {
  return needsQuotes.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** One line of ready cells. */
export function joinCells(cells: readonly string[], delimiter: Delimiter): string {
  return cells.join(delimiter) + lineEnd
}
