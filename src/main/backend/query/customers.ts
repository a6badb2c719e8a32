import type { ColumnKey, SortKey } from '#shared/columns'
import type { Correction, CustomerWindow, Output, Summary, backendMethods } from '#shared/contract'
import type { Facets } from '#shared/facets'
import type { CustomerDetails, Problem } from '#shared/customer'
import { AppError } from '#shared/errors'
import { findFolded } from '#shared/fold'
import { parseQuery } from '#shared/query'
import type { ReadableDatabase } from '../sqlite/database'
import { lastFindingSyncAt, lastSyncAt } from '../copy/history'
import { readState } from '../sqlite/state'
import {
  cellBatchesOf,
  cellsOf,
  rawRow,
  rawRowsOf,
  rawSql,
  type RawCells,
  type RawRow,
  type RowBatch,
} from './all-rows'
import { customerRow, idIn, rowSql, type CustomerCells } from '../copy/schema/customer-row'
import { cellSql } from '../copy/schema/columns-sql'
import { addressesIn } from '../copy/schema/raw-row'
import { createFacets, type FacetTask } from './facets'
import { addFunctions } from './functions'
import { openByIds, type ByIds } from './by-ids'
import { openQueryEngine } from './query-engine'
import { sums } from './summary'
import type { QueryContext } from './where'
import { localZone, type Zone } from './zone'
import { revisionState } from '../copy/state'

/** The queries on a copy. A query is text as people type it. Its mistakes are ignored (`parseQuery`). */
export interface Customers {
  readonly window: (query: string, sort: readonly SortKey[], offset: number, limit: number) => CustomerWindow
  /** The ids that match, in order; with a limit, only so many of the first. */
  readonly ids: (query: string, sort: readonly SortKey[], limit?: number) => Float64Array
  /** Increases whenever the customers change. */
  readonly revision: () => number | null
  readonly summary: (query: string) => Summary
  readonly byIds: ByIds
  readonly facets: (task: FacetTask) => Facets
  /** Throws `not-found`. */
  readonly details: (id: number) => CustomerDetails
  readonly problems: (offset: number, limit: number) => Output<typeof backendMethods, 'copy.problems'>
  /** What Clopos sent of each match from `offset` on, at most `limit` of them. */
  readonly rawRows: (
    query: string,
    sort: readonly SortKey[],
    offset: number,
    limit: number,
  ) => Generator<RawRow>
  /** The stored cells of the customers in `ids`, in its order. `ids` is read when iteration starts. */
  readonly cellsOf: (ids: () => Float64Array, columns: readonly ColumnKey[]) => Generator<CustomerCells>
  /** As `cellsOf`, in batches that are faster to read. */
  readonly cellBatchesOf: (
    ids: () => Float64Array,
    columns: readonly ColumnKey[],
  ) => Generator<RowBatch<CustomerCells>>
  /** What Clopos sent of those customers. */
  readonly rawRowsOf: (ids: () => Float64Array) => Generator<RawRow>
  /** Top-level fields of the raw rows that the API's documentation does not name. */
  readonly extraFields: () => string[]
}

/** The time and time zone of queries, on which ages, days and months depend. */
export interface Time {
  /** Milliseconds since 1970. */
  readonly clock: () => number
  readonly zone: Zone
}

/** This computer's. */
const systemTime: Time = { clock: Date.now, zone: localZone }

/** A corrected word as it is written in a name, if it is. */
const asWritten =
  (name: string) =>
  ({ typed, meant }: Correction): Correction => {
    const found = findFolded(name, meant)
    return { typed, meant: found === null ? meant : name.slice(found.start, found.end) }
  }

