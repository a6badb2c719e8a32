import type { ColumnKey } from '#shared/columns'

/** A cell's id in the page: what the grid names as its active descendant. */
export function cellId(index: number, key: ColumnKey): string {
  return `cell-${String(index)}-${key}`
}

/** A cell of the table: its row and its place among the shown columns; `at` null: the box that selects the row. */
export interface CellPlace {
  readonly row: number
  readonly at: number | null
}

/** The cell that an element is, or is part of; null where it is none. It is read from the cell's ARIA places. */
export function cellOf(target: EventTarget | null): CellPlace | null {
  const cell = target instanceof Element ? target.closest('[role="gridcell"]') : null
  const column = Number(cell?.getAttribute('aria-colindex') ?? NaN)
  const row = Number(cell?.closest('[role="row"]')?.getAttribute('aria-rowindex') ?? NaN)
  if (Number.isNaN(column) || Number.isNaN(row)) return null
  return { row: row - 2, at: column === 1 ? null : column - 2 }
}
