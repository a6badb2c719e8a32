import type { Database } from 'better-sqlite3'
import type { Customers } from '#backend/customers/customers'
import { fold } from '#shared/fold'
import { parseQuery } from '#shared/query'
import type { ColumnKey, SortKey } from '#shared/columns'
import { elapsed, milliseconds, p95, type Row } from './measure'

const rows = 200
const sorts: readonly (readonly [ColumnKey, string])[] = [
  ['name', 'name_key'],
  ['spent', 'spent'],
  ['updatedAt', 'updated_at'],
  ['email', 'email COLLATE NOCASE'],
]

const asSort = (column: ColumnKey): SortKey[] => [{ column, descending: true }]

/** A window of 200 rows at scroll positions all over the list, for four sorts, against the SQL one writes by hand. */
export function benchWindows(database: Database, customers: Customers, count: number): Row[] {
  const { query } = parseQuery('')
  const offsets = Array.from({ length: 25 }, (_, index) => Math.floor(((count - rows) * index) / 25))
  const first: number[] = []
  const ours: number[] = []
  const peer: number[] = []
  for (const [column, expression] of sorts) {
    first.push(elapsed(() => customers.window(query, asSort(column), 0, rows)))
    const byHand = database.prepare<[number]>(
      `SELECT * FROM customer WHERE removed_at IS NULL ORDER BY ${expression} DESC NULLS LAST, id
       LIMIT ${String(rows)} OFFSET ?`,
    )
    for (const offset of offsets) {
      ours.push(elapsed(() => customers.window(query, asSort(column), offset, rows)))
      peer.push(elapsed(() => byHand.all(offset)))
    }
  }
  return [
    {
      what: 'one window of 200 rows, any scroll position (p95)',
      ours: milliseconds(p95(ours)),
      peer: `LIMIT/OFFSET by hand, ${milliseconds(p95(peer))}`,
      ratio: p95(ours) / p95(peer),
      goal: '<= 16 ms, <= 1.3x',
    },
    {
      what: 'the first window after a change of sort (worst of four)',
      ours: milliseconds(Math.max(...first)),
      peer: `a 60 Hz frame, ${milliseconds(1000 / 60)}`,
      ratio: Math.max(...first) / (1000 / 60),
      goal: '<= 16 ms',
    },
  ]
}

/** Rows and count for each step of typing a few words, against a scan of the same text with LIKE. */
export function benchSearch(database: Database, customers: Customers): Row {
  const typed = ['ali', 'aliy', 'mehm', 'иван', 'smith', '5055', '0505', 'gmail', 'zzzz', 'qasim']
  const scan = database.prepare<[string]>(
    `SELECT c.* FROM customer c JOIN customer_text t USING (id)
     WHERE c.removed_at IS NULL AND t.text LIKE ? ORDER BY c.name_key LIMIT ${String(rows)}`,
  )
  const count = database.prepare<[string]>(
    `SELECT count(*) FROM customer c JOIN customer_text t USING (id) WHERE c.removed_at IS NULL AND t.text LIKE ?`,
  )
  const ours: number[] = []
  const peer: number[] = []
  for (const word of typed) {
    const { query } = parseQuery(word)
    ours.push(elapsed(() => customers.window(query, asSort('name'), 0, rows)))
    peer.push(
      elapsed(() => {
        scan.all(`%${fold(word)}%`)
        count.get(`%${fold(word)}%`)
      }),
    )
  }
  return {
    what: 'search as you type, 3+ letters: rows and count (p95)',
    ours: milliseconds(p95(ours)),
    peer: `LIKE scan, ${milliseconds(p95(peer))}`,
    ratio: p95(ours) / p95(peer),
    goal: '<= 0.1x, <= 30 ms',
  }
}