/** Opens the queries on a database connection, which the caller closes. */
export function openCustomers(database: ReadableDatabase, { clock, zone }: Time = systemTime): Customers {
  addFunctions(database)
  const lastSyncEnd = database.prepare<[], number | null>(`SELECT ${lastSyncAt}`).pluck()
  const lastSync = (): number | null => lastSyncEnd.get() ?? null
  const lastFindings = {
    new: database.prepare<[], number | null>(`SELECT ${lastFindingSyncAt('added')}`).pluck(),
    changed: database.prepare<[], number | null>(`SELECT ${lastFindingSyncAt('changed')}`).pluck(),
    removed: database.prepare<[], number | null>(`SELECT ${lastFindingSyncAt('removed')}`).pluck(),
  }
  const today = (): number => {
    const { year, month, day } = zone.dayOf(clock())
    return (year * 100 + month) * 100 + day
  }
  const engine = openQueryEngine(database, today)
  const { at, index, matches, ordered } = engine
  const countFacets = createFacets(database, engine)
  const contextNow = (): QueryContext => ({
    now: clock(),
    zone,
    lastSync,
    lastFinding: (found) => lastFindings[found].get() ?? null,
    database,
    sources: () => index.dictionary('source'),
  })
  const idsFrom = (query: string, sort: readonly SortKey[], offset: number, limit: number): Float64Array =>
    at(() => {
      const { ids } = index.rows()
      const rows = ordered(parseQuery(query).query, sort, contextNow()).rows(offset, limit)
      const found = new Float64Array(rows.length)
      for (let place = 0; place < rows.length; place += 1) found[place] = ids[rows[place] ?? 0] ?? NaN
      return found
    })
  const rowById = database.prepare<[number], CustomerCells>(`${rowSql} WHERE c.id = ?`).raw()
  const nameById = database
    .prepare<[number], string | null>(`SELECT ${cellSql('name')} FROM customer c WHERE c.id = ?`)
    .pluck()
  const rawById = database.prepare<[number], RawCells>(`${rawSql} WHERE c.id = ?`).raw()
  const rowsById = database
    .prepare<[string], CustomerCells>(`${rowSql} WHERE c.id IN (SELECT value FROM json_each(?))`)
    .raw()
  const problemsById = database.prepare<[number], Problem>(
    'SELECT customer_id AS customerId, field, type, value FROM problem WHERE customer_id = ? ORDER BY rowid',
  )
  const problemCount = database.prepare<[], number>('SELECT count(*) FROM problem').pluck()
  const problemPage = database.prepare<[number, number], Problem & { name: string | null }>(
    `SELECT p.customer_id AS customerId, p.field, p.type, p.value, c.name
     FROM problem p LEFT JOIN customer c ON c.id = p.customer_id
     ORDER BY p.customer_id, p.rowid LIMIT ? OFFSET ?`,
  )

  return {
    window: (query, sort, offset, limit) =>
      at(() => {
        const asked = parseQuery(query).query
        const result = ordered(asked, sort, contextNow())
        const { ids } = index.rows()
        const wanted = Array.from(result.rows(offset, limit), (row) => ids[row] ?? NaN)
        const found = new Map(rowsById.all(JSON.stringify(wanted)).map((cells) => [idIn(cells), cells]))
        const rows = wanted.flatMap((id) => {
          const cells = found.get(id)
          return cells === undefined ? [] : [customerRow(cells)]
        })
        const { meant } = engine.meant(asked)
        if (meant.length === 0) return { offset, count: result.count, rows }
        const [best] = result.rows(0, 1)
        const name = best === undefined ? null : nameById.get(ids[best] ?? NaN)
        return { offset, count: result.count, rows, corrections: meant.map(asWritten(name ?? '')) }
      }),
    ids: (query, sort, limit = Infinity) => idsFrom(query, sort, 0, limit),
    revision: () => readState(database, revisionState),
    byIds: openByIds(engine),
    summary: (query) =>
      at(() => {
        const { bits, count } = matches(parseQuery(query).query, contextNow())
        return { count, ...sums(index, bits) }
      }),
    facets: (task) => at(() => countFacets(parseQuery(task.query).query, task, contextNow())),
    details: (id) => {
      const cells = rowById.get(id)
      const stored = rawById.get(id)
      if (cells === undefined || stored === undefined)
        throw new AppError({ code: 'not-found', what: 'customer' })
      const raw = rawRow(stored).json
      return { ...customerRow(cells), addresses: addressesIn(raw), problemList: problemsById.all(id), raw }
    },
    problems: (offset, limit) => ({
      count: problemCount.get() ?? 0,
      problems: problemPage.all(limit, offset),
    }),
    rawRows: (query, sort, offset, limit) => rawRowsOf(database, () => idsFrom(query, sort, offset, limit)),
    cellsOf: (ids, columns) => cellsOf(database, ids, columns),
    cellBatchesOf: (ids, columns) => cellBatchesOf(database, ids, columns),
    rawRowsOf: (ids) => rawRowsOf(database, ids),
    extraFields: () =>
      database.prepare<[], string>('SELECT name FROM extra_field ORDER BY rowid').pluck().all(),
  }
}
