import type { ColumnKind } from '#shared/columns'
import { kinds } from '#shared/fields/kinds'
import { anyInstant, isCommonInstant, localClock } from '../instants'
import type { Cell } from '../cells'
import { serialOf, serialOfDay } from './serial'
import { styleNumber, type StyleName } from './styles'
import { textElement } from './xml'

/** The most UTF-16 units that a cell of Excel holds. */
const maxText = 32_767

/** Excel counts in 15 digits, so it would change a longer number. */
const maxWhole = 999_999_999_999_999

export interface CellWords {
  readonly yes: string
  readonly no: string
  readonly male: string
  readonly female: string
  /** Stands before a text of which a cell can only hold a part. */
  readonly cut: string
}

/** Writes a value as the cell of a column in a line, given by its number. */
export type CellXml = (cell: Exclude<Cell, null>, line: string) => string

/** The style of a column: of its cells, and of what people add to it. */
export function styleOfKind(kind: ColumnKind): StyleName {
  switch (kind) {
    case 'id':
    case 'named':
    case 'count':
      return 'whole'
    case 'number':
      return 'general'
    case 'money':
      return 'money'
    case 'date':
      return 'date'
    case 'instant':
      return 'instant'
    case 'text':
    case 'long-text':
    case 'uuid':
    case 'phone':
    case 'phones':
    case 'gender':
    case 'boolean':
      return 'text'
  }
}

/** The style of a column's heading. */
export function headingStyle(kind: ColumnKind): StyleName {
  if (kind === 'date' || kind === 'instant') return 'dateHeading'
  return 'numeric' in kinds[kind] ? 'numberHeading' : 'heading'
}

/**
 * The cells of a column, which workbooks call by letters. Numbers and dates are what they are. All else is text, which a
 * workbook never reads as a formula or a link: those are elements of their own. A number or a date that Excel has no
 * number for is text, too.
 */
export function cellXml(kind: ColumnKind, letters: string, words: CellWords): CellXml {
  const style = styleOfKind(kind)
  const open = `<c r="${letters}`
  const openText = `" s="${styleNumber('text')}" t="inlineStr"><is>`
  const openNumber = `" s="${styleNumber(style === 'text' ? 'general' : style)}"><v>`
  const number = (value: number, line: string): string =>
    `${open}${line}${openNumber}${String(value)}</v></c>`
  const element = (xml: string, line: string): string => `${open}${line}${openText}${xml}</is></c>`
  const fitting = (value: string): string =>
    value.length <= maxText ? value : `${words.cut} ${value}`.slice(0, maxText)
  const text = (value: string, line: string): string => element(textElement(fitting(value)), line)
  const any: CellXml = (cell, line) =>
    typeof cell === 'string'
      ? text(cell, line)
      : Number.isFinite(cell) && !(Number.isInteger(cell) && Math.abs(cell) > maxWhole)
        ? number(cell, line)
        : text(String(cell), line)
  const choose = (first: string, firstValue: number, second: string, secondValue: number): CellXml => {
    const firstXml = textElement(first)
    const secondXml = textElement(second)
    return (cell, line) =>
      cell === firstValue
        ? element(firstXml, line)
        : cell === secondValue
          ? element(secondXml, line)
          : any(cell, line)
  }
  switch (kind) {
    case 'id':
    case 'named':
    case 'count':
    case 'number':
    case 'money':
    case 'text':
    case 'long-text':
    case 'uuid':
    case 'phone':
      return any
    case 'phones':
      return (cell, line) => {
        if (cell === '[]') return ''
        const phones: unknown = JSON.parse(String(cell))
        if (!Array.isArray(phones)) return any(cell, line)
        return text(
          phones
            .map(String)
            .filter((phone) => phone.trim() !== '')
            .join(', '),
          line,
        )
      }
    case 'gender':
      return choose(words.male, 1, words.female, 2)
    case 'boolean':
      return choose(words.yes, 1, words.no, 0)
    case 'date':
      return (cell, line) => {
        const serial = typeof cell === 'string' ? serialOfDay(cell) : null
        return serial === null ? any(cell, line) : number(serial, line)
      }
    case 'instant': {
      const local = localClock()
      return (cell, line) => {
        if (typeof cell !== 'number') return any(cell, line)
        const serial = isCommonInstant(cell) ? serialOf(local(cell)) : null
        return serial === null ? text(anyInstant(cell), line) : number(serial, line)
      }
    }
  }
}
