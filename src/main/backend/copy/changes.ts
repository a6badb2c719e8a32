import type { ReadableDatabase, WritableDatabase } from '../sqlite/database'
import { fieldList } from '#shared/fields/table'
import type { CustomerChange, FieldChange } from '#shared/sync'
import { rowWithGroup } from './schema/raw-row'
import { readFields } from '../json/json-text'

interface Pair {
  readonly id: number
  /** null for a customer that the copy did not know. */
  readonly before: string | null
  readonly after: string
  readonly wasRemoved: number | null
  /** Whether the row's group is kept apart from it, and that group. */
  readonly beforeApart: number | null
  readonly afterApart: number
  readonly groupBefore: string | null
  readonly groupAfter: string | null
}

/** What a sync did to a customer as a whole; stands under the field ''. */
type WholeEvent = Exclude<CustomerChange['event'], 'changed'>

const batch = 1000

/** Moves with every change, so that it says nothing about which. */
const untold = 'updated_at'

/** Fields that are sent only if asked for. That they are asked for the first time is no change of a customer. */
const askedFor: ReadonlySet<string> = new Set(
  fieldList.filter((field) => field.with !== undefined).map(({ api }) => api),
)

function fieldsOf(json: string): Map<string, string> {
  const fields = new Map<string, string>()
  // Rows without an id may be any JSON value.
  if (json.startsWith('{')) readFields(json, (name, value) => fields.set(name, value))
  return fields
}

/** The fields that differ between two rows of the API, by their JSON texts. */
export function fieldChanges(before: string, after: string): FieldChange[] {
  const old = fieldsOf(before)
  const now = fieldsOf(after)
  return [...new Set([...old.keys(), ...now.keys()])]
    .filter((field) => field !== untold && field !== '' && old.get(field) !== now.get(field))
    .filter((field) => old.has(field) || !askedFor.has(field))
    .sort()
    .map((field) => ({ field, before: old.get(field) ?? null, after: now.get(field) ?? null }))
}

/** A group that both rows leave to be looked up by `group_id` is told by that; else both are compared whole. */
function rowChanges(pair: Pair & { readonly before: string }): FieldChange[] {
  const { before, after, beforeApart, afterApart, groupBefore, groupAfter } = pair
  if (beforeApart === afterApart) return fieldChanges(before, after)
  return fieldChanges(
    beforeApart === 1 ? rowWithGroup(before, groupBefore) : before,
    afterApart === 1 ? rowWithGroup(after, groupAfter) : after,
  )
}

/** Keeps what a sync changes, for as long as its record is kept. */
export interface ChangeLog {
  /** Notes what the staged rows will change in the copy. To be called before they become part of it. */
  readonly noteIncoming: () => void
  readonly noteRemoved: (id: number) => void
}

/** The changes of one sync, by the number of its record. */
export function openChangeLog(database: WritableDatabase, runId: number): ChangeLog {
  const insert = database.prepare(
    'INSERT OR REPLACE INTO change (customer_id, run_id, field, before, after) VALUES (?, ?, ?, ?, ?)',
  )
  const noteEvent = (id: number, event: WholeEvent): void => {
    insert.run(id, runId, '', null, event)
  }
  const pairs = database.prepare<[number], Pair>(
    `SELECT i.id, r.json AS before, i.json AS after, c.removed_at AS wasRemoved,
       r.group_apart AS beforeApart, i.group_apart AS afterApart,
       old.embedded AS groupBefore, new.embedded AS groupAfter
     FROM incoming_customer_raw i
     LEFT JOIN customer c ON c.id = i.id LEFT JOIN customer_raw r ON r.id = i.id
     LEFT JOIN customer_group old ON old.id = c.group_id
     LEFT JOIN incoming_customer n ON n.id = i.id LEFT JOIN incoming_group new ON new.id = n.group_id
     WHERE i.id > ? ORDER BY i.id LIMIT ${String(batch)}`,
  )
  const note = (pair: Pair): void => {
    const { id, before, wasRemoved } = pair
    if (before === null) noteEvent(id, 'added')
    else if (wasRemoved !== null) noteEvent(id, 'restored')
    for (const change of before === null ? [] : rowChanges({ ...pair, before })) {
      insert.run(id, runId, change.field, change.before, change.after)
    }
  }

  return {
    noteIncoming: () => {
      // Ids of rows without one are negative.
      let last = -Infinity
      for (;;) {
        const rows = pairs.all(last)
        rows.forEach(note)
        const end = rows.at(-1)
        if (end === undefined) return
        last = end.id
      }
    },
    noteRemoved: (id) => {
      noteEvent(id, 'removed')
    },
  }
}

interface ChangeRow {
  readonly syncId: number
  readonly at: number
  readonly field: string
  readonly before: string | null
  readonly after: string | null
}

function isWholeEvent(text: string | null): text is WholeEvent {
  return text === 'added' || text === 'removed' || text === 'restored'
}

/** What syncs changed about a customer, newest first. */
export function readChanges(database: ReadableDatabase, customerId: number): CustomerChange[] {
  const rows = database
    .prepare<[number], ChangeRow>(
      `SELECT s.id AS syncId, s.finished_at AS at, h.field, h.before, h.after
       FROM change h JOIN sync_run s ON s.id = h.run_id
       WHERE h.customer_id = ? ORDER BY s.id DESC, h.field`,
    )
    .all(customerId)
  const changes: (CustomerChange & { readonly fields: FieldChange[] })[] = []
  for (const { syncId, at, field, before, after } of rows) {
    let change = changes.at(-1)
    if (change?.syncId !== syncId) {
      change = { syncId, at, event: field === '' && isWholeEvent(after) ? after : 'changed', fields: [] }
      changes.push(change)
    }
    if (field !== '') change.fields.push({ field, before, after })
  }
  return changes
}
