import type { Database } from 'better-sqlite3'
import type { FacetCount, FacetField, Facets } from '#shared/contract'
import { monthName, withoutField, type CustomerQuery } from '#shared/query'
import { whereOf, type Asking } from './where'

/** What is counted for each field; null where a customer has none. */
const counted: Readonly<Record<FacetField, string>> = {
  group: 'c.group_id',
  venue: 'c.venue_id',
  source: 'c.source',
  gender: 'c.gender',
  active: 'c.active',
  created: 'month_count(c.created_at)',
  birthday: 'CAST(substr(c.date_of_birth, 6, 2) AS INTEGER)',
}

const nameTables: Readonly<Partial<Record<FacetField, string>>> = { group: 'customer_group', venue: 'venue' }

type Stored = string | number | null
type Count = readonly [value: Stored, customers: number]

/** `YYYY-MM` of the months since the year 0. */
const monthText = (count: number): string =>
  `${String(Math.floor(count / 12)).padStart(4, '0')}-${String((count % 12) + 1).padStart(2, '0')}`

/** A stored value as it is typed behind the field's name. */
function typed(field: FacetField, value: Stored): string | null {
  if (value === null) return null
  switch (field) {
    case 'gender':
      return value === 1 ? 'male' : 'female'
    case 'active':
      return value === 1 ? 'yes' : 'no'
    case 'created':
      return monthText(Number(value))
    case 'birthday':
      return monthName(Number(value))
    default:
      return String(value)
  }
}

const inOrder = (field: FacetField): boolean => field === 'created' || field === 'birthday'

/** Whose counts are asked for, of which fields. */
export interface FacetTask {
  readonly query: CustomerQuery
  readonly fields: readonly FacetField[]
  /**
   * `ignored`: clauses that ask for a field alone do not count for it, so that other choices show what they would give.
   * `counted`: the counts of a field add up to those of the query.
   */
  readonly ownClauses: 'ignored' | 'counted'
}

/** Counts the customers that match by the values of some fields. */
export function facets(database: Database, task: FacetTask, asking: Asking): Facets {
  const countsOf = (field: FacetField): readonly FacetCount[] => {
    const query = task.ownClauses === 'ignored' ? withoutField(task.query, field) : task.query
    const where = whereOf(query, asking)
    const counts = database
      .prepare<unknown[], Count>(
        `SELECT ${counted[field]}, count(*) FROM customer c WHERE ${where.sql} GROUP BY 1
         ORDER BY ${inOrder(field) ? '1 NULLS LAST' : '2 DESC, 1 NULLS LAST'}`,
      )
      .raw()
      .all(...where.parameters)
    const names = namesOf(database, field)
    const found = new Set(counts.map(([value]) => value))
    const others = [...names.keys()].filter((id) => !found.has(id)).map((id): Count => [id, 0])
    return [...counts, ...others].map(([value, customers]) => ({
      value: typed(field, value),
      name: names.get(value) ?? null,
      customers,
    }))
  }
  return Object.fromEntries(task.fields.map((field) => [field, countsOf(field)]))
}

/** The names of all groups or venues by ID; of other fields none. */
function namesOf(database: Database, field: FacetField): ReadonlyMap<Stored, string> {
  const table = nameTables[field]
  if (table === undefined) return new Map()
  return new Map(
    database.prepare<[], [number, string]>(`SELECT id, name FROM ${table} ORDER BY id`).raw().all(),
  )
}
