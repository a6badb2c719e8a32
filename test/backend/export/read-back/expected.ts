import type { ColumnKey } from '#shared/columns'
import type { ExportOptions } from '#shared/exports/options'
import { columnOf } from '#shared/columns'
import { catalogues } from '#shared/messages/index'

/** A stored value, as SQLite gives it. */
export type Stored = string | number | null

/** What a reader found in a cell of a workbook: `date` counts days since 1900. */
export type WorkbookCell = string | number | null | { readonly date: number }

/** What LibreOffice made of a cell. */
export interface SpreadsheetCell {
  readonly type: string | null
  readonly value: string | null
  readonly text: string
  readonly formula: string | null
}

const pad = (number: number, length = 2): string => String(number).padStart(length, '0')

/** An instant as this computer's clock shows it, `YYYY-MM-DD HH:mm:ss`. */
function localText(ms: number): string {
  const at = new Date(ms)
  const day = `${pad(at.getFullYear(), 4)}-${pad(at.getMonth() + 1)}-${pad(at.getDate())}`
  return `${day} ${pad(at.getHours())}:${pad(at.getMinutes())}:${pad(at.getSeconds())}`
}

/** What a person reads in a stored value: numbers, dates and instants as plain text, all else as the file's words. */
function plainText(key: ColumnKey, stored: Stored, options: ExportOptions): string {
  if (stored === null) return ''
  const words = catalogues[options.language].values
  switch (columnOf(key).kind) {
    case 'gender':
      return stored === 1 ? words.male : words.female
    case 'boolean':
      return stored === 1 ? words.yes : words.no
    case 'phones':
      return (JSON.parse(String(stored)) as string[]).join(', ')
    case 'instant': {
      const ms = Number(stored)
      return options.dates === 'local' && ms >= 0 ? localText(ms) : new Date(ms).toISOString()
    }
    case 'number':
    case 'money':
      return String(stored).replace('.', options.decimal)
    default:
      return String(stored)
  }
}

const isPhone = (key: ColumnKey): boolean => ['phone', 'phones'].includes(columnOf(key).kind)
const isNumber = (key: ColumnKey): boolean =>
  ['id', 'named', 'count', 'number', 'money'].includes(columnOf(key).kind)

/** What of a phone number counts. */
const digitsOf = (text: string): string => text.replace(/[^\d+]/g, '')

/** What stands before a sign that starts a formula is skipped by some spreadsheets. */
const runs = /^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]|^[\t\r\n]/u

/** A phone number and perhaps others, none of which a spreadsheet calculates: blanks and commas join no numbers. */
const phones = /^\+?\d[\d \u00a0]*(?:, [+\d\s()./-]+)*$/

/**
 * Whether the text of a cell in CSV is what the database holds: the same, or made harmless by an apostrophe; a phone number may
 * have other separators. With the guard, nothing that a spreadsheet runs may be left.
 */
export function isTextRight(key: ColumnKey, stored: Stored, read: string, options: ExportOptions): boolean {
  const plain = plainText(key, stored, options)
  if (isNumber(key)) return read === plain
  if (!options.guard) return read === plain
  if (runs.test(read) && !(isPhone(key) && phones.test(read))) return false
  if (read === plain) return true
  return isPhone(key) && plain.split(', ').some((phone) => runs.test(phone))
    ? read === `'${plain}` || digitsOf(read) === digitsOf(plain)
    : runs.test(plain) && read === `'${plain}`
}

const day = 86_400_000
/** 30 December 1899, from which workbooks count the days since 1 March 1900. */
const epoch = Date.UTC(1899, 11, 30)

const sameMs = (serial: number, ms: number): boolean => Math.round(serial * day + epoch) === ms

const localMs = (ms: number): number => ms - new Date(ms).getTimezoneOffset() * 60_000

/** Excel breaks lines with a line feed, and holds so many UTF-16 units. */
const inCell = (text: string): string => text.replace(/\r\n?/g, '\n')
const mostText = 32_767

/** Whether a cell of a workbook is what the database holds, of the right type. */
export function isCellRight(
  key: ColumnKey,
  stored: Stored,
  read: WorkbookCell,
  options: ExportOptions,
): boolean {
  const { kind } = columnOf(key)
  const plain = inCell(plainText(key, stored, { ...options, decimal: '.', dates: 'iso' }))
  if (plain === '') return read === null || read === ''
  if (isNumber(key) && !(typeof stored === 'number' && Number.isInteger(stored) && Math.abs(stored) >= 1e15))
    return read === stored
  if (kind === 'date' && String(stored) >= '1900-03-01')
    return typeof read === 'object' && read !== null && sameMs(read.date, Date.parse(String(stored)))
  if (kind === 'instant' && Number(stored) >= 0)
    return typeof read === 'object' && read !== null && sameMs(read.date, localMs(Number(stored)))
  if (plain.length > mostText && typeof read === 'string')
    return (
      read.length === mostText &&
      plain.startsWith(read.slice(read.indexOf(']') + 2)) &&
      read.startsWith('[') &&
      read.includes(']')
    )
  return read === plain
}

/** A text as LibreOffice writes it down: it has one kind of line break, and its XML no forbidden characters. */
export const inLibreOffice = (text: string): string =>
  // eslint-disable-next-line no-control-regex -- those that XML 1.0 forbids
  inCell(text).replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')

/** What LibreOffice found in a cell of a workbook, as a cell of a workbook. */
export function workbookCell(cell: SpreadsheetCell | null): WorkbookCell {
  switch (cell?.type ?? null) {
    case null:
      return null
    case 'float':
      return Number(cell?.value)
    case 'date':
      return { date: (Date.parse(`${cell?.value ?? ''}Z`) - epoch) / day }
    default:
      return cell?.text ?? null
  }
}
