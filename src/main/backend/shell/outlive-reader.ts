import type { Writable } from 'node:stream'

/**
 * Keeps the process running when the reader of one of its streams closes it (`| head`, a closed terminal). A failed write
 * is reported to its callback. Without a listener it would also end the process.
 */
export function outliveReader(stream: Pick<Writable, 'on'>): void {
  stream.on('error', () => undefined)
}
