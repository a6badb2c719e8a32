/** Splits delimited text (RFC 4180) into lines of cells, as the program that opens the file does. */
export function readCells(text: string, separator: string): readonly (readonly string[])[] {
  const lines: string[][] = []
  let line: string[] = []
  let cell = ''
  let isQuoted = false
  const endCell = (): void => {
    line.push(cell)
    cell = ''
  }
  const endLine = (): void => {
    endCell()
    lines.push(line)
    line = []
  }
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at] ?? ''
    if (isQuoted) {
      if (letter !== '"') cell += letter
      else if (text[at + 1] === '"') {
        cell += '"'
        at += 1
      } else isQuoted = false
    } else if (letter === '"') isQuoted = true
    else if (letter === separator) endCell()
    else if (letter === '\n') endLine()
    else if (letter !== '\r' || text[at + 1] !== '\n') cell += letter
  }
  if (cell !== '' || line.length > 0) endLine()
  return lines
}
