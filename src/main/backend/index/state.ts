import { stateKey } from '../sqlite/state'
import type { KeptState } from './keep'

/** What the index holds, of which customers. */
export const indexState = stateKey<KeptState>('kept')
/** The search lists: how many slots they cover, and how often they were made. */
export const searchState = stateKey<{ readonly slots: number; readonly times: number }>('search')
/** The revision whose customers `search_first` tells of. */
export const firstByNameState = stateKey<number>('first-by-name')
