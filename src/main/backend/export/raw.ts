/**
 * Reads the fields of a JSON object from its text, keeping every value as it stands there: numbers keep their digits
 * (`1162.80` and 20-digit numbers do not survive `JSON.parse`), and no field is left out or moved.
 */

/** The position behind the string that starts at `at`. */
function skipString(json: string, at: number): number {
  let end = at
  do {
    end = json.indexOf('"', end + 1)
    if (end < 0) throw new SyntaxError('A string in a stored row does not end.')
  } while (isEscaped(json, end))
  return end + 1
}

/** Whether an odd number of backslashes stands before `at`. */
function isEscaped(json: string, at: number): boolean {
  let start = at
  while (json.charCodeAt(start - 1) === 0x5c) start -= 1
  return (at - start) % 2 === 1
}

/** The position behind the value that starts at `at`. */
function skipValue(json: string, at: number): number {
  let depth = 0
  let end = at
  while (end < json.length) {
    switch (json.charCodeAt(end)) {
      case 0x22: // "
        end = skipString(json, end)
        if (depth === 0) return end
        continue
      case 0x5b: // [
      case 0x7b: // {
        depth += 1
        break
      case 0x5d: // ]
      case 0x7d: // }
        if (depth === 0) return end
        depth -= 1
        if (depth === 0) return end + 1
        break
      case 0x2c: // ,
        if (depth === 0) return end
    }
    end += 1
  }
  throw new SyntaxError('A stored row does not end.')
}

function skipBlanks(json: string, at: number): number {
  let end = at
  while (json.charCodeAt(end) <= 0x20) end += 1
  return end
}

/** The text that a JSON string stands for. */
function stringOf(json: string): string {
  if (!json.includes('\\')) return json.slice(1, -1)
  const text: unknown = JSON.parse(json)
  return String(text)
}

/**
 * Calls `found` with each field of the JSON object in order: its name, and its value as JSON text. Throws SyntaxError
 * where the text is cut off; it is not checked further, since what is stored was parsed before.
 */
export function readFields(json: string, found: (name: string, value: string) => void): void {
  let at = skipBlanks(json, skipBlanks(json, 0) + 1)
  while (json.charCodeAt(at) === 0x22) {
    const nameEnd = skipString(json, at)
    const name = stringOf(json.slice(at, nameEnd))
    const valueStart = skipBlanks(json, skipBlanks(json, nameEnd) + 1)
    const valueEnd = skipValue(json, valueStart)
    found(name, json.slice(valueStart, valueEnd).trimEnd())
    const comma = skipBlanks(json, valueEnd)
    if (json.charCodeAt(comma) !== 0x2c) return
    at = skipBlanks(json, comma + 1)
  }
}

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
    readFields(json, (name, value) => {
      const place = places.get(name)
      if (place !== undefined) cells[place] = rawCell(value)
    })
    return cells
  }
}

/** Every field that any of the rows has, in the order in which they first appear. */
export function fieldsOf(rows: Iterable<string>): readonly string[] {
  const fields = new Set<string>()
  for (const row of rows) readFields(row, (name) => fields.add(name))
  return [...fields]
}
