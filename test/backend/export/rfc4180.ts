/**
 * A strict reader of RFC 4180, written from the RFC's grammar and sharing nothing with the writer: it throws at
 * anything the grammar does not allow. `delimiter` is its only liberty.
 */
export function readCsv(text: string, delimiter = ','): string[][] {
  const records: string[][] = []
  let record: string[] = []
  let at = 0
  while (at < text.length) {
    let field = ''
    if (text[at] === '"') {
      at += 1
      for (;;) {
        if (at >= text.length) throw new Error('A quoted field does not end.')
        if (text[at] !== '"') field += text[at++] ?? ''
        else if (text[at + 1] === '"') {
          field += '"'
          at += 2
        } else break
      }
      at += 1
    } else {
      while (at < text.length && text[at] !== delimiter && text[at] !== '\r') {
        if (text[at] === '"' || text[at] === '\n')
          throw new Error(`A bare ${JSON.stringify(text[at])} at ${String(at)}.`)
        field += text[at++] ?? ''
      }
    }
    record.push(field)
    if (text[at] === delimiter) at += 1
    else if (text.startsWith('\r\n', at)) {
      records.push(record)
      record = []
      at += 2
    } else throw new Error(`Neither a delimiter nor a line end at ${String(at)}.`)
  }
  if (record.length > 0) throw new Error('The last line does not end.')
  return records
}
