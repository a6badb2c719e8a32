import { tick } from 'svelte'
import type { ColumnKey } from '#shared/columns'
import type { ColumnStore } from './columns.svelte'
import { boxWidth, spare } from './geometry'
import type { RowStore, Swap } from './rows.svelte'
import { ScrollTrack, travelOf } from './scroll-track'

/** Scrolling has stopped if nothing moved for this many milliseconds. Each step of a script or a key ends a scroll. */
const rest = 200
/** So much of a column is enough to read something. */
const readableWidth = 80

/** The visible rows. Follows the scrolled element and scrolls it. */
export class Viewport {
  /** The height of the part with rows, in CSS pixels. */
  height = $state(0)
  /** The width of the scrolled element and how far it is scrolled to the side, in CSS pixels. */
  width = $state(0)
  left = $state(0)
  /** The position in the whole list. A row's position there minus `offset` is its position in the element. */
  virtual = $state(0)
  offset = $state(0)
  /**
   * The first slot in the page. Slots are put in order only when scrolling stops, because moving them costs more than
   * filling them. Assistive technology reads them in the order of the page.
   */
  #turn = $state(0)
  /** CSS pixels. */
  rowHeight = $state(0)
  /** So much of the last rows is covered by what floats over them, in CSS pixels. They can be scrolled above it. */
  #covered = $state(0)
  /** The row that was at the top before the height of the rows changed. */
  #topRow: number | null = null
  readonly #track = new ScrollTrack()
  readonly #rows: RowStore
  readonly #columns: ColumnStore
  #grid: HTMLElement | null = null
  #swap: Swap | null = null
  #resting: ReturnType<typeof setTimeout> | undefined

