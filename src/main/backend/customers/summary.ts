import type { Database } from 'better-sqlite3'
import type { Facets, Summary } from '#shared/contract'
import type { CustomerQuery } from '#shared/query'
import { whereOf } from './where'

/** Counts and sums of all customers that match. */
export function summary(database: Database, query: CustomerQuery): Summary {
  const where = whereOf(query)
  const row = database
    .prepare<unknown[], Summary>(
      `SELECT count(*) AS count, total(c.spent) AS spent, total(c.receipt_count) AS receipts
       FROM customer c WHERE ${where.sql}`,
    )
    .get(...where.parameters)
  return row ?? { count: 0, spent: 0, receipts: 0 }
}

type Facet = Facets['groups'][number]

const facetSql = (table: string, column: string): string => `
  SELECT f.id, f.name, n.customers FROM ${table} f
  JOIN (SELECT ${column} AS id, count(*) AS customers FROM customer WHERE removed_at IS NULL GROUP BY 1) n USING (id)
  ORDER BY n.customers DESC, f.id`

/** What there is to filter by, with how many customers each has, largest first. */
export function facets(database: Database): Facets {
  return {
    groups: database.prepare<[], Facet>(facetSql('customer_group', 'group_id')).all(),
    venues: database.prepare<[], Facet>(facetSql('venue', 'venue_id')).all(),
  }
}
