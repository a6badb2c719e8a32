import { eachElement, eachField, skipBlanks, skipValue, stringOf } from '../json/json-text'

/** Where the field `group` is in the text of its row. */
export interface GroupPlace {
  /** The whole field, including the comma that separates it from the others. */
  readonly from: number
  readonly to: number
  /** Its value. */
  readonly start: number
  readonly end: number
}

/** A row as sent. */
export interface RowText {
  readonly text: string
  /** null if the row has no group or several. */
  readonly group: GroupPlace | null
}

function isGroup(json: string, nameStart: number, nameEnd: number): boolean {
  // Most names begin with another letter, so they need not be decoded.
  const first = json.charCodeAt(nameStart + 1)
  return (first === 0x67 || first === 0x5c) && stringOf(json.slice(nameStart, nameEnd)) === 'group'
}

const comma = 0x2c
const brace = 0x7b

/** Reads the row that starts at `row` and returns the position after it. */
function readRow(json: string, row: number, found: (text: RowText) => void): number {
  let groups = 0
  let group: GroupPlace | null = null
  let before = row
  const take = (nameStart: number, nameEnd: number, start: number): number => {
    const end = skipValue(json, start)
    if (isGroup(json, nameStart, nameEnd)) {
      groups += 1
      const after = skipBlanks(json, end)
      // With the comma before it, or the one after it if it is the first field.
      const [from, to] =
        before > row
          ? [json.slice(row, before).trimEnd().length, end - row]
          : [nameStart - row, (json.charCodeAt(after) === comma ? skipBlanks(json, after + 1) : end) - row]
      group = { from, to, start: start - row, end: end - row }
    }
    before = end
    return end
  }
  const end = json.charCodeAt(row) === brace ? eachField(json, row, take) : skipValue(json, row)
  found({ text: json.slice(row, end).trimEnd(), group: groups === 1 ? group : null })
  return end
}

/** Reads a single row from its JSON text without surrounding spaces. */
export function rowText(text: string): RowText {
  let row: RowText = { text, group: null }
  if (text.charCodeAt(0) === brace) {
    readRow(text, 0, (read) => {
      row = read
    })
  }
  return row
}

/** The `rows` rows of an answer as sent, or null if they cannot be told apart, for example if `data` occurs twice. */
export function rowTexts(answer: string, rows: number): readonly RowText[] | null {
  let texts: RowText[] = []
  eachField(answer, skipBlanks(answer, 0), (nameStart, nameEnd, start) => {
    if (stringOf(answer.slice(nameStart, nameEnd)) !== 'data') return skipValue(answer, start)
    texts = []
    if (answer.charCodeAt(start) !== 0x5b) return skipValue(answer, start)
    return eachElement(answer, start, (row) => readRow(answer, row, (text) => texts.push(text)))
  })
  return texts.length === rows ? texts : null
}
