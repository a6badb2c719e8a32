import type { ReadableDatabase } from '../sqlite/database'
import { readState } from '../sqlite/state'
import { revisionState } from './state'

/**
 * A number that goes up whenever an answer about the copy can change: when its customers change, and when a sync is
 * completed, because `new:sync` and the like ask for the last one. Both only ever go up, so their sum does.
 */
export function readRevision(database: ReadableDatabase): number {
  const lastSync = database
    .prepare<[], number | null>("SELECT max(id) FROM sync_run WHERE outcome = 'done'")
    .pluck()
    .get()
  return (readState(database, revisionState) ?? 0) + (lastSync ?? 0)
}
