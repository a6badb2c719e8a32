import type { ColumnKey } from '#shared/columns'

/** The element id of a cell, which the grid names as its active descendant. */
export function cellId(index: number, key: ColumnKey): string {
  return `cell-${String(index)}-${key}`
}

/** A cell of the table: its row and its position among the shown columns; `at` null: the box that selects the row. */
export interface CellPlace {
  readonly row: number
  readonly at: number | null
}

/** The cell that contains an element, or null. It is read from the cell's ARIA attributes. */
export function cellOf(target: EventTarget | null): CellPlace | null {
  const cell = target instanceof Element ? target.closest('[role="gridcell"]') : null
  const column = Number(cell?.getAttribute('aria-colindex') ?? NaN)
  const row = Number(cell?.closest('[role="row"]')?.getAttribute('aria-rowindex') ?? NaN)
  if (Number.isNaN(column) || Number.isNaN(row)) return null
  return { row: row - 2, at: column === 1 ? null : column - 2 }
}
