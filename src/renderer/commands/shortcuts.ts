import { searchBoxKeys } from '../query/search-box-keys'
import { tableKeys } from '../table/keys'
import { text } from '../text.svelte'
import { commandKeys } from './commands'
import type { Keys } from './keys'

interface Shortcut {
  readonly id: string
  readonly text: string
  readonly keys: readonly Keys[]
}

/** All keys that work, by the place where they do. */
export function allShortcuts(): readonly {
  readonly title: string
  readonly shortcuts: readonly Shortcut[]
}[] {
  const t = text.messages.commands
  return [
    { title: t.everywhere, shortcuts: commandKeys.map(({ id, keys }) => ({ id, text: t.names[id], keys })) },
    {
      title: t.inSearch,
      shortcuts: searchBoxKeys.map(({ id, keys }) => ({ id, text: t.searchBox[id], keys })),
    },
    { title: t.inTable, shortcuts: tableKeys.map(({ id, keys }) => ({ id, text: t.table[id], keys })) },
  ]
}
