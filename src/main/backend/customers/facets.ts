import type { Database } from 'better-sqlite3'
import type { FacetCount, FacetField, Facets } from '#shared/contract'
import { monthName, withoutField, type CustomerQuery } from '#shared/query'
import { readState } from '../database/state'
import type { Condition } from './condition'
import { whereOf, type Asking } from './where'

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

/** What is counted for each field; null where a customer has none. */
const counted: Readonly<Record<FacetField, string>> = {
  group: 'c.group_id',
  venue: 'c.venue_id',
  source: 'c.source',
  gender: 'c.gender',
  active: 'c.active',
  loyalty: 'c.loyalty',
  verified: 'c.verified',
  created: 'month_count(c.created_at)',
  birthday: 'substr(c.date_of_birth, 6, 2)',
}

type Stored = string | number | null
type Counts = readonly (readonly [value: Stored, customers: number])[]

/** An aggregate that counts the values of each of its arguments: one look at a row serves all fields. */
function addTally(database: Database): void {
  database.aggregate('tally', {
    varargs: true,
    start: (): Map<unknown, number>[] => [],
    step: (tallies: Map<unknown, number>[], ...values: unknown[]) => {
      for (let at = 0; at < values.length; at += 1) {
        const tally = (tallies[at] ??= new Map<unknown, number>())
        tally.set(values[at], (tally.get(values[at]) ?? 0) + 1)
      }
    },
    result: (tallies: Map<unknown, number>[]) => JSON.stringify(tallies.map((tally) => [...tally])),
  })
}

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
    case 'loyalty':
    case 'verified':
      return value === 1 ? 'yes' : 'no'
    case 'created':
      return monthText(Number(value))
    case 'birthday':
      return monthName(Number(value))
    default:
      return String(value)
  }
}

/** Months in their order, other values by how many customers they have. */
function inOrder(field: FacetField, counts: Counts): Counts {
  const rank = (value: Stored): number => (value === null ? Infinity : Number(value))
  const byMonth = field === 'created' || field === 'birthday'
  return [...counts].sort(([one, many], [other, more]) => {
    if (one === other) return 0
    return byMonth ? rank(one) - rank(other) : more - many || (String(one) < String(other) ? -1 : 1)
  })
}

/** How many counts of a field are kept. */
const kept = 100

/** Counts customers that match, by the values of fields. */
export type CountFacets = (task: FacetTask, asking: Asking) => Facets

/** Counts that were found are kept until the customers change: most questions come again, as while somebody types. */
export function createFacets(database: Database): CountFacets {
  addTally(database)
  const results = new Map<string, Counts>()
  let revision: number | null = null

  const countAll = (where: Condition, fields: readonly FacetField[]): readonly Counts[] => {
    const text = database
      .prepare<unknown[], string>(
        `SELECT tally(${fields.map((field) => counted[field]).join(', ')}) FROM customer c WHERE ${where.sql}`,
      )
      .pluck()
      .get(...where.parameters)
    const found: readonly Counts[] = JSON.parse(text ?? '[]')
    return fields.map((_, at) => found[at] ?? [])
  }

  const keep = (key: string, counts: Counts): void => {
    results.set(key, counts)
    const oldest = results.keys().next()
    if (results.size > kept && oldest.done === false) results.delete(oldest.value)
  }

  return ({ query, fields, ownClauses }, asking) => {
    const current = readState(database, 'revision')
    if (current !== revision) results.clear()
    revision = current
    const questions = fields.map((field) => {
      const where = whereOf(ownClauses === 'ignored' ? withoutField(query, field) : query, asking)
      const condition = JSON.stringify(where)
      return { field, where, condition, key: `${field} ${condition}` }
    })
    const found = new Map<FacetField, Counts>()
    for (const { field, where, condition, key } of questions) {
      const known = found.get(field) ?? results.get(key)
      if (known !== undefined) {
        found.set(field, known)
        continue
      }
      // Fields with the same condition are counted in one go through the customers.
      const together = questions.filter((other) => other.condition === condition && !results.has(other.key))
      const counts = countAll(
        where,
        together.map((other) => other.field),
      )
      for (const [at, other] of together.entries()) {
        const ordered = inOrder(other.field, counts[at] ?? [])
        found.set(other.field, ordered)
        keep(other.key, ordered)
      }
    }
    return Object.fromEntries(fields.map((field) => [field, named(database, field, found.get(field) ?? [])]))
  }
}

const nameTables: Readonly<Partial<Record<FacetField, string>>> = { group: 'customer_group', venue: 'venue' }

/** The counts with the names of groups and venues, of which those without customers are there as well. */
function named(database: Database, field: FacetField, counts: Counts): readonly FacetCount[] {
  const table = nameTables[field]
  const list =
    table === undefined
      ? []
      : database.prepare<[], [number, string]>(`SELECT id, name FROM ${table} ORDER BY id`).raw().all()
  const names = new Map<Stored, string>(list)
  const present = new Set(counts.map(([value]) => value))
  const empty = list.flatMap(([id]) => (present.has(id) ? [] : [[id, 0] as const]))
  return [...counts, ...empty].map(([value, customers]) => ({
    value: typed(field, value),
    name: names.get(value) ?? null,
    customers,
  }))
}
