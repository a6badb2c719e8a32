import { AppError } from '#shared/errors'
import type { WritableDatabase } from '../sqlite/database'
import type { ReceivedCustomer } from '../clopos/source'
import { rowWithGroup } from './schema/raw-row'
import type { FullRead } from './full-read'
import { openAppend, type Stored } from '../sqlite/append'
import { storedColumnNames, storedTexts, storedValues, textColumnNames } from './schema/customer-rows'
import { clearState, writeState } from '../sqlite/state'
import { fullReadState } from './state'

/** Where a read collects what it finds, until it is complete and becomes the copy. */
export interface Staging {
  /**
   * Keeps the rows of one page that are new or differ from the copy. With a checkpoint, notes all their ids as seen and
   * stores it, so that the read can be resumed: all in one transaction. Throws `server.endless`, and throws away all that
   * was collected, once that is more than the copy may hold.
   */
  readonly addPage: (customers: readonly ReceivedCustomer[], checkpoint: FullRead | null) => void
  /** Every id that was seen, ascending, each once. */
  readonly seenIds: () => Float64Array
  /** Forgets rows that turned out to be gone before the read was complete. */
  readonly drop: (ids: readonly number[]) => void
  /** Whether a new or changed row carried another group than the other customers of it. */
  readonly hasOddGroups: () => boolean
  /** Throws away all that was collected and the checkpoint. */
  readonly clear: () => void
  /** Expects customers to carry their groups as the copy has them, those in `changed` aside: there the first one tells. */
  readonly expectGroups: (changed: ReadonlySet<number>) => void
}

/** How much a copy may hold: far more than any brand has, and little enough for a disk. */
export interface CopyLimits {
  readonly customers: number
  /** The size of its file. */
  readonly gigabytes: number
}

export const defaultCopyLimits: CopyLimits = { customers: 10_000_000, gigabytes: 16 }

const gigabyte = 2 ** 30

/** The tables in which a read collects, by what they are copied to. */
export const stagedTables = ['customer', 'customer_text', 'customer_raw', 'problem'] as const

function idBytes(customers: readonly ReceivedCustomer[]): Buffer {
  return Buffer.from(Float64Array.from(customers, ({ customer }) => customer.id).buffer)
}

function readIds(blob: Buffer): Float64Array {
  // SQLite's buffers start anywhere; float64 wants an address that 8 divides.
  return new Float64Array(blob.buffer.slice(blob.byteOffset, blob.byteOffset + blob.byteLength))
}

/** The JSON of a customer as it is stored, and whether its group is kept apart. */
type Known = readonly [id: number, json: string, apart: number]

/** A row that is new or differs from the copy, with its JSON as it is to be stored. */
interface Changed {
  readonly received: ReceivedCustomer
  readonly json: string
  readonly apart: number
}

/** Such a row with the values of `storedColumnNames`. */
interface Staged extends Changed {
  readonly values: readonly Stored[]
}

