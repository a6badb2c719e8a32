import type { FacetCount, FacetField, Facets } from '#shared/facets'
import type { FieldKind } from '#shared/fields/kinds'
import { fieldOf, nameOfKeyword } from '#shared/fields/table'
import { monthName, withoutField, type CustomerQuery } from '#shared/query'
import type { Bits } from '../index/bits'
import { createCache } from '../index/cache'
import type { Rows } from '../index/rows'
import { flagColumn, numberColumn } from '../copy/schema/index-schema'
import { countFlags } from '../index/columns/flags'
import { countByValue, type Kinds } from '../index/columns/count-by-value'
import type { ReadableDatabase } from '../sqlite/database'
import type { QueryEngine } from './query-engine'
import type { QueryContext } from './where'
import { msPerDay, type Zone } from './zone'

const kindOf = (field: FacetField): FieldKind => fieldOf(nameOfKeyword(field)).kind

const nameTables: Readonly<Partial<Record<FacetField, string>>> = { group: 'customer_group', venue: 'venue' }

type Stored = string | number | null
type Count = readonly [value: Stored, customers: number]

/** Months since the year 0. */
const monthsIn = (zone: Zone): Kinds => ({
  keyOf: (instant) => {
    const { year, month } = zone.dayOf(instant)
    return year * 12 + month - 1
  },
  range: msPerDay,
})

/** Months of the year, of days like 19800131. */
const monthsOfDays: Kinds = { keyOf: (day) => Math.floor(day / 100) % 100, range: 100 }

/** `YYYY-MM` of the months since the year 0. */
const monthText = (count: number): string =>
  `${String(Math.floor(count / 12)).padStart(4, '0')}-${String((count % 12) + 1).padStart(2, '0')}`

/** A stored value as typed after the field's name. */
function typed(field: FacetField, value: Stored): string | null {
  if (value === null) return null
  switch (kindOf(field)) {
    case 'gender':
      return value === 1 ? 'male' : 'female'
    case 'boolean':
      return value === 1 ? 'yes' : 'no'
    case 'instant':
      return monthText(Number(value))
    case 'date':
      return monthName(Number(value))
    default:
      return String(value)
  }
}

const inOrder = (field: FacetField): boolean => kindOf(field) === 'instant' || kindOf(field) === 'date'

/** The customers and fields to count. */
export interface FacetTask {
  readonly query: string
  readonly fields: readonly FacetField[]
  /**
   * `ignored`: clauses about a field itself are ignored for its counts, so that other choices show what they would
   * find. `counted`: the counts of a field add up to those of the query.
   */
  readonly ownClauses: 'ignored' | 'counted'
}

function countsOf({ index }: QueryEngine, field: FacetField, rows: Bits, zone: Zone): Count[] {
  const kind = kindOf(field)
  if (kind === 'boolean' || kind === 'gender') return countFlags(rows, index.flags(flagColumn(field)))
  const values = index.numbers(numberColumn(field))
  if (kind === 'instant') return countByValue(rows, values, monthsIn(zone))
  if (kind === 'date') return countByValue(rows, values, monthsOfDays)
  const counts = countByValue(rows, values)
  if (kind !== 'text') return counts
  const texts = index.dictionary(numberColumn(field))
  return counts.map(([number, customers]) => [number === null ? null : (texts[number] ?? null), customers])
}

/** Sorted by value or by count. With equal counts, customers without a value come last. */
function compareCounts(field: FacetField): (a: Count, b: Count) => number {
  const byValue = ([a]: Count, [b]: Count): number =>
    a === null || b === null ? Number(a === null) - Number(b === null) : a < b ? -1 : Number(a > b)
  return inOrder(field) ? byValue : (a, b) => b[1] - a[1] || byValue(a, b)
}

/** The most cached counts. Most requests repeat while a person types. */
const maxCounts = 100

/** Counts matching customers by the values of fields. Call it within `at` of the query engine. */
export type CountFacets = (
  query: CustomerQuery,
  task: Pick<FacetTask, 'fields' | 'ownClauses'>,
  context: QueryContext,
) => Facets

export function createFacets(database: ReadableDatabase, engine: QueryEngine): CountFacets {
  const results = createCache<string, readonly Count[]>(maxCounts)
  let rows: Rows | null = null
  return (query, { fields, ownClauses }, context) => {
    // Another revision of the index has other rows.
    if (engine.index.rows() !== rows) results.clear()
    rows = engine.index.rows()
    const of = (field: FacetField): readonly FacetCount[] => {
      const asked = ownClauses === 'ignored' ? withoutField(query, field) : query
      const { bits, key } = engine.matches(asked, context)
      const counts = results.get(`${field} ${key}`, () =>
        countsOf(engine, field, bits, context.zone).sort(compareCounts(field)),
      )
      return named(database, field, counts)
    }
    return Object.fromEntries(fields.map((field) => [field, of(field)]))
  }
}

/** The counts with the names of groups and venues, including those without customers. */
function named(
  database: ReadableDatabase,
  field: FacetField,
  counts: readonly Count[],
): readonly FacetCount[] {
  const names = namesOf(database, field)
  const found = new Set(counts.map(([value]) => value))
  const others = [...names.keys()].filter((id) => !found.has(id)).map((id): Count => [id, 0])
  return [...counts, ...others].map(([value, customers]) => ({
    value: typed(field, value),
    name: names.get(value) ?? null,
    customers,
  }))
}

/** The names of all groups or venues by ID; empty for other fields. */
function namesOf(database: ReadableDatabase, field: FacetField): ReadonlyMap<Stored, string> {
  const table = nameTables[field]
  if (table === undefined) return new Map()
  return new Map(
    database.prepare<[], [number, string]>(`SELECT id, name FROM ${table} ORDER BY id`).raw().all(),
  )
}
