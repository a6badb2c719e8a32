import type { ColumnKey } from '#shared/columns'
import type { ColumnStore } from './columns.svelte'
import type { RowStore } from './rows.svelte'

/** A block of cells: rows and column positions, first to last. */
export interface Block {
  readonly top: number
  readonly bottom: number
  readonly left: number
  readonly right: number
}

/** The cell with the focus, and the range of cells from another cell to it. */
export class Cursor {
  #column = $state<ColumnKey | null>(null)
  #anchorColumn = $state<ColumnKey | null>(null)
  /** The range includes all rows. */
  #wholeColumns = $state(false)
  readonly #rows: RowStore
  readonly #columns: ColumnStore
  /** The position of the focused column among the shown ones; the first if there is none or it was hidden. */
  readonly at: number = $derived.by(() => this.#placeOf(this.#column))
  /** The range, or null if it is only the focused cell. */
  readonly range: Block | null = $derived.by(() => this.#block())

  constructor(rows: RowStore, columns: ColumnStore) {
    this.#rows = rows
    this.#columns = columns
  }

  get row(): number | null {
    return this.#rows.current
  }

  get column(): ColumnKey | null {
    return this.#columns.keys[this.at] ?? null
  }

  get isWholeColumns(): boolean {
    return this.#wholeColumns && this.range !== null
  }

  /** Moves the focus to a cell within the table. `extend`: the range grows or shrinks to it. */
  moveTo(row: number, at: number, extend: boolean): void {
    const { count } = this.#rows
    const { keys } = this.#columns
    if (count === 0) return
    if (!extend) this.collapse()
    else if (this.#rows.anchor === null) {
      this.#rows.anchor = this.#rows.current ?? Math.min(Math.max(row, 0), count - 1)
      this.#anchorColumn = this.column
    }
    this.#rows.current = Math.min(Math.max(row, 0), count - 1)
    this.#column = keys[Math.min(Math.max(at, 0), keys.length - 1)] ?? null
  }

  /** Extends the range to whole columns. */
  markColumns(): void {
    if (this.#rows.current === null) return
    if (this.#rows.anchor === null) {
      this.#rows.anchor = this.#rows.current
      this.#anchorColumn = this.column
    }
    this.#wholeColumns = true
  }

  /** Whether a cell is in the range. */
  isInRange(row: number, at: number): boolean {
    const { range } = this
    if (range === null) return false
    return row >= range.top && row <= range.bottom && at >= range.left && at <= range.right
  }

  /** Reduces the range to the focused cell. */
  collapse(): void {
    this.#rows.anchor = null
    this.#anchorColumn = null
    this.#wholeColumns = false
  }

  #placeOf(column: ColumnKey | null): number {
    return column === null ? 0 : Math.max(0, this.#columns.keys.indexOf(column))
  }

  #block(): Block | null {
    const { current, anchor, count } = this.#rows
    if (current === null || anchor === null) return null
    const other = this.#placeOf(this.#anchorColumn)
    const [left, right] = [Math.min(this.at, other), Math.max(this.at, other)]
    if (this.#wholeColumns) return { top: 0, bottom: count - 1, left, right }
    if (anchor === current && left === right) return null
    return { top: Math.min(anchor, current), bottom: Math.max(anchor, current), left, right }
  }
}
