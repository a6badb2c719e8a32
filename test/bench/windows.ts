import type { ReadableDatabase, WritableDatabase } from '#backend/sqlite/database'
import type { Customers } from '#backend/query/customers'
import { rowSql } from '#backend/copy/schema/customer-row'
import type { ColumnKey } from '#shared/columns'
import { elapsed, milliseconds, p95, type Row } from './measure'

const rows = 200

/** Columns to sort by, and how one writes that in SQL with an index for it. */
const sorts: readonly (readonly [ColumnKey, string])[] = [
  ['name', 'c.name COLLATE NOCASE'],
  ['email', 'c.email COLLATE NOCASE'],
  ['spent', 'c.spent'],
  ['updatedAt', 'c.updated_at'],
  ['active', 'c.active'],
  ['dateOfBirth', 'c.date_of_birth'],
  ['code', 'c.code COLLATE NOCASE'],
]

/** Filters, and how one writes them in SQL. */
const filters: readonly (readonly [string, string])[] = [
  ['', 'true'],
  ['active:yes', 'c.active = 1'],
  ['spent>500', 'c.spent > 500'],
  ['group:1 has:phone', 'c.group_id = 1 AND c.has_phone = 1'],
  [
    'created:2026',
    "c.created_at >= unixepoch('2026-01-01') * 1000 AND c.created_at < unixepoch('2027-01-01') * 1000",
  ],
  ['has:email verified:yes', 'c.email IS NOT NULL AND c.verified = 1'],
]

/** What windows took, in milliseconds. */
interface Times {
  /** The first of a sort that was not used before. */
  readonly newSort: number[]
  /** The first of another sort or filter. */
  readonly first: number[]
  /** Wherever somebody scrolls to then. */
  readonly further: number[]
}

/** Sorts by several columns, with filters that leave up to about half of the customers. */
const sortsBySeveral: readonly (readonly [string, readonly ColumnKey[]])[] = [
  ['group:1', ['receiptCount', 'createdAt']],
  ['spent>500', ['groupName', 'name']],
  ['has:email verified:yes', ['source', 'spent', 'email']],
]

/** The first windows of sorts by several columns. */
function bySeveral(customers: Customers): number[] {
  return sortsBySeveral.flatMap(([text, columns]) =>
    [false, true].map((descending) => {
      const sort = columns.map((column) => ({ column, descending }))
      return elapsed(() => customers.window(text, sort, 0, rows))
    }),
  )
}

/** Windows over sorts, both ways, filters and scroll positions. */
export function ourWindows(customers: Customers): Times {
  const times: Times = { newSort: [], first: [], further: [] }
  for (const [column] of sorts) {
    times.newSort.push(elapsed(() => customers.window('', [{ column, descending: false }], 0, rows)))
  }
  for (const [text] of filters) {
    for (const [column] of sorts) {
      for (const descending of [false, true]) {
        let count = 0
        const window = (offset: number): number =>
          elapsed(() => {
            count = customers.window(text, [{ column, descending }], offset, rows).count
          })
        times.first.push(window(0))
        for (const part of [0.93, 0.51, 0.52, 0.11]) {
          times.further.push(window(Math.floor(Math.max(0, count - rows) * part)))
        }
      }
    }
  }
  return times
}

/** The same by SQL, with an index for each sort. The count is asked for with the first window of each. */
function windowsByHand(database: ReadableDatabase): Times {
  const times: Times = { newSort: [], first: [], further: [] }
  for (const [, filter] of filters) {
    for (const [, by] of sorts) {
      for (const direction of ['ASC', 'DESC']) {
        const where = `c.removed_at IS NULL AND ${filter}`
        const count = database.prepare<[], number>(`SELECT count(*) FROM customer c WHERE ${where}`).pluck()
        // Rows are fetched for the ids of the window alone: what one does about OFFSET.
        const window = database.prepare<[number]>(
          `${rowSql} WHERE c.id IN (SELECT c.id FROM customer c WHERE ${where}
             ORDER BY ${by} ${direction} NULLS LAST, c.id LIMIT ${String(rows)} OFFSET ?)
           ORDER BY ${by} ${direction} NULLS LAST, c.id`,
        )
        let matches = 0
        times.first.push(
          elapsed(() => {
            matches = count.get() ?? 0
            window.all(0)
          }),
        )
        for (const part of [0.51]) {
          times.further.push(elapsed(() => window.all(Math.floor(Math.max(0, matches - rows) * part))))
        }
      }
    }
  }
  return times
}

