import type { ExportOptions } from '#shared/exports/options'
import { readFields, stringOf } from '../json/json-text'
import { byteOrderMark, joinCells, quoter, type Separator } from './csv'
import type { Layout } from './piece'

/**
 * Makes the function that writes a JSON value as an untouched cell: strings as they are, null empty, an empty string as
 * `""`, all else as its JSON text. Quoted as RFC 4180 says, guarded against nothing.
 */
export function rawCell(separator: Separator): (value: string) => string {
  const quote = quoter(separator)
  return (value) => {
    if (value === 'null') return ''
    if (value === '""') return value
    return quote(value.charCodeAt(0) === 0x22 ? stringOf(value) : value)
  }
}

/** Makes the function that turns a row's JSON text into the JSON values of `fields`; undefined: the row lacks it. */
function valuesOf(fields: readonly string[]): (json: string) => readonly (string | undefined)[] {
  const places = new Map(fields.map((field, place) => [field, place]))
  return (json) => {
    const values = fields.map((): string | undefined => undefined)
    // Rows without an id may be any JSON value.
    if (!json.startsWith('{')) return values
    readFields(json, (name, value) => {
      const place = places.get(name)
      if (place !== undefined) values[place] = value
    })
    return values
  }
}

/** CSV of what Clopos sent: API field names, and each row from its JSON text. */
export function rawLayout(
  fields: readonly string[],
  { separator, bom }: Pick<ExportOptions, 'separator' | 'bom'>,
): Layout<string> {
  const cell = rawCell(separator)
  const values = valuesOf(fields)
  const head = joinCells(
    fields.map((field) => cell(JSON.stringify(field))),
    separator,
  )
  return {
    head: bom ? byteOrderMark + head : head,
    line: (json) =>
      joinCells(
        values(json).map((value) => cell(value ?? 'null')),
        separator,
      ),
  }
}

/** JSON Lines (jsonlines.org) of what Clopos sent: an object for each row, with its values to the digit. */
export function jsonLinesLayout(fields: readonly string[]): Layout<string> {
  const names = fields.map((field) => JSON.stringify(field))
  const values = valuesOf(fields)
  return {
    head: '',
    line: (json) => {
      const parts = values(json).flatMap((value, place) =>
        // In JSON a line break is only ever white space between values.
        value === undefined ? [] : `${names[place] ?? ''}:${value.replace(/[\r\n]+/g, ' ')}`,
      )
      return `{${parts.join(',')}}\n`
    },
  }
}
