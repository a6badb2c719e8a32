import type { Database } from 'better-sqlite3'
import type { ReceivedCustomer } from '../clopos/source'
import { rowWithGroup } from '../clopos/customer-row'
import type { Reading } from '../sync/reading'
import { storedColumnNames, storedText, storedValues } from './customer-rows'
import { clearState, writeState } from './state'

interface Known {
  readonly json: string
  readonly group_apart: number
  readonly removed_at: number | null
}

/** Where a read collects what it finds, until it is complete and becomes the copy. */
export interface Staging {
  /**
   * Keeps the rows of one page that are new or differ from the copy. With a checkpoint, notes all their ids as seen and
   * stores it, so that the read can be resumed: all in one transaction.
   */
  readonly addPage: (customers: readonly ReceivedCustomer[], checkpoint: Reading | null) => void
  /** Every id that was seen, ascending, each once. */
  readonly seenIds: () => Float64Array
  /** Forgets rows that turned out to be gone before the read was complete. */
  readonly drop: (ids: readonly number[]) => void
  /** Throws away all that was collected and the checkpoint. */
  readonly clear: () => void
}

const marks = (count: number): string => Array.from({ length: count }, () => '?').join(', ')

/** The tables in which a read collects, by what they are copied to. */
export const stagedTables = ['customer', 'customer_text', 'customer_raw', 'problem'] as const

function idBytes(customers: readonly ReceivedCustomer[]): Buffer {
  return Buffer.from(Float64Array.from(customers, ({ customer }) => customer.id).buffer)
}

function readIds(blob: Buffer): Float64Array {
  // SQLite's buffers start anywhere; float64 wants an address that 8 divides.
  return new Float64Array(blob.buffer.slice(blob.byteOffset, blob.byteOffset + blob.byteLength))
}

/** Opens the staging tables of a copy. Rows that did not change are not written. */
export function openStaging(database: Database): Staging {
  const insert = {
    customer: database.prepare(
      `INSERT OR REPLACE INTO incoming_customer (${storedColumnNames.join(', ')})
       VALUES (${marks(storedColumnNames.length)})`,
    ),
    text: database.prepare('INSERT OR REPLACE INTO incoming_customer_text (id, text) VALUES (?, ?)'),
    raw: database.prepare(
      'INSERT OR REPLACE INTO incoming_customer_raw (id, json, group_apart) VALUES (?, ?, ?)',
    ),
    problem: database.prepare(
      'INSERT INTO incoming_problem (customer_id, field, type, value) VALUES (?, ?, ?, ?)',
    ),
    group: database.prepare('INSERT INTO incoming_group (id, embedded) VALUES (?, ?)'),
    page: database.prepare('INSERT INTO read_page (ids) VALUES (?)'),
    extraField: database.prepare('INSERT OR IGNORE INTO extra_field (name) VALUES (?)'),
  }
  const remove = {
    customer: database.prepare('DELETE FROM incoming_customer WHERE id = ?'),
    text: database.prepare('DELETE FROM incoming_customer_text WHERE id = ?'),
    raw: database.prepare('DELETE FROM incoming_customer_raw WHERE id = ?'),
    problems: database.prepare('DELETE FROM incoming_problem WHERE customer_id = ?'),
  }
  const known = database.prepare<[number], Known>(
    'SELECT r.json, r.group_apart, c.removed_at FROM customer_raw r JOIN customer c USING (id) WHERE r.id = ?',
  )
  const isStaged = database.prepare<[number], number>('SELECT 1 FROM incoming_customer WHERE id = ?').pluck()
  const copyIsEmpty = database.prepare('SELECT 1 FROM customer LIMIT 1').get() === undefined
  const groups = new Map(
    database.prepare<[], [number, string]>('SELECT id, embedded FROM incoming_group').raw().all(),
  )

  /** Customers with staged problems: few, so that most rows need no look into their table. */
  const troubled = new Set(
    database.prepare<[], number>('SELECT DISTINCT customer_id FROM incoming_problem').pluck().all(),
  )

  const unstage = (id: number): void => {
    if (isStaged.get(id) === undefined) return
    for (const statement of Object.values(remove)) statement.run(id)
  }

  /** The row's JSON, and whether its group is kept apart: once for each group, not with every customer. */
  const takeGroup = ({ customer, group, raw }: ReceivedCustomer): { json: string; apart: number } => {
    if (group === null || customer.groupId === null) return { json: raw, apart: 0 }
    const first = groups.get(customer.groupId)
    if (first === undefined) {
      groups.set(customer.groupId, group)
      insert.group.run(customer.groupId, group)
    } else if (first !== group) {
      return { json: rowWithGroup(raw, group), apart: 0 }
    }
    return { json: raw, apart: 1 }
  }

  const stage = (received: ReceivedCustomer): void => {
    const { id } = received.customer
    const { json, apart } = takeGroup(received)
    if (!copyIsEmpty) {
      const old = known.get(id)
      if (old !== undefined && old.removed_at === null && old.group_apart === apart && old.json === json) {
        unstage(id)
        return
      }
    }
    if (troubled.delete(id)) remove.problems.run(id)
    insert.customer.run(storedValues(received))
    insert.text.run(id, storedText(received))
    insert.raw.run(id, json, apart)
    if (received.problems.length === 0) return
    troubled.add(id)
    for (const { field, type, value } of received.problems) insert.problem.run(id, field, type, value)
  }

  const addPage = database.transaction(
    (customers: readonly ReceivedCustomer[], checkpoint: Reading | null): void => {
      for (const received of customers) {
        stage(received)
        for (const field of received.extraFields) insert.extraField.run(field)
      }
      if (checkpoint === null) return
      insert.page.run(idBytes(customers))
      writeState(database, 'reading', checkpoint)
    },
  )

  return {
    addPage: (customers, checkpoint) => {
      addPage.immediate(customers, checkpoint)
    },
    seenIds: () => {
      const pages = database.prepare<[], Buffer>('SELECT ids FROM read_page ORDER BY position').pluck().all()
      const all = pages.map(readIds)
      const ids = new Float64Array(all.reduce((sum, page) => sum + page.length, 0))
      let at = 0
      for (const page of all) {
        ids.set(page, at)
        at += page.length
      }
      ids.sort()
      return ids.filter((id, index) => id !== ids[index - 1])
    },
    drop: (ids) => {
      database.transaction(() => {
        for (const id of ids) unstage(id)
      })()
    },
    clear: () => {
      database.transaction(() => {
        for (const table of stagedTables) database.exec(`DELETE FROM incoming_${table}`)
        database.exec('DELETE FROM incoming_group; DELETE FROM read_page')
        clearState(database, 'reading')
        groups.clear()
      })()
    },
  }
}
