/** A part of a file, in the order in which it is written. */
export interface Piece {
  /** Text is written as UTF-8. */
  readonly content: string | Uint8Array
  /** How many customers are complete with this piece. */
  readonly rows: number
}

/** A file in parts of some hundred kilobytes, made while they are read. */
export type Pieces = Iterable<Piece> | AsyncIterable<Piece>

/** Text is written in pieces of about this many UTF-16 units. */
const pieceLength = 256 * 1024

/** The text of a file: its start, and each row as a line. */
export interface Layout<Row> {
  readonly head: string
  readonly line: (row: Row) => string
}

/** A file that is text. */
export function* textPieces<Row>(rows: Iterable<Row>, { head, line }: Layout<Row>): Generator<Piece> {
  let content = head
  let count = 0
  for (const row of rows) {
    content += line(row)
    count += 1
    if (content.length < pieceLength) continue
    yield { content, rows: count }
    content = ''
  }
  yield { content, rows: count }
}
