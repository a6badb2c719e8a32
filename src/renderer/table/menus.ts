import { defaultSort, type ColumnKey } from '#shared/columns'
import type { Messages } from '#shared/messages/index'
import type { MenuEntry } from '../ui/Menu.svelte'
import type { CopyAs } from './clipboard.svelte'
import type { ColumnStore } from './columns.svelte'

type Texts = Messages['window']['table']['menu']

/** The menu of a column header. */
export function columnMenu(
  columns: ColumnStore,
  key: ColumnKey,
  t: Texts,
  fit: () => void,
): readonly MenuEntry[] {
  const at = columns.keys.indexOf(key)
  const isPinned = columns.isPinned(key)
  return [
    {
      label: t.ascending,
      run: () => {
        columns.setSort([{ column: key, descending: false }])
      },
    },
    {
      label: t.descending,
      run: () => {
        columns.setSort([{ column: key, descending: true }])
      },
    },
    {
      label: t.unsorted,
      disabled: columns.sort.length === 0,
      run: () => {
        columns.setSort(defaultSort)
      },
    },
    {
      label: isPinned ? t.unpin : t.pin,
      apart: true,
      run: () => {
        columns.pin(key, !isPinned)
      },
    },
    {
      label: t.left,
      keys: 'Alt+Shift+←',
      disabled: at <= 0,
      run: () => {
        columns.step(key, -1)
      },
    },
    {
      label: t.right,
      keys: 'Alt+Shift+→',
      disabled: at === columns.keys.length - 1,
      run: () => {
        columns.step(key, 1)
      },
    },
    { label: t.fit, run: fit },
    {
      label: t.hide,
      apart: true,
      disabled: columns.keys.length === 1,
      run: () => {
        columns.toggle(key)
      },
    },
  ]
}

export interface CellMenuParts {
  readonly isSelected: boolean
  /** The value of the cell as text (empty: none), and filters by it; null: there is no such filter. */
  readonly filter: {
    readonly value: string
    readonly onShowOnly: () => void
    readonly onExclude: () => void
  } | null
  /** Calls, chats and emails. */
  readonly contacts: readonly MenuEntry[]
  /** null: nothing tells who the customer is. */
  readonly onDuplicates: (() => void) | null
  readonly onCopy: () => void
  /** Opens `copyMenu`. */
  readonly onCopyAs: () => void
  readonly onToggle: () => void
  readonly onSelectAll: () => void
  readonly onOpen: () => void
  readonly onOptOut: () => void
  readonly onForget: () => void
}

/** Longer values are cut off in the menu. */
const maxValue = 32
const short = (value: string): string => {
  const letters = [...value.replace(/\s+/g, ' ')]
  return letters.length > maxValue ? `${letters.slice(0, maxValue - 1).join('')}…` : letters.join('')
}

function filterEntries(filter: NonNullable<CellMenuParts['filter']>, t: Texts): readonly MenuEntry[] {
  const value = short(filter.value)
  return [
    { label: value === '' ? t.showEmpty : t.showOnly(value), apart: true, run: filter.onShowOnly },
    { label: value === '' ? t.excludeEmpty : t.exclude(value), run: filter.onExclude },
  ]
}

/** The menu of a cell and its row. */
export function cellMenu(
  parts: CellMenuParts,
  { window, privacy, messaging }: Messages,
): readonly MenuEntry[] {
  const t = window.table.menu
  const { filter, contacts, onDuplicates } = parts
  const aboutPerson: readonly MenuEntry[] = [
    ...contacts,
    ...(onDuplicates === null ? [] : [{ label: t.duplicates, run: onDuplicates }]),
  ]
  return [
    { label: t.open, keys: 'Enter', run: parts.onOpen },
    ...(filter === null ? [] : filterEntries(filter, t)),
    ...aboutPerson.map((entry, at) => ({ ...entry, apart: at === 0 })),
    {
      label: t.copy,
      keys: 'Ctrl+C',
      apart: true,
      run: parts.onCopy,
    },
    { label: t.copyAs, opens: true, run: parts.onCopyAs },
    { label: parts.isSelected ? t.unselect : t.select, keys: 'Space', apart: true, run: parts.onToggle },
    { label: t.selectAll, keys: 'Ctrl+A', run: parts.onSelectAll },
    { label: messaging.optOut, apart: true, run: parts.onOptOut },
    { label: privacy.forget, run: parts.onForget },
  ]
}

/** The ways to copy for other programs than spreadsheets. */
export function copyForms(t: Texts, copy: (as: CopyAs) => void): readonly MenuEntry[] {
  return [
    {
      label: t.copyMarkdown,
      run: () => {
        copy('markdown')
      },
    },
    {
      label: t.copyJson,
      run: () => {
        copy('json')
      },
    },
  ]
}

/** The ways to copy cells and rows, apart from the usual one. */
export function copyMenu(t: Texts, copy: (as: CopyAs) => void): readonly MenuEntry[] {
  return [
    {
      label: t.copyWithHeader,
      keys: 'Ctrl+Shift+C',
      run: () => {
        copy('text')
      },
    },
    ...copyForms(t, copy),
  ]
}
