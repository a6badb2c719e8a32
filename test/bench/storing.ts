import { join } from 'node:path'
import SQLite, { type Database } from 'better-sqlite3'
import { readCustomer } from '#backend/clopos/customer-row'
import type { ReceivedCustomer } from '#backend/clopos/source'
import { openCopy } from '#backend/database/copy'
import { storedColumnNames, storedText, storedValues } from '#backend/database/customer-rows'
import { elementsOf } from '#backend/json-text'
import { mergeIncoming } from '#backend/database/merge'
import { openStaging } from '#backend/database/staging'
import { createSampleStore } from '#backend/sample/store'
import { beginReading } from '#backend/sync/reading'
import { cpuOf, seconds, type Row } from './measure'

const limit = 999

/** The bodies of the pages that a server sends for so many sample customers. */
function* bodies(customers: number): Generator<string> {
  const store = createSampleStore({ customers, seed: 1 }, Date.now)
  for (let page = 1; (page - 1) * limit < customers; page += 1) {
    const { rows } = store.page({ page, limit, sort: 'id', descending: false, filters: [] })
    yield JSON.stringify(rows)
  }
}

/** The plain way: one table with the same columns, an upsert for each row, a transaction for each page. */
interface Plain {
  readonly upsert: (rows: readonly (readonly unknown[])[]) => void
  readonly index: () => void
}

function plain(database: Database): Plain {
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = NORMAL')
  const columns = [...storedColumnNames, 'text', 'json']
  database.exec(`CREATE TABLE customer (id INTEGER PRIMARY KEY, ${columns.slice(1).join(', ')}, removed_at)`)
  const statement = database.prepare(
    `INSERT INTO customer (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})
     ON CONFLICT (id) DO UPDATE SET ${columns.map((name) => `${name} = excluded.${name}`).join(', ')}`,
  )
  return {
    upsert: database.transaction((rows: readonly (readonly unknown[])[]) => {
      for (const row of rows) statement.run(row)
    }),
    index: () => {
      for (const column of ['name_key', 'spent', 'receipt_count', 'created_at', 'updated_at', 'group_id']) {
        database.exec(`CREATE INDEX customer_${column} ON customer (${column}) WHERE removed_at IS NULL`)
      }
    },
  }
}

/**
 * CPU time from the text of the pages to an indexed copy, against a plain upsert of values that were made ready
 * before the clock ran, its indexes built afterwards too. Leaves the copy in `folder`.
 */
export function benchStoring(folder: string, customers: number): Row {
  const database = openCopy(folder)
  const staging = openStaging(database)
  const peerFile = new SQLite(join(folder, 'plain.sqlite'))
  const peer = plain(peerFile)
  const reading = beginReading(0)
  let ours = 0
  let theirs = 0
  for (const body of bodies(customers)) {
    let received: readonly ReceivedCustomer[] = []
    ours += cpuOf(() => {
      const rows: unknown[] = JSON.parse(body)
      const texts = elementsOf(body)
      received = rows.map((row, place) => readCustomer(row, texts[place]))
      staging.addPage(received, reading)
    })
    const values = received.map((row) => [...storedValues(row), storedText(row), row.raw])
    theirs += cpuOf(() => {
      peer.upsert(values)
    })
  }
  ours += cpuOf(() => {
    database.transaction(() => {
      mergeIncoming(database, { seen: staging.seenIds(), groups: [], venues: [], runId: 1, now: 0 })
      staging.clear()
    })()
  })
  theirs += cpuOf(peer.index)
  peerFile.close()
  database.close()
  return {
    what: 'storing rows: parse, check, write, index (CPU)',
    ours: seconds(ours),
    peer: `plain upsert, ${seconds(theirs)}`,
    ratio: ours / theirs,
    goal: '<= 1.6x',
  }
}
