import type { ReadableDatabase } from '../sqlite/database'
import { readState, stateKey } from '../sqlite/state'
import type { ClockSkew } from './clock-skew'

/** The groups on the server's list when a full read began. */
export const groupsAtStartState =
  stateKey<readonly { readonly id: number; readonly raw: string }[]>('reading-groups')

/** How version 0.1 stored the time of the last sync. */
interface ClocksBefore {
  readonly there: number
  readonly here: number
}

/** When the last sync read, from where the next catch-up continues. */
export const caughtUpState = stateKey<ClockSkew | ClocksBefore>('caught-up')

/** When the last sync read; null if every customer must be read. */
export function readCaughtUp(database: ReadableDatabase): ClockSkew | null {
  const stored = readState(database, caughtUpState)
  return stored !== null && 'there' in stored ? { server: stored.there, local: stored.here } : stored
}
