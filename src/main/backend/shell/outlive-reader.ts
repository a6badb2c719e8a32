import type { Writable } from 'node:stream'

/**
 * Lets the process go on when whoever reads one of its streams has left (`| head`, a closed terminal). A failed write is
 * told to its callback; without a listener it would also end the process.
 */
export function outliveReader(stream: Pick<Writable, 'on'>): void {
  stream.on('error', () => undefined)
}
