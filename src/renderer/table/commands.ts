import type { CustomerRow } from '#shared/customer'
import type { ColumnStore } from './columns.svelte'
import type { TableClipboard } from './clipboard.svelte'
import type { Cursor } from './cursor.svelte'
import { stepFrom, type Command } from './keys'
import type { RowStore } from './rows.svelte'
import type { SelectionStore } from './selection.svelte'
import type { Viewport } from './viewport.svelte'

interface Parts {
  readonly rows: RowStore
  readonly columns: ColumnStore
  readonly cursor: Cursor
  readonly selection: SelectionStore
  readonly clipboard: TableClipboard
  readonly viewport: Viewport
  readonly onopen: (row: CustomerRow) => void
  /** Escape: closes what is open next to the table. Returns false if nothing was open. */
  readonly onescape: () => boolean
}

/** The commands of keys, clicks and menus in the table. */
export class TableCommands {
  readonly #parts: Parts

  constructor(parts: Parts) {
    this.#parts = parts
  }

  carryOut(command: Command): void {
    switch (command.do) {
      case 'move':
        this.#move(command)
        return
      case 'toggle':
        this.toggle()
        return
      case 'select-rows':
        void this.#selectRows()
        return
      case 'mark-columns':
        this.#parts.cursor.markColumns()
        return
      case 'select-all':
        this.selectAll()
        return
      case 'copy-with-header':
        void this.#parts.clipboard.copy(true)
        return
      case 'open':
        this.open()
        return
      case 'leave':
        this.#leave()
    }
  }

  focusCell(row: number, at: number, extend = false): void {
    const { cursor, viewport } = this.#parts
    cursor.moveTo(row, at, extend)
    if (cursor.row !== null) viewport.reveal(cursor.row, cursor.at)
  }

  /** Makes the first visible row the current one. */
  startHere(): void {
    this.#parts.cursor.moveTo(this.#startRow(), this.#parts.cursor.at, false)
  }

  /** Where focus that enters the table goes: the previous cell, if there was one. */
  focusFirst(): void {
    const { rows, cursor } = this.#parts
    if (rows.current === null && rows.count > 0) this.focusCell(this.#startRow(), cursor.at)
  }

  /** Selects or unselects the current row. */
  toggle(): void {
    const { rows, selection } = this.#parts
    if (rows.currentRow !== undefined) selection.toggle(rows.currentRow.id, rows.view)
  }

  /** Otherwise a range of cells would be copied instead of the rows that were just selected. */
  selectAll(): void {
    const { rows, cursor, selection } = this.#parts
    if (rows.count === 0) return
    cursor.collapse()
    selection.all(true, rows.view)
  }

  /** Shows the details of the current row. */
  open(): void {
    const { rows, onopen } = this.#parts
    if (rows.currentRow !== undefined) onopen(rows.currentRow)
  }

  /** The row where keys start: the current one, or the first that is fully visible. */
  #startRow(): number {
    const { rows, viewport } = this.#parts
    return (
      rows.current ?? Math.min(Math.ceil(viewport.virtual / viewport.rowHeight), Math.max(0, rows.count - 1))
    )
  }

  #move({ rows: down, columns: across, extend }: Extract<Command, { do: 'move' }>): void {
    const { rows, columns, cursor, viewport } = this.#parts
    const start = this.#startRow()
    // The first key press only moves the focus to what is visible.
    const row =
      rows.current === null && down.by === 'one'
        ? start
        : stepFrom(start, down, rows.count, viewport.perScreen)
    this.focusCell(row, stepFrom(cursor.at, across, columns.shown.length, 1), extend)
  }

  async #selectRows(): Promise<void> {
    const { rows, cursor, selection } = this.#parts
    const { range } = cursor
    if (range === null) {
      if (rows.currentRow !== undefined) selection.extendTo(rows.currentRow.id, rows.currentRow.id, rows.view)
      return
    }
    const [from, to] = await Promise.all([rows.idAt(range.top), rows.idAt(range.bottom)])
    if (from !== null && to !== null) selection.between(from, to, rows.view)
  }

  #leave(): void {
    const { rows, cursor, selection, onescape } = this.#parts
    if (cursor.range !== null) cursor.collapse()
    else if (!onescape() && selection.count > 0) selection.clear(rows.view)
  }
}
