import type { ColumnKey } from '#shared/columns'
import type { ColumnStore } from './columns.svelte'

/** A press becomes a drag after so many CSS pixels. */
const slack = 6
/** So near to an edge the table scrolls along, in CSS pixels. */
const edge = 36
const edgeStep = 24

/** Drags a header to another place among the shown columns. */
export class HeaderDrag {
  /** The column that is dragged; null while none is. */
  key = $state<ColumnKey | null>(null)
  /** Where it would go, counted without it. */
  place = $state(0)
  #pressed: { readonly key: ColumnKey; readonly x: number } | null = null
  #justDragged = false
  readonly #columns: ColumnStore

  constructor(columns: ColumnStore) {
    this.#columns = columns
  }

  /** The shown column before which the dragged one would stand; null: at the end, or nothing is dragged. */
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

  /** `header` holds one element for each shown column, in order. */
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

  /** The button was let go, or the drag was given up. */
  end(carryOut: boolean): void {
    if (this.key !== null) {
      this.#justDragged = true
      if (carryOut) this.#columns.move(this.key, this.place)
    }
    this.key = null
    this.#pressed = null
  }

  /** Whether the click that follows is the end of a drag. */
  takesClick(): boolean {
    const taken = this.#justDragged
    this.#justDragged = false
    return taken
  }

  get #others(): readonly ColumnKey[] {
    return this.#columns.keys.filter((other) => other !== this.key)
  }
}
