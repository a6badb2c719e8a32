import type { Database } from 'better-sqlite3'
import type { SortKey } from '#shared/columns'
import type { Summary } from '#shared/contract'
import { joinsOf, orderOf } from './columns-sql'
import type { IdSet } from './id-set'

/** Up to so many ids are looked up one by one; more are picked out while reading the whole table. */
const fewIds = 20_000

/** What is asked of customers that are named by their ids, whatever they have in common. */
export interface Selected {
  /** Counts and sums; ids that are not in the copy count nothing. */
  readonly summary: (ids: IdSet) => Summary
  /** The ids in the order of a sort, without those that are not in the copy. */
  readonly inOrder: (ids: IdSet, sort: readonly SortKey[]) => Float64Array
}

/** Opens these queries on a copy's connection. */
export function openSelected(database: Database): Selected {
  let picked: IdSet | null = null
  database.function('is_picked', (id: unknown) => (picked?.has(Number(id)) === true ? 1 : 0))

  const condition = (ids: IdSet): string =>
    ids.size <= fewIds ? 'c.id IN (SELECT value FROM json_each(?))' : 'is_picked(c.id) AND ? IS NULL'

  const pick = <Result>(ids: IdSet, ask: (parameter: string | null) => Result): Result => {
    picked = ids
    try {
      return ask(ids.size <= fewIds ? JSON.stringify(Array.from(ids.toArray())) : null)
    } finally {
      picked = null
    }
  }

  return {
    summary: (ids) =>
      pick(ids, (parameter) =>
        database
          .prepare<[string | null], Summary>(
            `SELECT count(*) AS count, total(c.spent) AS spent, total(c.receipt_count) AS receipts
             FROM customer c WHERE ${condition(ids)}`,
          )
          .get(parameter),
      ) ?? { count: 0, spent: 0, receipts: 0 },
    inOrder: (ids, sort) => {
      const joins = joinsOf(sort.map(({ column }) => column))
      const sql = `SELECT c.id FROM customer c${joins} WHERE ${condition(ids)} ORDER BY ${orderOf(sort)}`
      return Float64Array.from(
        pick(ids, (parameter) => database.prepare<[string | null], number>(sql).pluck().all(parameter)),
      )
    },
  }
}
