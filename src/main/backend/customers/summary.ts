import type { Database } from 'better-sqlite3'
import type { Summary } from '#shared/contract'
import type { Condition } from './condition'

/** Counts and sums of all customers for whom `where` holds. */
export function summary(database: Database, where: Condition): Summary {
  const row = database
    .prepare<unknown[], Summary>(
      `SELECT count(*) AS count, total(c.spent) AS spent, total(c.receipt_count) AS receipts
       FROM customer c WHERE ${where.sql}`,
    )
    .get(...where.parameters)
  return row ?? { count: 0, spent: 0, receipts: 0 }
}
