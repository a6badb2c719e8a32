import type { ColumnKind } from '#shared/columns'
import { guardPhone, guardText, joinPhones } from './formula'
import { anyInstant, isCommonInstant, type InstantFormat } from './instants'

/**
 * A stored value: a number or a string, depending on the kind of the column; for phones a JSON array of strings, for
 * gender 1 (male) or 2 (female), for a boolean 1 or 0; null: no value.
 */
export type Cell = number | string | null

/** How to write values. */
export interface CellStyle {
  readonly decimalComma: boolean
  readonly instant: InstantFormat
  /** Quotes a guarded text if the format needs it. */
  readonly quote: (text: string) => string
  /** Whether texts that a spreadsheet would run as a formula are made harmless. */
  readonly guard: boolean
  /** How a phone number is written, if not as it was typed. */
  readonly phone?: (typed: string) => string
  readonly words: {
    readonly yes: string
    readonly no: string
    readonly male: string
    readonly female: string
  }
}

/** Writes a value as a ready cell: guarded if wanted, and quoted. */
export type CellFormat = (cell: Cell) => string

const cents = Array.from({ length: 100 }, (_, cent) => (cent / 100).toFixed(2).slice(1).replace(/0$/, ''))

/** Like `String(amount)`, but several times as fast for amounts with up to two decimals. */
function decimalText(amount: number): string {
  if (!(amount >= 0 && amount < 1e9)) return String(amount)
  const hundredths = Math.round(amount * 100)
  // Only the double nearest to a number of hundredths is written with two decimals.
  if (hundredths / 100 !== amount || hundredths % 100 === 0) return String(amount)
  return `${String(Math.floor(hundredths / 100))}${cents[hundredths % 100] ?? ''}`
}

const asTyped = (phone: string): string => phone

/** The format of a column's cells in this style. Numbers are never guarded. */
export function cellFormat(kind: ColumnKind, style: CellStyle): CellFormat {
  const { instant, quote, phone = asTyped } = style
  const textCell = style.guard ? (text: string): string => quote(guardText(text)) : quote
  const phoneCell = style.guard ? (text: string): string => quote(guardPhone(text)) : quote
  const phonesCell = style.guard ? joinPhones : (phones: readonly string[]): string => phones.join(', ')
  const anyCell: CellFormat = (cell) =>
    cell === null ? '' : typeof cell === 'number' ? String(cell) : textCell(cell)
  switch (kind) {
    case 'id':
    case 'named':
    case 'count':
    case 'text':
    case 'long-text':
    case 'uuid':
    case 'date':
      return anyCell
    case 'number':
    case 'money':
      return style.decimalComma
        ? (cell) => (typeof cell === 'number' ? quote(decimalText(cell).replace('.', ',')) : anyCell(cell))
        : (cell) => (typeof cell === 'number' ? decimalText(cell) : anyCell(cell))
    case 'phone':
      return (cell) => (typeof cell === 'string' ? phoneCell(phone(cell)) : anyCell(cell))
    case 'phones':
      return (cell) => {
        if (cell === null || cell === '[]') return ''
        const phones: unknown = JSON.parse(String(cell))
        return Array.isArray(phones)
          ? quote(phonesCell(phones.map((typed) => phone(String(typed)))))
          : anyCell(cell)
      }
    case 'gender':
      return chooser(textCell(style.words.male), 1, textCell(style.words.female), 2, anyCell)
    case 'boolean':
      return chooser(textCell(style.words.yes), 1, textCell(style.words.no), 0, anyCell)
    case 'instant':
      return (cell) =>
        typeof cell !== 'number'
          ? anyCell(cell)
          : isCommonInstant(cell)
            ? instant(cell)
            : textCell(anyInstant(cell))
  }
}

/** Two words for two values. `other` writes any other value. */
function chooser(
  first: string,
  firstValue: number,
  second: string,
  secondValue: number,
  other: CellFormat,
): CellFormat {
  return (cell) => (cell === firstValue ? first : cell === secondValue ? second : other(cell))
}
