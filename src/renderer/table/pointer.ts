import { cellOf, type CellPlace } from './cell-id'
import type { Cursor } from './cursor.svelte'
import type { Viewport } from './viewport.svelte'

/** How fast the table scrolls when a range is dragged over its edge: a part of the distance per frame. */
const pull = 0.35

interface Parts {
  readonly grid: HTMLElement
  readonly viewport: Viewport
  readonly cursor: Cursor
}

/**
 * Drags a range of cells with the mouse, from where its button was pressed. Beyond an edge the table scrolls. Ends
 * when the button is released. `done` receives whether a range was dragged.
 */
export function dragRange(
  { grid, viewport, cursor }: Parts,
  start: PointerEvent,
  done: (dragged: boolean) => void,
): void {
  let dragged = false
  let point = { x: start.clientX, y: start.clientY }
  let frame = 0

  /** The cell nearest to the pointer, also if it is outside. */
  const nearest = (): CellPlace | null => {
    const box = grid.getBoundingClientRect()
    const rows = grid.querySelector('[role="columnheader"]')?.getBoundingClientRect().bottom ?? box.top
    const x = Math.min(Math.max(point.x, box.left + 1), box.left + grid.clientWidth - 1)
    const y = Math.min(Math.max(point.y, rows + 1), box.top + grid.clientHeight - 1)
    return cellOf(document.elementFromPoint(x, y))
  }
  const extend = (): void => {
    const cell = nearest()
    if (cell === null) return
    const at = cell.at ?? 0
    if (!dragged && cell.row === cursor.row && at === cursor.at) return
    dragged = true
    cursor.moveTo(cell.row, at, true)
  }
  const beyond = (): { readonly x: number; readonly y: number } => {
    const box = grid.getBoundingClientRect()
    const over = (place: number, from: number, to: number): number =>
      place < from ? place - from : Math.max(0, place - to)
    return {
      x: over(point.x, box.left, box.left + grid.clientWidth),
      y: over(point.y, box.top, box.top + grid.clientHeight),
    }
  }
  const each = (): void => {
    const { x, y } = beyond()
    if (x !== 0) grid.scrollLeft += x * pull
    if (y !== 0) viewport.scrollBy(y * pull)
    if (x !== 0 || y !== 0) extend()
    frame = requestAnimationFrame(each)
  }
  const move = (event: PointerEvent): void => {
    point = { x: event.clientX, y: event.clientY }
    if (frame === 0) frame = requestAnimationFrame(each)
    extend()
  }
  const end = (): void => {
    cancelAnimationFrame(frame)
    window.removeEventListener('pointermove', move)
    window.removeEventListener('pointerup', end)
    window.removeEventListener('pointercancel', end)
    done(dragged)
  }
  window.addEventListener('pointermove', move)
  window.addEventListener('pointerup', end)
  window.addEventListener('pointercancel', end)
}
