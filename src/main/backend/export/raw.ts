import { readFields, stringOf } from '../json/json-text'

const needsQuotes = /[",\r\n]/

/**
 * A JSON value as an untouched cell: strings as they are, null empty, an empty string as `""`, all else as its JSON
 * text. Quoted as RFC 4180 says, guarded against nothing.
 */
export function rawCell(value: string): string {
  if (value === 'null') return ''
  if (value === '""') return value
  const text = value.charCodeAt(0) === 0x22 ? stringOf(value) : value
  return needsQuotes.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** Makes the function that turns a row's JSON text into the cells of `fields`; a missing field is empty. */
export function rawRow(fields: readonly string[]): (json: string) => readonly string[] {
  const places = new Map(fields.map((field, place) => [field, place]))
  return (json) => {
    const cells = fields.map(() => '')
    // Rows without an id may be any JSON value.
    if (!json.startsWith('{')) return cells
    readFields(json, (name, value) => {
      const place = places.get(name)
      if (place !== undefined) cells[place] = rawCell(value)
    })
    return cells
  }
}
