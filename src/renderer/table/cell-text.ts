import type { Column } from '#shared/columns'
import type { CustomerRow } from '#shared/customer'
import { kinds } from '#shared/fields/kinds'
import type { Messages } from '#shared/messages/index'
import type { Formats } from '#shared/locale/formats'

/** The text of a cell; empty if there is no value. */
export function cellText(row: CustomerRow, column: Column, messages: Messages, formats: Formats): string {
  const value = row[column.key]
  if (value === null) return ''
  if (typeof value === 'boolean') return value ? messages.values.yes : messages.values.no
  if (typeof value === 'number') return numberText(value, column, formats)
  if (typeof value !== 'string') return value.map((typed) => formats.phone(typed).text).join(', ')
  if (column.kind === 'phone') return formats.phone(value).text
  if (column.kind === 'date') return formats.date(value)
  if (value === 'male' || value === 'female') return column.kind === 'gender' ? messages.values[value] : value
  return value
}

/** Phone numbers as Clopos sent them, if they are shown in another form; otherwise null. */
export function originalText(row: CustomerRow, { key }: Column, formats: Formats): string | null {
  if (key !== 'phone' && key !== 'phones') return null
  const value = row[key] ?? []
  const sent = typeof value === 'string' ? [value] : value
  return sent.every((typed) => formats.phone(typed).text === typed) ? null : sent.join(', ')
}

function numberText(value: number, column: Column, formats: Formats): string {
  switch (column.kind) {
    case 'money':
      return formats.money(value)
    case 'instant':
      return formats.instant(value)
    case 'number':
      return formats.number(value)
    case 'count':
      return formats.count(value)
    default:
      return String(value)
  }
}

/** Whether a column's values are aligned at the end of their cells, like numbers. */
export function isNumeric(column: Column): boolean {
  return 'numeric' in kinds[column.kind]
}
