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

/**
 * The position behind the value that starts at `at`; behind a number, `true`, `false` or `null`, also behind blanks.
 * Throws SyntaxError where the text is cut off.
 */
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

/** The position of the first character from `at` on that is no blank. */
export function skipBlanks(json: string, at: number): number {
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

/** Takes a part of the text that starts at `start`, and gives the position behind it. */
type Take = (start: number) => number

/** Goes through the elements of the JSON array that starts at `at`; gives the position behind it. */
export function eachElement(json: string, at: number, take: Take): number {
  let next = skipBlanks(json, at + 1)
  while (next < json.length && json.charCodeAt(next) !== 0x5d) {
    const comma = skipBlanks(json, take(next))
    if (json.charCodeAt(comma) !== 0x2c) return comma + 1
    next = skipBlanks(json, comma + 1)
  }
  return next + 1
}

/**
 * Goes through the fields of the JSON object that starts at `at`, and gives the position after it. `take` gets the place of
 * the name, with its quotes, and takes the value. Throws SyntaxError if the text is cut off. It checks nothing else, because the
 * caller has parsed the text before.
 */
export function eachField(
  json: string,
  at: number,
  take: (nameStart: number, nameEnd: number, valueStart: number) => number,
): number {
  let next = skipBlanks(json, at + 1)
  while (json.charCodeAt(next) === 0x22) {
    const nameEnd = skipString(json, next)
    const valueEnd = take(next, nameEnd, skipBlanks(json, skipBlanks(json, nameEnd) + 1))
    const comma = skipBlanks(json, valueEnd)
    if (json.charCodeAt(comma) !== 0x2c) return comma + 1
    next = skipBlanks(json, comma + 1)
  }
  return next + 1
}

/** Calls `found` with each field of the JSON object in order: its name, and its value as JSON text. Throws SyntaxError. */
export function readFields(json: string, found: (name: string, value: string) => void): void {
  eachField(json, skipBlanks(json, 0), (nameStart, nameEnd, start) => {
    const end = skipValue(json, start)
    found(stringOf(json.slice(nameStart, nameEnd)), json.slice(start, end).trimEnd())
    return end
  })
}
