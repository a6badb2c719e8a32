import { join } from 'node:path'
import type { Database } from 'better-sqlite3'
import { AppError, errorData } from '#shared/errors'
import type { Progress, SyncResult } from '#shared/jobs'
import type { CustomerSource } from '../clopos/source'
import { copyFile, openCopy, readStatus } from '../database/copy'
import { mergeIncoming } from '../database/merge'
import { openStaging } from '../database/staging'
import { clearState, writeState } from '../database/state'
import { storageError } from '../database/storage-error'
import { acquireLock } from '../lock'
import { completeRead } from './complete-read'

export interface SyncOptions {
  /** The connection's folder; its copy is created where there is none. */
  readonly folder: string
  readonly source: CustomerSource
  /** Milliseconds since 1970. */
  readonly clock: () => number
  readonly signal: AbortSignal
  readonly onProgress: (progress: Progress) => void
  /** Begin anew even where an interrupted read could be resumed. */
  readonly fromStart: boolean
}

/**
 * Reads all customers and makes the copy equal to the server's. Until the read is complete the copy stays as it was;
 * what was read is kept, and the next sync resumes there. Throws AppError, and notes it in the copy: `sync.running`
 * where another sync holds the copy, what `CustomerSource` throws, `server.moving`, `storage.*`, `cancelled`.
 */
export async function runSync(options: SyncOptions): Promise<SyncResult> {
  const file = copyFile(options.folder)
  const database = openCopy(options.folder)
  try {
    const lock = acquireLock(join(options.folder, 'sync.lock'), { code: 'sync.running' })
    try {
      return await syncInto(database, options)
    } catch (thrown) {
      const error = storageError(thrown, file)
      noteFailure(database, error, options.clock())
      throw error
    } finally {
      lock.release()
    }
  } finally {
    database.close()
  }
}

function noteFailure(database: Database, thrown: unknown, at: number): void {
  const error = errorData(thrown)
  if (error.code === 'cancelled') return
  try {
    writeState(database, 'last-failure', { at, error })
  } catch {
    // The disk is full or the file damaged: that very error is on its way to the person already.
  }
}

/** Names of groups and venues are good to have; a sign-in that may not ask for them still gets its customers. */
async function ifAllowed<Item>(asked: Promise<readonly Item[]>): Promise<readonly Item[]> {
  try {
    return await asked
  } catch (thrown) {
    if (thrown instanceof AppError && thrown.code === 'server.refused') return []
    throw thrown
  }
}

async function syncInto(database: Database, options: SyncOptions): Promise<SyncResult> {
  const { source, signal, clock } = options
  const startedAt = clock()
  const staging = openStaging(database)
  const groups = await ifAllowed(source.groups(signal))
  const venues = await ifAllowed(source.venues(signal))
  const seen = await completeRead({ ...options, database, staging })
  if (signal.aborted) throw new AppError({ code: 'cancelled' })
  return database
    .transaction((): SyncResult => {
      const finishedAt = clock()
      const counts = mergeIncoming(database, seen, groups, venues, finishedAt)
      staging.clear()
      clearState(database, 'last-failure')
      const { customers, problems } = readStatus(database, '')
      const result: SyncResult = {
        ...counts,
        total: customers,
        problems,
        requests: source.requests(),
        seconds: Math.max(0, (finishedAt - startedAt) / 1000),
      }
      database
        .prepare('INSERT INTO sync_run (started_at, finished_at, result) VALUES (?, ?, ?)')
        .run(startedAt, finishedAt, JSON.stringify(result))
      return result
    })
    .immediate()
}
