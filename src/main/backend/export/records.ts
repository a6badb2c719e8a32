import { AppError } from '#shared/errors'

/** No record of ours is longer, in UTF-16 units: what is may be any file. */
const longest = 16 * 2 ** 20

/** Text of bytes that arrive in parts. */
async function* textOf(
  parts: AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>,
): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  for await (const part of parts)
    yield typeof part === 'string' ? part : decoder.decode(part, { stream: true })
  yield decoder.decode()
}

/**
 * The lines of text that arrives in parts, without their ends. With `quotes`, a line break in quotation marks belongs to
 * its line (RFC 4180). Throws `export.not-comparable` for what is no text of lines.
 */
export async function* linesOf(
  parts: AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>,
  quotes: boolean,
): AsyncGenerator<string> {
  let rest = ''
  let from = 0
  let isQuoted = false
  for await (const text of textOf(parts)) {
    rest += text
    let start = 0
    for (let at = from; at < rest.length; at += 1) {
      const code = rest.charCodeAt(at)
      if (code === 0x22 && quotes) isQuoted = !isQuoted
      if (code !== 0x0a || isQuoted) continue
      yield rest.slice(start, rest.charCodeAt(at - 1) === 0x0d ? at - 1 : at)
      start = at + 1
    }
    rest = rest.slice(start)
    from = rest.length
    if (from > longest) throw new AppError({ code: 'export.not-comparable' })
  }
  if (rest !== '') yield rest
}

/** The cells of a line. */
export function cellsIn(line: string, separator: string): string[] {
  if (!line.includes('"')) return line.split(separator)
  const cells: string[] = []
  let at = 0
  for (;;) {
    if (line[at] === '"') {
      let text = ''
      for (;;) {
        const end = line.indexOf('"', at + 1)
        if (end < 0) return [...cells, text + line.slice(at + 1)]
        text += line.slice(at + 1, end)
        at = end + 1
        if (line[at] !== '"') break
        text += '"'
      }
      cells.push(text)
    } else {
      const end = line.indexOf(separator, at)
      cells.push(line.slice(at, end < 0 ? undefined : end))
      at = end < 0 ? line.length : end
    }
    if (at >= line.length) return cells
    at += 1
  }
}
