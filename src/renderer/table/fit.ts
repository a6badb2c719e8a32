import { narrowest } from './columns.svelte'

/** Space at both sides of a cell and between its parts, in CSS pixels. */
const padding = 26
const gap = 6
const signWidth = 18

function textWidth(cell: Element): number {
  const range = document.createRange()
  const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT)
  let width = 0
  let parts = 0
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    range.selectNode(node)
    // The full width of the text, even if the cell cuts it off.
    const part = range.getBoundingClientRect().width
    if (part === 0) continue
    width += part
    parts += node.parentElement?.tagName === 'MARK' ? 0 : 1
  }
  return width + Math.max(0, parts - 1) * gap + cell.querySelectorAll('[role="img"], svg').length * signWidth
}

/** The width that shows the header and every drawn cell of a column completely, in CSS pixels. */
export function fittingWidth(grid: HTMLElement, ariaColumn: number): number {
  const cells = grid.querySelectorAll(`[aria-colindex="${String(ariaColumn)}"]`)
  return Math.max(narrowest, ...[...cells].map((cell) => Math.ceil(textWidth(cell)) + padding))
}
