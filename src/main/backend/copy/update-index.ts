import type { ReadableDatabase, WritableDatabase } from '../sqlite/database'
import { readState } from '../sqlite/state'
import { buildIndex, dropObsolete } from '../index/build'
import { isIndexOld } from '../index/changes'
import { buildTexts } from '../index/texts/build-lists'
import { ensureDuplicates } from './duplicates'
import { customerIndex } from './schema/index-schema'
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
]

/** Whether something is missing that makes queries fast, as after a step from an earlier version or a large sync. */
export function isIndexDue(database: ReadableDatabase): boolean {
  return readState(database, duplicatesState) === null || isIndexOld(database, customerIndex)
}

/**
 * Builds what is missing, step by step. Queries give the same answers before and after. Whoever stops between two steps
 * leaves the copy sound. Only one connection may do this at a time, and none may sync meanwhile: hold the copy's lock.
 */
export function* updateIndex(database: WritableDatabase): Generator<void> {
  ensureDuplicates(database)
  yield* dropObsolete(database, obsoleteTables)
  if (!isIndexOld(database, customerIndex)) return
  yield* buildIndex(database, customerIndex, (ids) => buildTexts(database, ids))
}
