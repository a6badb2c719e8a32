/**
 * Takes JSON apart without reading its values: numbers keep their digits (`1162.80` and 20-digit numbers do not survive
 * `JSON.parse`), and no field is left out or moved.
 */

/** The position behind the string that starts at `at`. */
function skipString(json: string, at: number): number {
  let end = at
  do {
    end = json.indexOf('"', end + 1)
    if (end < 0) throw new SyntaxError('A JSON string does not end.')
  } while (isEscaped(json, end))
  return end + 1
}

/** Whether an odd number of backslashes stands before `at`. */
function isEscaped(json: string, at: number): boolean {
  let start = at
  while (json.charCodeAt(start - 1) === 0x5c) start -= 1
  return (at - start) % 2 === 1
}

/** The position behind the value that starts at `at`. Throws SyntaxError where the text is cut off. */
export function skipValue(json: string, at: number): number {
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
  throw new SyntaxError('A JSON value does not end.')
}

function skipBlanks(json: string, at: number): number {
  let end = at
  while (json.charCodeAt(end) <= 0x20) end += 1
  return end
}

/** The text that a JSON string stands for, given with its quotes. */
export function stringOf(json: string): string {
  if (!json.includes('\\')) return json.slice(1, -1)
  const text: unknown = JSON.parse(json)
  return String(text)
}

/** Where a field stands in its object's text: from its name's quote to behind its value. */
export interface Place {
  readonly start: number
  readonly end: number
}

/**
 * Calls `found` with each field of the JSON object in order: its name, its value as JSON text, and its place. Throws
 * SyntaxError where the text is cut off; it is not checked further, since whoever has it parsed it before.
 */
export function readFields(json: string, found: (name: string, value: string, place: Place) => void): void {
  let at = skipBlanks(json, skipBlanks(json, 0) + 1)
  while (json.charCodeAt(at) === 0x22) {
    const nameEnd = skipString(json, at)
    const valueStart = skipBlanks(json, skipBlanks(json, nameEnd) + 1)
    const valueEnd = skipValue(json, valueStart)
    const value = json.slice(valueStart, valueEnd).trimEnd()
    found(stringOf(json.slice(at, nameEnd)), value, { start: at, end: valueStart + value.length })
    const comma = skipBlanks(json, valueEnd)
    if (json.charCodeAt(comma) !== 0x2c) return
    at = skipBlanks(json, comma + 1)
  }
}

/** The text of each element of a JSON array. Throws SyntaxError where the text is cut off. */
export function elementsOf(json: string): readonly string[] {
  const elements: string[] = []
  let at = skipBlanks(json, skipBlanks(json, 0) + 1)
  while (at < json.length && json.charCodeAt(at) !== 0x5d) {
    const end = skipValue(json, at)
    elements.push(json.slice(at, end).trimEnd())
    const comma = skipBlanks(json, end)
    if (json.charCodeAt(comma) !== 0x2c) break
    at = skipBlanks(json, comma + 1)
  }
  return elements
}
