import type { Writable } from 'node:stream'
import type { NewFile } from '#backend/export/file'
import { outliveReader } from '#backend/shell/outlive-reader'
import { storageError } from '#backend/sqlite/storage-error'
import { AppError } from '#shared/errors'

export interface StandardOutput extends NewFile {
  /** Whether the reader has closed the stream (`| head`). Writing then throws `cancelled`. */
  readonly isUnread: () => boolean
}

/** The standard output as the file of an export, written no faster than it is read. Throws `storage.*`. */
export function standardOutput(stream: Writable): StandardOutput {
  outliveReader(stream)
  let bytes = 0
  let unread = false
  const write = (content: string | Uint8Array): Promise<void> =>
    new Promise((resolve, reject) => {
      stream.write(content, (error) => {
        if (error === null || error === undefined) resolve()
        else reject(error)
      })
    })
  return {
    write: async (content) => {
      try {
        await write(content)
      } catch (thrown) {
        unread = thrown instanceof Error && 'code' in thrown && thrown.code === 'EPIPE'
        throw unread ? new AppError({ code: 'cancelled' }, thrown) : storageError(thrown, 'stdout')
      }
      bytes += Buffer.byteLength(content)
    },
    requireSpace: () => Promise.resolve(),
    complete: () => Promise.resolve(bytes),
    finish: () => Promise.resolve(),
    discard: () => undefined,
    isUnread: () => unread,
  }
}
