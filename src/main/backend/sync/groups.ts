import type { ReadableDatabase } from '../sqlite/database'
import * as v from 'valibot'
import type { ReceivedGroup } from '../clopos/source'

/** The fields of a group that customers carry and people see. Other fields of the list, such as sums, change all day. */
const shownFields = ['name', 'discount_type', 'discount_value', 'system_type', 'deleted_at'] as const

const anyObject = v.record(v.string(), v.unknown())

function shown(raw: string): string {
  const group = v.parse(anyObject, JSON.parse(raw))
  return JSON.stringify(shownFields.map((field) => group[field] ?? null))
}

const differ = (before: string, now: string): boolean => before !== now && shown(before) !== shown(now)

/** The ids of groups that differ between two lists. Groups that only one list has do not count. */
export function differingGroups(
  before: readonly Pick<ReceivedGroup, 'id' | 'raw'>[],
  now: readonly Pick<ReceivedGroup, 'id' | 'raw'>[],
): ReadonlySet<number> {
  const known = new Map(before.map(({ id, raw }) => [id, raw]))
  const differing = now.filter(({ id, raw }) => {
    const old = known.get(id)
    return old !== undefined && differ(old, raw)
  })
  return new Set(differing.map(({ id }) => id))
}

/** The groups that the copy stores once instead of with each customer; `raw`: as last listed by the server, or null. */
function sharedGroups(database: ReadableDatabase): { readonly id: number; readonly raw: string | null }[] {
  return database
    .prepare<[], { readonly id: number; readonly raw: string | null }>(
      'SELECT id, raw FROM customer_group WHERE embedded IS NOT NULL',
    )
    .all()
}

/** The shared groups that may have changed since: all of them if the server does not list groups. */
export function doubtfulGroups(
  database: ReadableDatabase,
  listed: readonly Pick<ReceivedGroup, 'id' | 'raw'>[],
): ReadonlySet<number> {
  const now = new Map(listed.map(({ id, raw }) => [id, raw]))
  const doubtful = sharedGroups(database).filter(({ id, raw }) => {
    const one = now.get(id)
    return listed.length === 0 || (one !== undefined && (raw === null || differ(raw, one)))
  })
  return new Set(doubtful.map(({ id }) => id))
}

/**
 * Whether groups may have been renamed since the last sync. Renaming a group changes no customer. True also if the server
 * listed groups before and does not now. False if it never did, since nothing can be compared then.
 */
export function mayBeRenamed(
  database: ReadableDatabase,
  listed: readonly Pick<ReceivedGroup, 'id' | 'raw'>[],
): boolean {
  return listed.length === 0
    ? sharedGroups(database).some(({ raw }) => raw !== null)
    : doubtfulGroups(database, listed).size > 0
}
