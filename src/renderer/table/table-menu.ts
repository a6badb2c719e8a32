import type { ColumnKey } from '#shared/columns'
import type { Facets } from '#shared/facets'
import type { QueryStore } from '../query/query.svelte'
import { text } from '../text.svelte'
import type { MenuEntry } from '../ui/Menu.svelte'
import { cellActions } from './cell-actions'
import type { TableClipboard } from './clipboard.svelte'
import type { ColumnStore } from './columns.svelte'
import type { TableCommands } from './commands'
import type { Cursor } from './cursor.svelte'
import { cellMenu, columnMenu, copyMenu } from './menus'
import type { RowStore } from './rows.svelte'
import type { SelectionStore } from './selection.svelte'

/** What a menu of the table is about: a column, the cell with the focus, or the ways to copy it. */
export type MenuSubject = ColumnKey | 'cell' | 'copy'

interface Parts {
  readonly rows: RowStore
  readonly columns: ColumnStore
  readonly cursor: Cursor
  readonly selection: SelectionStore
  readonly clipboard: TableClipboard
  readonly commands: TableCommands
  readonly query: QueryStore
  readonly facets: Facets
  readonly fit: (key: ColumnKey) => void
  /** Opens the menu of the ways to copy. */
  readonly onCopyAs: () => void
  readonly onforget: (customerId: number) => void
  readonly onoptout: (customerId: number) => void
}

/** The name and the entries of a menu. */
export function tableMenu(
  of: MenuSubject,
  parts: Parts,
): { readonly label: string; readonly entries: readonly MenuEntry[] } {
  const { rows, columns, cursor, selection, clipboard, commands, query, facets } = parts
  const { menu: t, menuOf } = text.window.table
  if (of === 'copy') return { label: t.copyAs, entries: copyMenu(t, (as) => void clipboard.copy(true, as)) }
  if (of !== 'cell') {
    const entries = columnMenu(columns, of, t, () => {
      parts.fit(of)
    })
    return { label: menuOf(text.messages.columns[of]), entries }
  }
  const row = rows.currentRow
  const entries = cellMenu(
    {
      isSelected: row !== undefined && selection.has(row.id),
      ...cellActions(row, cursor.range === null ? cursor.column : null, query, facets),
      onCopy: () => void clipboard.copy(false),
      onCopyAs: parts.onCopyAs,
      onToggle: () => {
        commands.toggle()
      },
      onSelectAll: () => {
        commands.selectAll()
      },
      onOpen: () => {
        commands.open()
      },
      onOptOut: () => {
        if (row !== undefined) parts.onoptout(row.id)
      },
      onForget: () => {
        if (row !== undefined) parts.onforget(row.id)
      },
    },
    text.messages,
  )
  return { label: t.row, entries }
}
