import type { CopyStatus } from '#shared/connection'
import type { Language } from '#shared/locale/languages'
import type { ReadableDatabase } from './sqlite/database'
import { openCustomers, type Customers, type Time } from './query/customers'
import { copyFile, openCopyReader, readStatus } from './copy/copy'
import { isIndexDue } from './copy/update-index'
import type { AskCopy } from './query/handlers'
import { fileIdOf } from './sqlite/file-id'
import { storageError } from './sqlite/storage-error'
import { readRevision } from './copy/revision'

interface OpenCopy {
  readonly language: Language | null
  readonly database: ReadableDatabase
  readonly customers: Customers
  readonly fileId: string | null
  /** The revision that the page knows; null: of a file that was here before. */
  revision: number | null
}

/** The copies that are open for queries, each over one connection. */
export interface Copies {
  readonly query: AskCopy
  readonly status: (connectionId: string) => CopyStatus
  /** The status of each copy that changed since the last call, by any process. */
  readonly changed: () => CopyStatus[]
  readonly close: (connectionId?: string) => void
}

export interface CopiesOptions {
  /** The folder of a connection's copy. */
  readonly folder: (connectionId: string) => string
  /** The current time and time zone, for queries. */
  readonly time: Time
  /** The language whose alphabet texts sort by; null: whatever the copy sorts by already. */
  readonly language: () => Language | null
  /** Whether this app syncs the copy. */
  readonly isSyncing: (connectionId: string) => boolean
  /** Called when a copy was opened. */
  readonly onOpen: (connectionId: string, database: ReadableDatabase) => void
}

/** Opens copies when they are first queried. */
export function createCopies({ folder, time, language, isSyncing, onOpen }: CopiesOptions): Copies {
  const open = new Map<string, OpenCopy>()

  const copyOf = (connectionId: string): OpenCopy => {
    const wanted = language()
    const file = copyFile(folder(connectionId))
    const known = open.get(connectionId)
    // People may delete the file, or put another one in its place.
    const isReplaced = known !== undefined && known.fileId !== fileIdOf(file)
    if (known?.language === wanted && !isReplaced) return known
    known?.database.close()
    open.delete(connectionId)
    const database = openCopyReader(folder(connectionId), wanted)
    try {
      const copy = {
        language: wanted,
        database,
        customers: openCustomers(database, time),
        fileId: fileIdOf(file),
        revision: isReplaced ? null : known === undefined ? readRevision(database) : known.revision,
      }
      open.set(connectionId, copy)
      onOpen(connectionId, database)
      return copy
    } catch (thrown) {
      // Windows would not let anybody delete the file.
      open.delete(connectionId)
      database.close()
      throw thrown
    }
  }

  const query: AskCopy = (connectionId, ask) => {
    try {
      const { customers, database } = copyOf(connectionId)
      return ask(customers, database)
    } catch (thrown) {
      throw storageError(thrown, copyFile(folder(connectionId)))
    }
  }

  const status = (connectionId: string): CopyStatus =>
    query(connectionId, (_, database) => readStatus(database, connectionId))

  return {
    query,
    status,
    changed: () =>
      [...open].flatMap(([connectionId, { database }]) => {
        try {
          const copy = copyOf(connectionId)
          const revision = readRevision(copy.database)
          if (revision === copy.revision) return []
          // A first load tells of its customers when their index is there, too.
          if (isSyncing(connectionId) && isIndexDue(copy.database)) return []
          copy.revision = revision
          return [status(connectionId)]
        } catch {
          // The next query opens the file again and reports what is wrong with it.
          database.close()
          open.delete(connectionId)
          return []
        }
      }),
    close: (connectionId) => {
      for (const [id, { database }] of [...open]) {
        if (connectionId !== undefined && id !== connectionId) continue
        database.close()
        open.delete(id)
      }
    },
  }
}
