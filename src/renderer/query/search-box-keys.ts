import type { Keys } from '../commands/keys'

type SearchBoxKey = 'choose' | 'take' | 'complete' | 'undo' | 'redo' | 'leave'

/** The keys of the search box, for the overview of keys. */
export const searchBoxKeys: readonly { readonly id: SearchBoxKey; readonly keys: readonly Keys[] }[] = [
  { id: 'complete', keys: [{ key: ' ', ctrl: true }] },
  { id: 'choose', keys: [{ key: 'ArrowDown' }, { key: 'ArrowUp' }] },
  { id: 'take', keys: [{ key: 'Tab' }, { key: 'Enter' }] },
  { id: 'undo', keys: [{ key: 'z', ctrl: true }] },
  { id: 'redo', keys: [{ key: 'y', ctrl: true }] },
  { id: 'leave', keys: [{ key: 'Escape' }] },
]
