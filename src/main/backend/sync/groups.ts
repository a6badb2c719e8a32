import type { Database } from 'better-sqlite3'
import * as v from 'valibot'
import type { ReceivedGroup } from '../clopos/source'

/**
 * What customers carry of a group, by the API's documentation, and people see. Whatever else the list tells (sums, say) may
 * change all day.
 */
const shownFields = ['name', 'discount_type', 'discount_value', 'system_type', 'deleted_at'] as const

const anyObject = v.record(v.string(), v.unknown())

function shown(raw: string): string {
  const group = v.parse(anyObject, JSON.parse(raw))
  return JSON.stringify(shownFields.map((field) => group[field] ?? null))
}

const differ = (before: string, now: string): boolean => before !== now && shown(before) !== shown(now)

/** The groups that are not the same on two lists; those that only one of them has are left out. */
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

/** Groups without which the copy has customers' JSON; `raw` as the last sync found them on the server's list, or null. */
function groupsApart(database: Database): { readonly id: number; readonly raw: string | null }[] {
  return database
    .prepare<[], { readonly id: number; readonly raw: string | null }>(
      'SELECT id, raw FROM customer_group WHERE embedded IS NOT NULL',
    )
    .all()
}

/** Those of them that customers may carry in another form by now. Without a list nobody knows of any. */
export function doubtfulGroups(
  database: Database,
  listed: readonly Pick<ReceivedGroup, 'id' | 'raw'>[],
): ReadonlySet<number> {
  const now = new Map(listed.map(({ id, raw }) => [id, raw]))
  const doubtful = groupsApart(database).filter(({ id, raw }) => {
    const one = now.get(id)
    return listed.length === 0 || (one !== undefined && (raw === null || differ(raw, one)))
  })
  return new Set(doubtful.map(({ id }) => id))
}

/**
 * Whether groups may have been renamed since the last sync, which changes no customer. Who never gets a list cannot tell;
 * one that fails to come where there was one before tells nothing, too.
 */
export function mayBeRenamed(
  database: Database,
  listed: readonly Pick<ReceivedGroup, 'id' | 'raw'>[],
): boolean {
  return listed.length === 0
    ? groupsApart(database).some(({ raw }) => raw !== null)
    : doubtfulGroups(database, listed).size > 0
}
