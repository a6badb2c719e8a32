import type { ColumnKey } from '#shared/columns'
import { AppError } from '#shared/errors'
import type { PresetOf } from '#shared/export-format'
import type { Language } from '#shared/locale/languages'
import type { Cell } from './cells'
import { createFile, type NewFile } from './file'
import { rawLayout, readableLayout, type Layout } from './formats'

/** The rows and how to write them. The rows are read once, while the file is written. */
export type ExportContent =
  | {
      readonly preset: PresetOf<'table'>
      /** The cells of `columns`, in their order. */
      readonly rows: Iterable<readonly Cell[]>
      readonly columns: readonly ColumnKey[]
      /** Of headers and words. */
      readonly language: Language
      /** BCP 47: the computer's, whose decimal mark Excel expects. */
      readonly locale: string
    }
  | {
      readonly preset: PresetOf<'api'>
      /** What Clopos sent for each customer, as JSON text. */
      readonly rows: Iterable<string>
      /** The API's names of the fields to write. */
      readonly fields: readonly string[]
    }

export interface ExportTask {
  readonly content: ExportContent
  readonly path: string
  /** How many rows there are. The first of them show how much space the file needs. */
  readonly total: number
  readonly signal: AbortSignal
  /** Receives the number of written rows, a few hundred times a second at most. */
  readonly onProgress: (rows: number) => void
}

export interface WrittenFile {
  readonly rows: number
  readonly bytes: number
}

/** Text is written in pieces of about this many UTF-16 units. */
const pieceLength = 256 * 1024

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

async function writeRows<Row>(
  file: NewFile,
  rows: Iterable<Row>,
  layout: Layout<Row>,
  { total, signal, onProgress }: ExportTask,
): Promise<number> {
  let text = layout.head
  let count = 0
  let isRoomKnown = false
  for (const row of rows) {
    text += layout.line(row)
    count += 1
    if (text.length < pieceLength) continue
    if (!isRoomKnown) await file.requireSpace(Math.ceil((Buffer.byteLength(text) / count) * total))
    isRoomKnown = true
    await file.write(text)
    text = ''
    onProgress(count)
    // Reading is synchronous. Without a turn of the event loop, a cancel would never arrive.
    await nextTurn()
    if (signal.aborted) throw new AppError({ code: 'cancelled' })
  }
  await file.write(text)
  onProgress(count)
  return count
}

/**
 * Writes customers to a file. It appears under `path` only when it is complete. After a cancel or an error nothing is
 * left, and an earlier file stays. Throws AppError `cancelled`, `storage.little-space`, `storage.full` or `export.target`, and what reading
 * the rows throws.
 */
export async function exportCustomers(task: ExportTask): Promise<WrittenFile> {
  const { content, signal } = task
  if (signal.aborted) throw new AppError({ code: 'cancelled' })
  const file = await createFile(task.path, signal)
  try {
    const rows =
      content.preset === 'raw'
        ? await writeRows(file, content.rows, rawLayout(content.fields), task)
        : await writeRows(file, content.rows, readableLayout(content.preset, content.columns, content), task)
    // A cancel that came while the last rows were written still counts.
    await nextTurn()
    if (signal.aborted) throw new AppError({ code: 'cancelled' })
    return { rows, bytes: await file.finish() }
  } catch (thrown) {
    file.discard()
    throw thrown
  }
}
