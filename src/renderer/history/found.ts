import type { SyncResult } from '#shared/sync'

/** What a sync may find out about customers; each leads to a list of them. */
export const findings = ['new', 'changed', 'removed'] as const
export type Finding = (typeof findings)[number]

/** The search text that lists those whom the last sync found so, or all syncs of the last days. */
export function searchFor(finding: Finding, days: number | null): string {
  return `${finding}:${days === null ? 'sync' : `${String(days)}d`}`
}

/** How many customers a sync found so. */
export function countOf(result: SyncResult, finding: Finding): number {
  return finding === 'new' ? result.added : result[finding]
}

/** A first load: all are new to the copy, and so none is a new customer. */
export function isFirstLoad({ added, changed, removed, unchanged }: SyncResult): boolean {
  return added > 0 && changed + removed + unchanged === 0
}

/** What there is to look at after a sync. */
export function foundBy(
  result: SyncResult,
): readonly { readonly finding: Finding; readonly count: number }[] {
  if (isFirstLoad(result)) return []
  return findings
    .map((finding) => ({ finding, count: countOf(result, finding) }))
    .filter(({ count }) => count > 0)
}
