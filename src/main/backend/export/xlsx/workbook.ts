import { columnOf, type ColumnKey } from '#shared/columns'
import { AppError } from '#shared/errors'
import type { Cell } from '../cells'
import { textPieces, type Piece } from '../piece'
import { cellXml, headingStyle, styleOfKind, type CellWords } from './cells'
import { otherParts, type Sheet } from './parts'
import { styleNumber } from './styles'
import { textElement, xmlDeclaration } from './xml'
import { createZip, type ZipEntry } from './zip'

/** What a workbook says besides its customers. */
export interface WorkbookTexts extends CellWords {
  /** The name of the first sheet, and the title. The others have a number behind it. */
  readonly sheet: string
  readonly headings: readonly string[]
}

export interface WorkbookLimits {
  /** The most customers on a sheet, below its headings. */
  readonly rowsPerSheet: number
  /** About how many UTF-16 units of XML a sheet may have: sizes in a zip have 32 bits, and a unit takes up to three bytes. */
  readonly unitsPerSheet: number
  /** How large the file may be: places in a zip have 32 bits. */
  readonly bytes: number
}

const gigabyte = 2 ** 30

const excelLimits: WorkbookLimits = {
  rowsPerSheet: 1_048_575,
  unitsPerSheet: 1.3 * gigabyte,
  bytes: 4 * gigabyte - 1,
}

/** `A` to `Z`, then `AA`. */
function lettersOf(column: number): string {
  const last = String.fromCharCode(65 + (column % 26))
  return column < 26 ? last : lettersOf(Math.floor(column / 26) - 1) + last
}

/** The most letters that a column is wide at first; its heading may need more. */
const maxWidth = 40

/** Excel counts widths in digits of its usual font, of about seven CSS pixels; a heading is bold and has a button. */
const widthOf = (key: ColumnKey, heading: string): number =>
  Math.max(Math.min(columnOf(key).width / 7, maxWidth), heading.length * 1.2 + 4)

function sheetHead(keys: readonly ColumnKey[], headings: readonly string[], isFirst: boolean): string {
  const cols = keys.map((key, place) => {
    const column = String(place + 1)
    const width = widthOf(key, headings[place] ?? '').toFixed(1)
    return `<col min="${column}" max="${column}" width="${width}" customWidth="1" style="${styleNumber(styleOfKind(columnOf(key).kind))}"/>`
  })
  const cells = keys.map((key, place) => {
    const style = styleNumber(headingStyle(columnOf(key).kind))
    return `<c r="${lettersOf(place)}1" s="${style}" t="inlineStr"><is>${textElement(headings[place] ?? '')}</is></c>`
  })
  return `${xmlDeclaration}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0"${isFirst ? ' tabSelected="1"' : ''}><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="A2" sqref="A2"/></sheetView></sheetViews><cols>${cols.join('')}</cols><sheetData><row r="1">${cells.join('')}</row>`
}

/** All cells down to a line. */
const rangeOf = (columns: number, line: number): string => `A1:${lettersOf(columns - 1)}${String(line)}`

/** Filters, all columns on a page of A4, and no warnings about phone numbers that are text. */
function sheetEnd(columns: number, line: number): string {
  const range = rangeOf(columns, line)
  return `</sheetData><autoFilter ref="${range}"/><pageSetup paperSize="9" fitToHeight="0" orientation="landscape"/><ignoredErrors><ignoredError sqref="${range}" numberStoredAsText="1"/></ignoredErrors></worksheet>`
}

/** Some XML of a sheet. */
interface SheetPart {
  /** The number of the sheet, from 1. */
  readonly sheet: number
  readonly xml: Uint8Array
  /** How many customers are complete with it, on all sheets. */
  readonly rows: number
  /** Its last line, if this is the end of the sheet. */
  readonly lastLine: number | null
}

