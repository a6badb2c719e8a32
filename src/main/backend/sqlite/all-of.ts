import type { ReadableDatabase } from './database'

const batch = 10_000

/**
 * Yields the rows of a query on `customer c` in the order of their ids, which must be their first cell. Fetched many at a
 * time: a call for each row costs several times as much. `sql` ends with a condition.
 */
export function* allOf<Cells extends readonly (string | number | null)[]>(
  database: ReadableDatabase,
  sql: string,
): Generator<Cells> {
  const select = database
    .prepare<[number], Cells>(`${sql} AND c.id > ? ORDER BY c.id LIMIT ${String(batch)}`)
    .raw()
  // Ids of rows without one are negative.
  let last = -Infinity
  for (;;) {
    const rows = select.all(last)
    yield* rows
    const id = rows.at(-1)?.[0]
    if (rows.length < batch || typeof id !== 'number') return
    last = id
  }
}
