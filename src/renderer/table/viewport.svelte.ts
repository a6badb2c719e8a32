import type { ColumnStore } from './columns.svelte'
import { headerHeight, rowHeight, spare } from './geometry'
import type { RowStore } from './rows.svelte'
import { ScrollTrack, travelOf } from './scroll-track'

/** Scrolling rests when nothing has moved for so long, in milliseconds; each step of a script or a key ends a scroll. */
const rest = 200

/** What is seen of the rows: follows the scrolled element, and scrolls it. */
export class Viewport {
  /** Of the part that shows rows, in CSS pixels. */
  height = $state(0)
  /** Place in the whole list, and what to take off a row's place there to get its place in the element. */
  virtual = $state(0)
  offset = $state(0)
  /**
   * The slot that stands first in the page. Slots are put in order only when scrolling rests, because moving them costs
   * more than filling them anew; assistive technology reads them in the order of the page.
   */
  #turn = $state(0)
  readonly #track = new ScrollTrack()
  readonly #rows: RowStore
  readonly #columns: ColumnStore
  #grid: HTMLElement | null = null
  #resting: ReturnType<typeof setTimeout> | undefined

  readonly #listHeight: number = $derived.by(() => this.#rows.count * rowHeight)
  /** Of the element that holds the rows, in CSS pixels. */
  readonly elementHeight: number = $derived(travelOf(this.#listHeight, 0).physical)
  /** Whole rows that are seen. */
  readonly perScreen: number = $derived(Math.max(1, Math.floor(this.height / rowHeight)))
  readonly #drawn: number = $derived(Math.ceil(this.height / rowHeight) + 1 + 2 * spare)
  readonly #first: number = $derived.by(() =>
    Math.max(0, Math.min(Math.floor(this.virtual / rowHeight) - spare, this.#rows.count - this.#drawn)),
  )
  /**
   * The slots in which rows are drawn, in the order of the page. They take turns: a row that leaves at one end makes
   * room for one at the other, and all others stay as they are.
   */
  readonly slots: readonly number[] = $derived.by(() => {
    const drawn = this.#drawn
    const { count } = this.#rows
    return count < drawn
      ? Array.from({ length: count }, (_, slot) => slot)
      : Array.from({ length: drawn }, (_, step) => (this.#turn + step) % drawn)
  })

  constructor(rows: RowStore, columns: ColumnStore) {
    this.#rows = rows
    this.#columns = columns
  }

  /** The first and the last row that are seen, as far as they go. */
  get seen(): { readonly first: number; readonly last: number } {
    const first = Math.floor(this.virtual / rowHeight)
    return { first, last: first + this.perScreen + 1 }
  }

  /** The row that is drawn in a slot. */
  rowIn(slot: number): number {
    const drawn = this.#drawn
    return this.#first + ((slot - (this.#first % drawn) + drawn) % drawn)
  }

  isDrawn(index: number): boolean {
    return index >= this.#first && index < this.#first + this.#drawn
  }

  /** Watches an element that is scrolled; gives a function that ends it. Its size is that without its bars. */
  watch(grid: HTMLElement): () => void {
    this.#grid = grid
    const measure = (): void => {
      this.height = Math.max(0, grid.clientHeight - headerHeight)
    }
    const observer = new ResizeObserver(measure)
    observer.observe(grid)
    measure()
    return () => {
      observer.disconnect()
      clearTimeout(this.#resting)
      this.#grid = null
    }
  }

  /** The list or the window changed its size: stays at the same place. To be run once the element has its new height. */
  resize(): void {
    const physical = this.#track.resize(this.#listHeight, this.height)
    if (this.#grid !== null && Math.abs(this.#grid.scrollTop - physical) > 1) this.#grid.scrollTop = physical
    this.#follow()
  }

  /** The element was scrolled. */
  moved(physical: number): void {
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

  /** Scrolls to a place in the list, in CSS pixels. */
  scrollTo(place: number): void {
    if (this.#grid !== null) this.#grid.scrollTop = this.#track.jump(place)
    this.#follow()
  }

  scrollBy(pixels: number): void {
    this.scrollTo(this.#track.virtual + pixels)
  }

  /** Scrolls just as far as it takes to see a whole row and a whole column. */
  reveal(row: number, column: number): void {
    const top = row * rowHeight
    if (top < this.#track.virtual) this.scrollTo(top)
    else if (top + rowHeight > this.#track.virtual + this.height) this.scrollTo(top + rowHeight - this.height)
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
