import type { ErrorData } from '#shared/errors'

/** Why the table is empty. */
export type EmptyReason =
  | { readonly kind: 'reading' }
  | { readonly kind: 'no-copy'; readonly offline: boolean }
  | { readonly kind: 'no-match' }
  | { readonly kind: 'no-customers' }
  | { readonly kind: 'failed'; readonly error: ErrorData }

export interface Situation {
  readonly count: number
  readonly loaded: boolean
  readonly error: ErrorData | null
  /** The contents of the copy are known. */
  readonly known: boolean
  /** No sync has been completed, and nothing is stored. */
  readonly emptyCopy: boolean
  readonly syncing: boolean
  readonly offline: boolean
  /** The shown rows have no search and filters. */
  readonly queryEmpty: boolean
}

/** What to show instead of the table, or null if there are rows or none were requested yet. */
export function emptyReason(now: Situation): EmptyReason | null {
  if (now.count > 0) return null
  const noCopy = now.emptyCopy || now.error?.code === 'storage.empty'
  if (noCopy) return now.syncing ? { kind: 'reading' } : { kind: 'no-copy', offline: now.offline }
  if (!now.loaded) return null
  if (now.error !== null) return { kind: 'failed', error: now.error }
  if (!now.known) return null
  return now.queryEmpty ? { kind: 'no-customers' } : { kind: 'no-match' }
}