  readonly #listHeight: number = $derived.by(() =>
    this.#rows.count === 0 ? 0 : this.#rows.count * this.rowHeight + this.#covered,
  )
  /** The height of the element with the rows, in CSS pixels. */
  readonly elementHeight: number = $derived(travelOf(this.#listHeight, 0).physical)
  /** How many whole rows are visible. */
  readonly perScreen: number = $derived(Math.max(1, Math.floor(this.height / this.rowHeight)))
  readonly #drawn: number = $derived(Math.ceil(this.height / this.rowHeight) + 1 + 2 * spare)
  readonly #first: number = $derived.by(() =>
    Math.max(0, Math.min(Math.floor(this.virtual / this.rowHeight) - spare, this.#rows.count - this.#drawn)),
  )
  /**
   * The elements in which rows are drawn, in the order of the page. They are reused: a row that leaves at one end
   * makes space for one at the other, and all others stay unchanged.
   */
  readonly slots: readonly number[] = $derived.by(() => {
    const drawn = this.#drawn
    const { count } = this.#rows
    return count < drawn
      ? Array.from({ length: count }, (_, slot) => slot)
      : Array.from({ length: drawn }, (_, step) => (this.#turn + step) % drawn)
  })

  // As text, so that the rows need not care about each pixel of a scroll.
  readonly #inView: string = $derived.by(() => this.#columnsInView().join(' '))
  /** The columns of which enough is visible to read something. */
  readonly inView: readonly ColumnKey[] = $derived.by(() => {
    const keys = this.#inView.split(' ')
    return this.#columns.keys.filter((key) => keys.includes(key))
  })

  constructor(rows: RowStore, columns: ColumnStore, rowHeight: number) {
    this.rowHeight = rowHeight
    this.#rows = rows
    this.#columns = columns
  }

  /** The first and the last visible row. */
  get seen(): { readonly first: number; readonly last: number } {
    const first = Math.floor(this.virtual / this.rowHeight)
    return { first, last: first + this.perScreen + 1 }
  }

  /** The row in a slot. */
  rowIn(slot: number): number {
    const drawn = this.#drawn
    return this.#first + ((slot - (this.#first % drawn) + drawn) % drawn)
  }

  isDrawn(index: number): boolean {
    return index >= this.#first && index < this.#first + this.#drawn
  }

  /**
   * Watches a scrolled element, whose size is that without its scroll bars, and the header in it, which covers the first
   * rows. Returns a function that ends it.
   */
  watch(grid: HTMLElement, header: HTMLElement): () => void {
    this.#grid = grid
    const measure = (): void => {
      this.height = Math.max(0, grid.clientHeight - header.offsetHeight)
      this.width = grid.clientWidth
    }
    const observer = new ResizeObserver(measure)
    observer.observe(grid)
    observer.observe(header)
    measure()
    // The place is that of the last time, where the table was shown before.
    const { left } = this
    if (left > 0) {
      void tick().then(() => {
        grid.scrollLeft = left
      })
    }
    return () => {
      observer.disconnect()
      clearTimeout(this.#resting)
      this.#grid = null
    }
  }

  /** Changes the height of the rows. The first visible row stays. */
  setRowHeight(rowHeight: number): void {
    if (rowHeight === this.rowHeight) return
    this.#topRow = this.virtual / this.rowHeight
    this.rowHeight = rowHeight
  }

  get covered(): number {
    return this.#covered
  }

  /** Something floats over so many CSS pixels at the bottom, or nothing does (0). */
  setCovered(covered: number): void {
    this.#covered = covered
  }

  /** The list or the window changed its size. Stays at the same place. Run it after the element got its new height. */
  resize(): void {
    const before = this.#track.resize(this.#listHeight, this.height)
    const physical = this.#topRow === null ? before : this.#track.jump(this.#topRow * this.rowHeight)
    this.#topRow = null
    if (this.#grid !== null && Math.abs(this.#grid.scrollTop - physical) > 1) this.#grid.scrollTop = physical
    this.#follow()
  }

  #columnsInView(): ColumnKey[] {
    const { shown, pinnedWidth } = this.#columns
    let start = boxWidth
    return shown.flatMap(({ key, width, pinnedAt }) => {
      const readable = start + Math.min(width, readableWidth)
      start += width
      const isInView = readable > this.left + pinnedWidth && readable <= this.left + this.width
      // Before the element is measured, all columns count as visible.
      return pinnedAt !== null || this.width === 0 || isInView ? [key] : []
    })
  }

  /** The element was scrolled. */
  moved(physical: number, left: number): void {
    this.left = left
    this.#track.moved(physical)
    this.#follow()
    clearTimeout(this.#resting)
  }

  /** A scroll ended; another one may follow at once. */
  ended(): void {
    clearTimeout(this.#resting)
    this.#resting = setTimeout(() => {
      this.#settle()
    }, rest)
  }

  #settle(): void {
    const physical = this.#track.settle()
    if (physical !== null && this.#grid !== null) this.#grid.scrollTop = physical
    this.#follow()
    this.#turn = this.#first % this.#drawn
  }

  /** New rows replaced old ones: another list starts at its top, a refreshed list stays where it was. */
  swapped(swap: Swap): void {
    if (swap === this.#swap) return
    this.#swap = swap
    if (swap.kind === 'view') this.scrollTo(0)
    else if (swap.shift !== 0) this.scrollBy(swap.shift * this.rowHeight)
  }

  /** Scrolls to a position in the list, in CSS pixels. */
  scrollTo(place: number): void {
    const physical = this.#track.jump(place)
    if (this.#grid !== null) this.#grid.scrollTop = physical
    this.#follow()
  }

  scrollBy(pixels: number): void {
    this.scrollTo(this.#track.virtual + pixels)
  }

  /** Scrolls just far enough to show a whole row and a whole column. */
  reveal(row: number, column: number): void {
    const top = row * this.rowHeight
    if (top < this.#track.virtual) this.scrollTo(top)
    else if (top + this.rowHeight > this.#track.virtual + this.height - this.#covered)
      this.scrollTo(top + this.rowHeight - this.height + this.#covered)
    this.#revealColumn(column)
  }

  #revealColumn(at: number): void {
    const grid = this.#grid
    const { shown, pinnedWidth } = this.#columns
    const column = shown[at]
    if (grid === null || column === undefined || column.pinnedAt !== null) return
    const start = shown
      .slice(0, at)
      .reduce((sum, { width, pinnedAt }) => sum + (pinnedAt === null ? width : 0), pinnedWidth)
    const before = start - pinnedWidth
    const after = start + column.width - grid.clientWidth
    if (grid.scrollLeft > before) grid.scrollLeft = before
    else if (grid.scrollLeft < after) grid.scrollLeft = Math.min(after, before)
  }

  #follow(): void {
    this.virtual = this.#track.virtual
    this.offset = this.#track.offset
  }
}
