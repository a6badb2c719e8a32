import type { SyncResult } from '#shared/sync'

/** What a sync can find out about a customer. Each is a filter that lists such customers. */
export const changeFilters = ['new', 'changed', 'removed'] as const
export type ChangeFilter = (typeof changeFilters)[number]

/** The query for customers that the last sync found new, changed or removed. With `days`: that any sync of the last days did. */
export function queryFor(filter: ChangeFilter, days: number | null): string {
  return `${filter}:${days === null ? 'sync' : `${String(days)}d`}`
}

/** How many customers of this kind a sync found. */
export function countOf(result: SyncResult, filter: ChangeFilter): number {
  return filter === 'new' ? result.added : result[filter]
}

/** Whether this was a first load. It adds every customer to the copy, so none of them is new at Clopos. */
export function isFirstLoad({ added, changed, removed, unchanged }: SyncResult): boolean {
  return added > 0 && changed + removed + unchanged === 0
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
