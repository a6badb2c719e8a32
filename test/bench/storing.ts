import { join } from 'node:path'
import SQLite, { type Database } from 'better-sqlite3'
import { readCustomer } from '#backend/clopos/customer-row'
import { rowTexts } from '#backend/clopos/row-texts'
import type { ReceivedCustomer } from '#backend/clopos/source'
import type { Stored } from '#backend/sqlite/append'
import { openCopy } from '#backend/copy/copy'
import {
  storedColumnNames,
  storedTexts,
  storedValues,
  textColumnNames,
} from '#backend/copy/schema/customer-rows'
import { mergeIncoming, type MergeCounts } from '#backend/copy/merge'
import { updateIndex } from '#backend/copy/update-index'
import { openStaging } from '#backend/copy/staging'
import { createSampleStore } from '#backend/sample/store'
import { beginFullRead } from '#backend/copy/full-read'
import { seconds, withCpu, type Row } from './measure'

const limit = 999

/** The answers that a server gives for so many sample customers, page by page. */
export function answersOf(customers: number): () => Generator<string> {
  const store = createSampleStore({ customers, seed: 1 }, Date.now)
  return function* () {
    for (let page = 1; (page - 1) * limit < customers; page += 1) {
      const { rows } = store.page({ page, limit, sort: 'id', descending: false, filters: [] })
      yield JSON.stringify({ success: true, data: rows, total: customers })
    }
  }
}

interface Answer {
  readonly data: readonly unknown[]
}

function readAnswer(text: string): readonly ReceivedCustomer[] {
  const { data }: Answer = JSON.parse(text)
  const texts = rowTexts(text, data.length)
  return data.map((row, place) => readCustomer(row, texts?.[place]))
}

/** Builds the index, as it follows a first load in the background. */
export function buildIndex(database: Database): void {
  Array.from(updateIndex(database))
}

/** Reads all pages into the copy as a sync does, and gives what that cost and found; `each` gets every page too. */
export function readAll(
  database: Database,
  answers: Iterable<string>,
  each: (customers: readonly ReceivedCustomer[]) => void,
): { readonly cpu: number; readonly counts: MergeCounts } {
  const staging = openStaging(database)
  const read = beginFullRead(0, 999)
  let cpu = 0
  for (const answer of answers) {
    const page = withCpu(() => {
      const customers = readAnswer(answer)
      staging.addPage(customers, read)
      return customers
    })
    cpu += page.cpu
    each(page.value)
  }
  const merge = database.transaction(() => {
    const incoming = {
      seen: staging.seenIds(),
      groups: [],
      venues: [],
      runId: 1,
      now: 0,
    }
    const counts = mergeIncoming(database, incoming)
    staging.clear()
    return counts
  })
  const merged = withCpu(() => merge())
  return { cpu: cpu + merged.cpu, counts: merged.value }
}

/**
 * The plain way: all that the copy keeps of a customer in one table, with its types and indexes; an upsert for each row,
 * a transaction for each page. Its values were made ready before its clock runs: it neither parses nor checks. Its
 * indexes are built after the load too, though few would think of that; live ones make it several times as slow.
 */
class Peer {
  readonly #database: Database
  readonly #columns = [...storedColumnNames, ...textColumnNames.slice(1), 'json', 'group_apart']

  constructor(file: string, copy: Database) {
    this.#database = new SQLite(file)
    this.#database.pragma('journal_mode = WAL')
    this.#database.pragma('synchronous = NORMAL')
    this.#database.pragma('temp_store = MEMORY')
    const own = copy
      .prepare<[], string>(
        `SELECT name || ' ' || type || iif(pk, ' PRIMARY KEY', '') || iif("notnull", ' NOT NULL', '')
         FROM pragma_table_info('customer')`,
      )
      .pluck()
      .all()
    const columns = [
      ...own,
      ...textColumnNames.slice(1).map((name) => `${name} TEXT NOT NULL`),
      'json TEXT NOT NULL',
      'group_apart INTEGER NOT NULL',
    ]
    this.#database.exec(`CREATE TABLE customer (${columns.join(', ')}) STRICT`)
  }

  /** Prepares the upsert, with a condition on what is updated. */
  upsert(condition = ''): (customers: readonly ReceivedCustomer[]) => number {
    const marks = this.#columns.map(() => '?').join(', ')
    const updates = this.#columns.map((name) => `${name} = excluded.${name}`).join(', ')
    const statement = this.#database.prepare(
      `INSERT INTO customer (${this.#columns.join(', ')}) VALUES (${marks})
       ON CONFLICT (id) DO UPDATE SET ${updates} ${condition}`,
    )
    const writePage = this.#database.transaction((rows: readonly (readonly unknown[])[]) => {
      for (const row of rows) statement.run(row)
    })
    return (customers) => {
      const rows = customers.map((received) => [
        ...inOnePiece([...storedValues(received), ...storedTexts(received).slice(1)]),
        received.raw,
        Number(received.group !== null),
      ])
      return withCpu(() => writePage(rows)).cpu
    }
  }

  /** Builds an index on each column, and SQLite's own index for parts of texts (FTS5, trigrams). */
  index(): number {
    const texts = textColumnNames.slice(1)
    const indexes = storedColumnNames
      .filter((column) => column !== 'id')
      .map((column) => `CREATE INDEX customer_${column} ON customer (${column}, id)`)
    const columns = texts.join(', ')
    return withCpu(() =>
      this.#database.exec(`
        ${indexes.join(';')};
        CREATE VIRTUAL TABLE part USING fts5 (${columns}, content='', tokenize='trigram case_sensitive 1');
        INSERT INTO part (rowid, ${columns}) SELECT id, ${columns} FROM customer;
      `),
    ).cpu
  }

  close(): void {
    this.#database.close()
  }
}

/** JavaScript puts a text together when it is first used; that is not to be the peer's work. */
function inOnePiece(values: readonly Stored[]): readonly Stored[] {
  return JSON.parse(JSON.stringify(values))
}

/**
 * CPU time from the text of the pages to an indexed copy, against plain upserts: of a first load, and of a full read
 * in which nothing changed. Leaves the copy in `folder`.
 */
export function benchStoring(folder: string, customers: number): Row[] {
  const database = openCopy(folder)
  const peer = new Peer(join(folder, 'plain.sqlite'), database)
  const answers = answersOf(customers)

  let plainLoad = 0
  const upsert = peer.upsert()
  const first = readAll(database, answers(), (page) => {
    plainLoad += upsert(page)
  })
  plainLoad += peer.index()
  const load =
    first.cpu +
    withCpu(() => {
      buildIndex(database)
    }).cpu

  let plainAgain = 0
  const upsertNewer = peer.upsert('WHERE excluded.updated_at IS NOT updated_at')
  const again = readAll(database, answers(), (page) => {
    plainAgain += upsertNewer(page)
  })
  if (again.counts.unchanged !== customers) throw new Error('The same customers were taken for others.')

  peer.close()
  database.close()
  return [
    {
      what: 'a first load, including everything that search and sort need (CPU)',
      ours: seconds(load),
      peer: `plain upsert, indexes and FTS5, ${seconds(plainLoad)}`,
      ratio: load / plainLoad,
      goal: '<= 1.0x',
    },
    {
      what: 'the same rows again, nothing changed (CPU)',
      ours: seconds(again.cpu),
      peer: `plain upsert of newer rows, ${seconds(plainAgain)}`,
      ratio: again.cpu / plainAgain,
      goal: '<= 1.6x',
    },
  ]
}
