import { setImmediate } from 'node:timers/promises'
import { AppError } from '#shared/errors'
import type { Progress } from '#shared/jobs'
import type { ReadableDatabase, WritableDatabase } from '../sqlite/database'
import { readState } from '../sqlite/state'
import { storageError } from '../sqlite/storage-error'
import { buildIndex, dropObsolete, stepsOfBuild } from '../index/build'
import { isIndexOld } from '../index/changes'
import { copyFile, lockCopy, openCopy } from './copy'
import { ensureDuplicates } from './duplicates'
import { customerIndex } from './schema/index-schema'
import { finishErasing, isErasing } from './erase'
import { fillNewColumns, hasUnfilledColumns } from './new-columns'
import { splitTexts } from './split-texts'
import { duplicatesState } from './state'

/** Tables in which earlier versions stored what the index holds now. */
const obsoleteTables = [
  'kept_id',
  'kept_column',
  'kept_source',
  'kept_order',
  'kept_run',
  'kept_part',
  'search_first',
  'search_gram',
  'search_list',
  'search_short',
  'search_recent',
]

const countOf = (database: ReadableDatabase): number =>
  database.prepare<[], number>('SELECT count(*) FROM customer').pluck().get() ?? 0

/** Whether something is missing that makes queries fast, as after a step from an earlier version or a large sync, or customers were forgotten. */
export function isIndexDue(database: ReadableDatabase): boolean {
  if (isErasing(database)) return true
  if (database.prepare('SELECT 1 FROM customer LIMIT 1').get() === undefined) return false
  return (
    readState(database, duplicatesState) === null ||
    hasUnfilledColumns(database) ||
    isIndexOld(database, customerIndex)
  )
}

/**
 * Builds what is missing, step by step. Queries give the same answers before and after. Stopping between two steps leaves
 * the copy sound. Hold the copy's lock meanwhile.
 */
export function* updateIndex(database: WritableDatabase): Generator<void> {
  yield* fillNewColumns(database)
  ensureDuplicates(database)
  yield* dropObsolete(database, obsoleteTables)
  if (isIndexOld(database, customerIndex)) {
    yield* splitTexts(database)
    yield* buildIndex(database, customerIndex)
  }
  yield* finishErasing(database)
}

/**
 * Builds what is missing in the copy of a folder. The progress is in customers. Throws `sync.running` if the copy is held
 * for writing, `cancelled`, and `storage.*`.
 */
export async function runIndexUpdate(
  folder: string,
  { signal, onProgress }: { readonly signal: AbortSignal; readonly onProgress: (progress: Progress) => void },
): Promise<void> {
  const lock = lockCopy(folder)
  try {
    const database = openCopy(folder)
    try {
      const total = countOf(database)
      const steps = stepsOfBuild(customerIndex, total)
      let done = 0
      for (const step of updateIndex(database)) {
        await setImmediate(step)
        if (signal.aborted) throw new AppError({ code: 'cancelled' })
        done = Math.min(done + 1, steps)
        onProgress({ done: Math.floor((total * done) / steps), total })
      }
    } finally {
      database.close()
    }
  } catch (thrown) {
    throw storageError(thrown, copyFile(folder))
  } finally {
    lock.release()
  }
}
