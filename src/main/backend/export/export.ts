import { createHash, type Hash } from 'node:crypto'
import { AppError } from '#shared/errors'
import { createDescription, type AboutExport, type NewDescription, type WrittenFile } from './about'
import { createFile, type NewFile } from './file'
import type { Pieces } from './piece'

export interface ExportTask {
  readonly content: Pieces
  /** A path, or a file that is open. */
  readonly target: string | NewFile
  /** What a description next to the file says; null: there is none. */
  readonly about?: AboutExport | null
  /** How many rows there are. The first of them show how much space the file needs. */
  readonly total: number
  readonly signal: AbortSignal
  /** Receives the number of written rows, a few hundred times a second at most. */
  readonly onProgress: (rows: number) => void
}

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

async function writePieces(
  file: NewFile,
  hash: Hash,
  { content, total, signal, onProgress }: ExportTask,
): Promise<number> {
  let count = 0
  let isRoomKnown = false
  for await (const { content: part, rows } of content) {
    if (!isRoomKnown && rows > 0 && rows < total) {
      await file.requireSpace(Math.ceil((Buffer.byteLength(part) / rows) * total))
      isRoomKnown = true
    }
    hash.update(part)
    await file.write(part)
    count = rows
    onProgress(rows)
    // Reading is synchronous. Without a turn of the event loop, a cancel would never arrive.
    await nextTurn()
    if (signal.aborted) throw new AppError({ code: 'cancelled' })
  }
  return count
}

/**
 * Writes customers to a file. A path gets its name only when it is complete, and so is its description. After a cancel or an
 * error nothing is left, and earlier files stay. Throws AppError `cancelled`, `storage.little-space`, `storage.full` or `export.*`, and what reading
 * the rows throws.
 */
export async function exportCustomers(task: ExportTask): Promise<WrittenFile> {
  const { target, about = null, signal } = task
  if (signal.aborted) throw new AppError({ code: 'cancelled' })
  const file = typeof target === 'string' ? await createFile(target, signal) : target
  let description: NewDescription | null = null
  try {
    if (about !== null) description = await createDescription(about, signal)
    const hash = createHash('sha256')
    const rows = await writePieces(file, hash, task)
    const written = { rows, bytes: await file.complete(), sha256: hash.digest('hex') }
    if (description === null) await file.finish()
    else await description.finish(file, written)
    return written
  } catch (thrown) {
    file.discard()
    description?.discard()
    throw thrown
  }
}
