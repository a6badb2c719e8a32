import type { Database } from 'better-sqlite3'
import type { CopyStatus } from '#shared/connection'
import { openCustomers, type Customers, type Time } from './query/customers'
import type { SortLanguage } from './index/orders/alphabet'
import { copyFile, openCopyReader, readStatus } from './copy/copy'
import type { AskCopy } from './query/handlers'
import { storageError } from './sqlite/storage-error'
import { readRevision } from './copy/revision'

interface OpenCopy {
  readonly language: SortLanguage | null
  readonly database: Database
  readonly customers: Customers
  /** The revision that the page was told of. */
  revision: number
}

/** The copies that are open for queries, each over one connection. */
export interface Copies {
  readonly query: AskCopy
  readonly status: (connectionId: string) => CopyStatus
  /** The status of each copy that changed since it was last asked, through whichever process. */
  readonly changed: () => CopyStatus[]
  readonly close: (connectionId?: string) => void
}

export interface CopiesOptions {
  /** Where a connection's copy lies. */
  readonly folder: (connectionId: string) => string
  /** When queries are asked. */
  readonly time: Time
  /** The language whose alphabet texts sort by. null: as they are, or as this computer's language does. */
  readonly language: () => SortLanguage | null
  /** Told when a copy was opened. */
  readonly onOpen: (connectionId: string, database: Database) => void
}

/** Opens copies as they are asked for. */
export function createCopies({ folder, time, language, onOpen }: CopiesOptions): Copies {
  const open = new Map<string, OpenCopy>()

  const copyOf = (connectionId: string): OpenCopy => {
    const wanted = language()
    const known = open.get(connectionId)
    if (known?.language === wanted) return known
    known?.database.close()
    const database = openCopyReader(folder(connectionId), wanted)
    const copy = {
      language: wanted,
      database,
      customers: openCustomers(database, time),
      revision: readRevision(database),
    }
    open.set(connectionId, copy)
    onOpen(connectionId, database)
    return copy
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
      [...open].flatMap(([connectionId, copy]) => {
        try {
          const revision = readRevision(copy.database)
          if (revision === copy.revision) return []
          copy.revision = revision
          return [status(connectionId)]
        } catch {
          // A file that can no longer be read is said to whoever asks for it next, who opens it anew.
          copy.database.close()
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