/** Copies bytes that are only valid for a moment; a copy is valid until the next but one. */
function keeper(): (bytes: Uint8Array) => Uint8Array {
  let buffer = Buffer.alloc(0)
  let other = Buffer.alloc(0)
  return (bytes) => {
    ;[buffer, other] = [other, buffer]
    if (buffer.length < bytes.length) buffer = Buffer.allocUnsafeSlow(bytes.length)
    buffer.set(bytes)
    return buffer.subarray(0, bytes.length)
  }
}

function* sheetParts(
  rows: Iterator<readonly Cell[]>,
  keys: readonly ColumnKey[],
  texts: WorkbookTexts,
  limits: WorkbookLimits,
): Generator<SheetPart> {
  const columns = keys.map((key, place) => cellXml(columnOf(key).kind, lettersOf(place), texts))
  const rowXml = (row: readonly Cell[], line: string): string => {
    let xml = `<row r="${line}">`
    for (let place = 0; place < columns.length; place += 1) {
      const cell = row[place] ?? null
      if (cell !== null) xml += columns[place]?.(cell, line) ?? ''
    }
    return `${xml}</row>`
  }
  // One part is deflated while the next one is written.
  const keep = keeper()
  let next = rows.next()
  let count = 0
  for (let sheet = 1; sheet === 1 || next.done !== true; sheet += 1) {
    let line = 1
    let length = 0
    const rowsOfSheet = function* (): Generator<readonly Cell[]> {
      while (next.done !== true && line <= limits.rowsPerSheet && length < limits.unitsPerSheet) {
        yield next.value
        next = rows.next()
      }
    }
    const pieces = textPieces(rowsOfSheet(), {
      head: sheetHead(keys, texts.headings, sheet === 1),
      line: (row) => {
        line += 1
        const xml = rowXml(row, String(line))
        length += xml.length
        return xml
      },
    })
    for (const { content, rows: complete } of pieces)
      yield { sheet, xml: keep(content), rows: count + complete, lastLine: null }
    count += line - 1
    yield { sheet, xml: Buffer.from(sheetEnd(keys.length, line)), rows: count, lastLine: line }
  }
}

/**
 * A workbook of Excel (ECMA-376), written while its rows are read: strings stand in their cells, because a table of them
 * would grow with the rows. Customers that do not fit on a sheet continue on another one. Throws `export.workbook-size`.
 */
export async function* workbookPieces(
  rows: Iterable<readonly Cell[]>,
  keys: readonly ColumnKey[],
  texts: WorkbookTexts,
  createdAt: number,
  limits: WorkbookLimits = excelLimits,
): AsyncGenerator<Piece> {
  const zip = createZip(createdAt)
  const sheets: Sheet[] = []
  let bytes = 0
  const piece = (count: number): Piece => {
    const content = zip.take()
    bytes += content.length
    if (bytes > limits.bytes) throw new AppError({ code: 'export.workbook-size' })
    return { content, rows: count }
  }
  const write = async (name: string, xml: string): Promise<void> => {
    const entry = zip.add(name)
    await entry.write(Buffer.from(xml))
    await entry.end()
  }

  const reader = rows[Symbol.iterator]()
  let count = 0
  try {
    let entry: ZipEntry | null = null
    let before: Promise<void> | null = null
    for (const { sheet, xml, rows: next, lastLine } of sheetParts(reader, keys, texts, limits)) {
      entry ??= zip.add(`xl/worksheets/sheet${String(sheet)}.xml`)
      // A part is deflated in another thread while the next rows are read.
      const now = entry.write(xml)
      if (before !== null) {
        await before
        yield piece(count)
      }
      before = now
      count = next
      if (lastLine === null) continue
      await now
      await entry.end()
      entry = null
      const name = sheet === 1 ? texts.sheet : `${texts.sheet} ${String(sheet)}`
      sheets.push({ name, range: rangeOf(keys.length, lastLine) })
    }
  } finally {
    reader.return?.()
  }
  for (const [name, xml] of Object.entries(otherParts(sheets, texts.sheet, createdAt))) await write(name, xml)
  zip.end()
  yield piece(count)
}
