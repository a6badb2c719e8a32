import type { Database } from 'better-sqlite3'
import type { SortKey } from '#shared/columns'
import { readState } from '../database/state'
import { joinsOf, orderOf } from './columns-sql'
import type { Condition } from './condition'

/** How many results are kept: the one in sight, and those before it while a person types, deletes and sorts. */
const kept = 6

/**
 * The ids that match a condition, in the order of a sort, kept until the customers change. A query with ages is another
 * condition tomorrow, so its result of today is not taken for that of tomorrow. With the ids, any window of any
 * result is a look-up of its rows by id, wherever the person has scrolled to, and the exact count is known.
 */
export interface ResultSets {
  readonly ids: (where: Condition, sort: readonly SortKey[]) => Float64Array
}

export function createResultSets(database: Database): ResultSets {
  const results = new Map<string, Float64Array>()
  let revision: number | null = null
  return {
    ids: (where, sort) => {
      const current = readState(database, 'revision')
      if (current !== revision) results.clear()
      revision = current
      const key = JSON.stringify([where, sort])
      const found = results.get(key) ?? matchingIds(database, where, sort)
      // Put back at the end: the first key of a Map is then the one that was not used for longest.
      results.delete(key)
      results.set(key, found)
      const oldest = results.keys().next()
      if (results.size > kept && oldest.done === false) results.delete(oldest.value)
      return found
    },
  }
}

/** The ids that match, in order: sorting ids alone spares the database from carrying whole rows through the sort. */
export function matchingIds(database: Database, where: Condition, sort: readonly SortKey[]): Float64Array {
  const joins = joinsOf(sort.map((key) => key.column))
  const ids = database
    .prepare<unknown[], number>(
      `SELECT c.id FROM customer c${joins} WHERE ${where.sql} ORDER BY ${orderOf(sort)}`,
    )
    .pluck()
    .all(...where.parameters)
  return Float64Array.from(ids)
}
