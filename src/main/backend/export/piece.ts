import type { RowBatch } from '../query/all-rows'
import { createLineStore } from './line-store'

/** A part of a file, in the order in which it is written. */
export interface Piece {
  /** Text is written as UTF-8. */
  readonly content: string | Uint8Array
  /** How many customers are complete with this piece. */
  readonly rows: number
}

/** A piece that is bytes. */
export type BytePiece = Piece & { readonly content: Uint8Array }

/** A file in parts of some hundred kilobytes, made while they are read. */
export type Pieces = Iterable<Piece> | AsyncIterable<Piece>

/** Text becomes bytes in parts of about this many UTF-16 units: joining longer ones is slower. */
const textLength = 16 * 1024

/** About as many bytes are written at once. */
const pieceSize = 256 * 1024

/** The text of a file: its start, and each row as a line. */
export interface Layout<Row> {
  readonly head: string
  readonly line: (row: Row) => string
}

/** A file that is text. The bytes of a piece are valid until the next one is asked for. */
export function* textPieces<Row>(rows: Iterable<Row>, { head, line }: Layout<Row>): Generator<BytePiece> {
  let buffer = Buffer.allocUnsafeSlow(pieceSize + 3 * textLength)
  let size = 0
  let text = head
  let count = 0
  const encode = (): void => {
    // UTF-8 takes at most three bytes for a UTF-16 unit.
    const most = size + text.length * 3
    if (buffer.length < most) buffer = Buffer.concat([buffer.subarray(0, size)], most)
    size += buffer.write(text, size)
    text = ''
  }
  for (const row of rows) {
    text += line(row)
    count += 1
    if (text.length < textLength) continue
    encode()
    if (size < pieceSize) continue
    yield { content: buffer.subarray(0, size), rows: count }
    size = 0
  }
  encode()
  yield { content: buffer.subarray(0, size), rows: count }
}

/** After this many rows there is a piece, even an empty one, because a cancel is noticed between pieces. */
const rowsAtOnce = 5000

/** A file that is text, from rows that come in batches. The bytes of a piece are valid until the next one is asked for. */
export function* batchPieces<Row>(
  batches: Iterable<RowBatch<Row>>,
  { head, line }: Layout<Row>,
): Generator<BytePiece> {
  const lines = createLineStore()
  let complete = 0
  yield { content: Buffer.from(head), rows: 0 }
  for (const { length, rows } of batches) {
    lines.clear(length)
    let read = 0
    for (const [place, row] of rows) {
      lines.put(place, line(row))
      read += 1
      if (read % rowsAtOnce === 0) yield { content: Buffer.alloc(0), rows: complete }
    }
    for (const { content, rows: count } of lines.pieces(pieceSize)) yield { content, rows: complete + count }
    complete += read
  }
}
