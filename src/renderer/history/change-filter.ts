import { formatClause } from '#shared/query'
import { isFirstLoad, type SyncResult } from '#shared/sync'

/** What a sync can find out about a customer. Each is a filter that lists such customers. */
export const changeFilters = ['new', 'changed', 'removed'] as const
export type ChangeFilter = (typeof changeFilters)[number]

/** Which syncs: the last one, those of the last days, or the one that ended then (milliseconds since 1970). */
export type ChangeScope = 'last' | { readonly days: number } | { readonly endedAt: number }

/** The query for customers that these syncs found new, changed or removed. */
export function queryFor(filter: ChangeFilter, scope: ChangeScope): string {
  if (scope === 'last') return `${filter}:sync`
  if ('days' in scope) return `${filter}:${String(scope.days)}d`
  const test = { is: 'sync-at', at: scope.endedAt } as const
  if (filter === 'removed') return formatClause({ kind: 'removed', field: filter, values: [test] })
  // Those that were deleted since are among the number that the sync found.
  return `${formatClause({ kind: 'change', field: filter, values: [test] })} removed:any`
}

/** How many customers of this kind a sync found. */
export function countOf(result: SyncResult, filter: ChangeFilter): number {
  return filter === 'new' ? result.added : result[filter]
}

/** The filters that list something after a sync, each with its number of customers. */
export function countsBy(
  result: SyncResult,
): readonly { readonly filter: ChangeFilter; readonly count: number }[] {
  if (isFirstLoad(result)) return []
  return changeFilters
    .map((filter) => ({ filter, count: countOf(result, filter) }))
    .filter(({ count }) => count > 0)
}
