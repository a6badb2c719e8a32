import type { Writable } from 'node:stream'
import { storageError } from '#backend/sqlite/storage-error'
import { outliveReader } from '#backend/shell/outlive-reader'

/** Lines are written in pieces of about this many UTF-16 units. */
const pieceLength = 64 * 1024

function* pieces(lines: Iterable<string>): Generator<string> {
  let piece = ''
  for (const line of lines) {
    piece += `${line}\n`
    if (piece.length < pieceLength) continue
    yield piece
    piece = ''
  }
  if (piece !== '') yield piece
}

function write(stdout: Writable, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    stdout.write(text, (error) => {
      if (error === null || error === undefined) resolve()
      else reject(error)
    })
  })
}

/** Prints lines, no faster than they are read. It stops without an error when the reader closes the stream (`| head`). */
export async function print(stdout: Writable, lines: Iterable<string>): Promise<void> {
  outliveReader(stdout)
  try {
    for (const piece of pieces(lines)) await write(stdout, piece)
  } catch (thrown) {
    if (!(thrown instanceof Error && 'code' in thrown && thrown.code === 'EPIPE')) {
      throw storageError(thrown, 'stdout')
    }
  }
}