/** Opens the staging tables of a copy. Rows that did not change are not written. */
export function openStaging(database: WritableDatabase, limits = defaultCopyLimits): Staging {
  const append = {
    customer: openAppend(database, 'incoming_customer', storedColumnNames, ({ values }: Staged) => values),
    text: openAppend(database, 'incoming_customer_text', textColumnNames, ({ received }: Staged) =>
      storedTexts(received),
    ),
    raw: openAppend(database, 'incoming_customer_raw', ['id', 'json', 'group_apart'], (row: Staged) => [
      row.received.customer.id,
      row.json,
      row.apart,
    ]),
  }
  const insert = {
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
  // One look-up for a page: a call for each of its rows costs five times as much.
  const known = database
    .prepare<[string], Known>(
      `SELECT r.id, r.json, r.group_apart FROM customer_raw r JOIN customer c USING (id)
       WHERE r.id IN (SELECT value FROM json_each(?)) AND c.removed_at IS NULL`,
    )
    .raw()
  const staged = database
    .prepare<[string], Known>(
      `SELECT id, json, group_apart FROM incoming_customer_raw
       WHERE id IN (SELECT value FROM json_each(?))`,
    )
    .raw()
  const lastStaged = database.prepare<[], number | null>('SELECT max(id) FROM incoming_customer').pluck()
  const forgetGroup = database.prepare('DELETE FROM incoming_group WHERE id = ?')
  const copyIsEmpty = database.prepare('SELECT 1 FROM customer LIMIT 1').get() === undefined
  const stagedGroups = database.prepare<[], [number, string]>('SELECT id, embedded FROM incoming_group').raw()
  const groups = new Map(stagedGroups.all())
  let oddGroups = false

  const unstage = (id: number): void => {
    for (const statement of Object.values(remove)) statement.run(id)
  }

  /** The row's JSON, and whether its group is kept apart: once for each group, not with every customer. */
  const takeGroup = (received: ReceivedCustomer): Changed => {
    const { customer, group, raw } = received
    if (group === null || customer.groupId === null) return { received, json: raw, apart: 0 }
    const first = groups.get(customer.groupId)
    if (first === undefined) {
      groups.set(customer.groupId, group)
      insert.group.run(customer.groupId, group)
    } else if (first !== group) {
      return { received, json: rowWithGroup(raw, group), apart: 0 }
    }
    return { received, json: raw, apart: 1 }
  }

  /** Whether a row is the one that the copy has. One that is stored whole may stay so. */
  const isSame = ([, json, apart]: Known, row: Changed): boolean =>
    apart === row.apart
      ? json === row.json
      : apart === 0 && json === rowWithGroup(row.received.raw, row.received.group)

  /** Those of a page's rows that are new or differ from the copy; a later one of the same id counts. */
  const changedOf = (customers: readonly ReceivedCustomer[], ids: readonly number[]): readonly Changed[] => {
    // A first load has nothing to compare with.
    const copy = new Map(copyIsEmpty ? [] : known.all(JSON.stringify(ids)).map((row) => [row[0], row]))
    const changed = new Map<number, Changed>()
    for (const received of customers) {
      const { id } = received.customer
      const row = takeGroup(received)
      const old = copy.get(id)
      if (old !== undefined && isSame(old, row)) changed.delete(id)
      else changed.set(id, row)
    }
    return [...changed.values()]
  }

  /** Those of some ids that are staged already: hardly any, because pages come in the order of ids. */
  const stagedOf = (ids: readonly number[]): ReadonlyMap<number, Known> => {
    const last = lastStaged.get() ?? -Infinity
    const old = ids.filter((id) => id <= last)
    return new Map(old.length === 0 ? [] : staged.all(JSON.stringify(old)).map((row) => [row[0], row]))
  }

  const stage = (customers: readonly ReceivedCustomer[]): void => {
    const ids = customers.map(({ customer }) => customer.id)
    const changed = changedOf(customers, ids)
    oddGroups ||= changed.some(({ received, apart }) => apart === 0 && received.group !== null)
    const before = stagedOf(ids)
    // Whoever stands at the border of two pages comes with both.
    const stays = new Set<number>()
    for (const row of changed) {
      const { id } = row.received.customer
      const old = before.get(id)
      if (old !== undefined && isSame(old, row)) stays.add(id)
    }
    for (const id of before.keys()) if (!stays.has(id)) unstage(id)
    const rows = changed
      .filter(({ received }) => !stays.has(received.customer.id))
      .map((row): Staged => ({ ...row, values: storedValues(row.received) }))
      .sort((a, b) => a.received.customer.id - b.received.customer.id)
    append.customer(rows)
    append.text(rows)
    append.raw(rows)
    for (const { received } of rows) {
      for (const { customerId, field, type, value } of received.problems) {
        insert.problem.run(customerId, field, type, value)
      }
    }
  }

  const addPage = database.transaction(
    (customers: readonly ReceivedCustomer[], checkpoint: FullRead | null): void => {
      stage(customers)
      for (const { extraFields } of customers) {
        for (const field of extraFields) insert.extraField.run(field)
      }
      if (checkpoint === null) return
      insert.page.run(idBytes(customers))
      writeState(database, fullReadState, checkpoint)
    },
  )

  const clear = (): void => {
    database.transaction(() => {
      for (const table of stagedTables) database.exec(`DELETE FROM incoming_${table}`)
      database.exec('DELETE FROM incoming_group; DELETE FROM read_page')
      clearState(database, fullReadState)
    })()
    groups.clear()
    oddGroups = false
  }

  const size = (): number =>
    Number(database.pragma('page_count', { simple: true })) *
    Number(database.pragma('page_size', { simple: true }))

  return {
    addPage: (customers, checkpoint) => {
      addPage.immediate(customers, checkpoint)
      const read = checkpoint?.position ?? 0
      if (read <= limits.customers && size() <= limits.gigabytes * gigabyte) return
      clear()
      throw new AppError({ code: 'server.endless', ...limits })
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
    hasOddGroups: () => oddGroups,
    clear,
    expectGroups: (changed) => {
      database.transaction(() => {
        database.exec(
          'INSERT INTO incoming_group SELECT id, embedded FROM customer_group WHERE embedded IS NOT NULL',
        )
        for (const id of changed) forgetGroup.run(id)
      })()
      for (const [id, embedded] of stagedGroups.all()) groups.set(id, embedded)
    },
  }
}
