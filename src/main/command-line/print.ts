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

/** What steers a terminal, such as its colours and its title: the name of a customer or a group can hold it. */
const steering = /(?![\t\n])\p{Cc}/gu

/** Lines without letters that steer a terminal. */
export function* forTerminal(lines: Iterable<string>): Generator<string> {
  for (const line of lines) yield line.replace(steering, '\uFFFD')
}

function write(stdout: Writable, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    stdout.write(text, (error) => {
      if (error === null || error === undefined) resolve()
      else reject(error)
    })
  })
}

/**
 * Prints lines, no faster than they are read. It stops without an error when the reader closes the stream (`| head`). A
 * terminal gets them without letters that steer it; a file or another program gets them as they are.
 */
export async function print(
  stdout: Writable & { readonly isTTY?: boolean },
  lines: Iterable<string>,
): Promise<void> {
  outliveReader(stdout)
  const printed = stdout.isTTY === true ? forTerminal(lines) : lines
  try {
    for (const piece of pieces(printed)) await write(stdout, piece)
  } catch (thrown) {
    if (!(thrown instanceof Error && 'code' in thrown && thrown.code === 'EPIPE')) {
      throw storageError(thrown, 'stdout')
    }
  }
}
