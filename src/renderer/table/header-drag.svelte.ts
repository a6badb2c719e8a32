import type { ColumnKey } from '#shared/columns'
import type { ColumnStore } from './columns.svelte'

/** A press becomes a drag after this many CSS pixels. */
const slack = 6
/** This close to an edge, the table scrolls, in CSS pixels. */
const edge = 36
const edgeStep = 24

/** Drags a header to another position among the shown columns. */
export class HeaderDrag {
  /** The dragged column, or null. */
  key = $state<ColumnKey | null>(null)
  /** Its new position, counted without it. */
  place = $state(0)
  #pressed: { readonly key: ColumnKey; readonly x: number } | null = null
  #justDragged = false
  readonly #columns: ColumnStore

  constructor(columns: ColumnStore) {
    this.#columns = columns
  }

  /** The column before which the dragged one would be inserted; null: at the end, or nothing is dragged. */
  get before(): ColumnKey | null {
    return this.key === null ? null : (this.#others[this.place] ?? null)
  }

  get isAtEnd(): boolean {
    return this.key !== null && this.place >= this.#others.length
  }

  press(event: PointerEvent, key: ColumnKey): void {
    this.#justDragged = false
    if (event.button === 0 && event.pointerType !== 'touch') this.#pressed = { key, x: event.clientX }
  }

  /** `header` has one element per shown column, in order. */
  move(event: PointerEvent, header: HTMLElement, scroller: Element | null): void {
    const pressed = this.#pressed
    if (pressed === null) return
    if (this.key === null) {
      if (Math.abs(event.clientX - pressed.x) < slack) return
      this.key = pressed.key
      if (event.target instanceof Element) event.target.setPointerCapture(event.pointerId)
    }
    if (scroller !== null) {
      const box = scroller.getBoundingClientRect()
      if (event.clientX > box.right - edge) scroller.scrollLeft += edgeStep
      else if (event.clientX < box.left + edge) scroller.scrollLeft -= edgeStep
    }
    const cells = [...header.querySelectorAll('[data-column]')]
    this.place = cells
      .filter((cell) => cell.getAttribute('data-column') !== pressed.key)
      .filter((cell) => {
        const box = cell.getBoundingClientRect()
        return box.left + box.width / 2 < event.clientX
      }).length
  }

  /** The button was released, or the drag was cancelled. */
  end(carryOut: boolean): void {
    if (this.key !== null) {
      this.#justDragged = true
      if (carryOut) this.#columns.move(this.key, this.place)
    }
    this.key = null
    this.#pressed = null
  }

  /** Whether the next click is the end of a drag. */
  takesClick(): boolean {
    const taken = this.#justDragged
    this.#justDragged = false
    return taken
  }

  get #others(): readonly ColumnKey[] {
    return this.#columns.keys.filter((other) => other !== this.key)
  }
}
