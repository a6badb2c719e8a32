import { stateKey } from '../sqlite/state'
import type { Instant } from './set-back'

/** The groups on the server's list when a full read began. */
export const groupsAtStartState =
  stateKey<readonly { readonly id: number; readonly raw: string }[]>('reading-groups')
/** The instant from which the next catch-up has to read. */
export const caughtUpState = stateKey<Instant>('caught-up')