/** The next window behind the last row of one, without a count: the best there is in SQL, for one who scrolls evenly. */
function nextByHand(database: ReadableDatabase): number[] {
  const next = database.prepare<[number, number]>(
    `${rowSql} WHERE c.removed_at IS NULL AND (c.spent, c.id) > (?, ?) ORDER BY c.spent, c.id LIMIT ${String(rows)}`,
  )
  const start = database
    .prepare<[number], [number, number]>('SELECT spent, id FROM customer ORDER BY spent, id LIMIT 1 OFFSET ?')
    .raw()
  const count = Number(
    database.prepare('SELECT count(*) FROM customer WHERE spent IS NOT NULL').pluck().get(),
  )
  return Array.from({ length: 60 }, (_, index) => {
    const [spent = 0, id = 0] = start.get(Math.floor((count * index) / 61)) ?? []
    return elapsed(() => next.all(spent, id))
  })
}

function nextOfOurs(customers: Customers): number[] {
  const { count } = customers.window('', [{ column: 'spent', descending: false }], 0, 1)
  return Array.from({ length: 60 }, (_, index) =>
    elapsed(() =>
      customers.window('', [{ column: 'spent', descending: false }], Math.floor((count * index) / 61), rows),
    ),
  )
}

/** Windows of 200 rows with the exact count, against SQL written by hand with an index for each sort. */
export function benchWindows(
  database: ReadableDatabase,
  writer: WritableDatabase,
  customers: Customers,
): Row[] {
  // Before there are indexes for the peer, so that they are of no use to us.
  const ours = ourWindows(customers)
  const several = bySeveral(customers)
  const next = nextOfOurs(customers)
  for (const [column, by] of sorts) {
    writer.exec(
      `CREATE INDEX peer_${column} ON customer (${by.replace('c.', '')}, id) WHERE removed_at IS NULL`,
    )
  }
  const peer = windowsByHand(database)
  const nextPeer = nextByHand(database)
  for (const [column] of sorts) writer.exec(`DROP INDEX peer_${column}`)
  const row = (what: string, mine: readonly number[], name: string, theirs: readonly number[]): Row => ({
    what,
    ours: milliseconds(p95(mine)),
    peer: `${name}, ${milliseconds(p95(theirs))}`,
    ratio: p95(mine) / p95(theirs),
    goal: '<= 16 ms, <= 1.3x',
  })
  const newSort = (what: string, times: readonly number[]): Row => ({
    what,
    ours: milliseconds(p95(times)),
    peer: '100 ms',
    ratio: p95(times) / 100,
    goal: '<= 1x',
  })
  return [
    newSort('the first window of a sort that was not used before (p95)', ours.newSort),
    newSort('the first window of a sort by several columns (p95)', several),
    row(
      'the first window of a sort and filter, with the count (p95)',
      ours.first,
      'indexes and count(*)',
      peer.first,
    ),
    row('a window anywhere, any sort and filter (p95)', ours.further, 'indexes and OFFSET', peer.further),
    row('a window anywhere, no filter, one sort (p95)', next, 'keyset, no count', nextPeer),
  ]
}

const facetFields = ['group', 'venue', 'source', 'gender', 'active', 'created', 'birthday'] as const

/** Sums and counts by values, which share the thread with windows. */
export function benchTotals(database: ReadableDatabase, customers: Customers): Row[] {
  const query = 'active:yes'
  const summary = elapsed(() => customers.summary(query))
  const facets = ['active:yes', 'spent>500', 'has:phone'].flatMap((query) =>
    facetFields.map((field) =>
      elapsed(() => customers.facets({ query, fields: [field], ownClauses: 'ignored' })),
    ),
  )
  const sums = elapsed(() =>
    database
      .prepare(
        'SELECT count(*), total(spent), total(receipt_count) FROM customer WHERE removed_at IS NULL AND active = 1',
      )
      .get(),
  )
  const groups = elapsed(() =>
    database
      .prepare('SELECT group_id, count(*) FROM customer WHERE removed_at IS NULL AND active = 1 GROUP BY 1')
      .all(),
  )
  return [
    {
      what: 'sums of what is shown',
      ours: milliseconds(summary),
      peer: `SQL, ${milliseconds(sums)}`,
      ratio: summary / sums,
      goal: '<= 33 ms',
    },
    {
      what: 'counts by the values of a field (p95)',
      ours: milliseconds(p95(facets)),
      peer: `SQL, ${milliseconds(groups)}`,
      ratio: p95(facets) / groups,
      goal: '<= 33 ms',
    },
  ]
}
