import type { ReadableDatabase } from '../sqlite/database'
import { listed, never, type Condition } from './condition'

/** What a sync can find out about a customer. */
export type Found = 'new' | 'changed' | 'removed'

/** The recorded changes of a sync. Those of the whole customer have an empty field. */
const recorded: Readonly<Record<Found, string>> = {
  new: "SELECT customer_id FROM change WHERE run_id = ? AND field = '' AND after IN ('added', 'restored')",
  changed: "SELECT customer_id FROM change WHERE run_id = ? GROUP BY customer_id HAVING min(field) <> ''",
  removed: "SELECT customer_id FROM change WHERE run_id = ? AND field = '' AND after = 'removed'",
}

const column: Readonly<Record<Found, string>> = {
  new: 'added_at',
  changed: 'changed_at',
  removed: 'removed_at',
}

/**
 * The customers that a sync found new, changed or removed. `at` is the second in which the sync ended. `changed` includes
 * customers whose time of change alone differed, unless a later sync changed them again.
 */
export function foundBySync(database: ReadableDatabase, at: number, found: Found): Condition {
  const run = database
    .prepare<[number, number], [id: number, finishedAt: number]>(
      "SELECT id, finished_at FROM sync_run WHERE finished_at >= ? AND finished_at < ? AND outcome = 'done'",
    )
    .raw()
    .get(at, at + 1000)
  if (run === undefined) return never
  const sql = `SELECT id FROM customer WHERE ${column[found]} = ? UNION SELECT * FROM (${recorded[found]})`
  const [id, finishedAt] = run
  return listed(sql, String(finishedAt), String(id))
}
