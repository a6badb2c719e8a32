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

/** The groups that are not the same on two lists; those that only one of them has are left out. */
export function differingGroups(
  before: readonly Pick<ReceivedGroup, 'id' | 'raw'>[],
  now: readonly Pick<ReceivedGroup, 'id' | 'raw'>[],
): ReadonlySet<number> {
  const known = new Map(before.map(({ id, raw }) => [id, raw]))
  const differing = now.filter(({ id, raw }) => {
    const old = known.get(id)
    return old !== undefined && old !== raw && shown(old) !== shown(raw)
  })
  return new Set(differing.map(({ id }) => id))
}

/** Groups as the last sync found them on the server's list, where the copy has customers' JSON without theirs. */
export function knownGroups(database: Database): Pick<ReceivedGroup, 'id' | 'raw'>[] {
  return database
    .prepare<[], Pick<ReceivedGroup, 'id' | 'raw'>>(
      'SELECT id, raw FROM customer_group WHERE raw IS NOT NULL AND embedded IS NOT NULL',
    )
    .all()
}
