import type { Page } from '@playwright/test'
import { expect } from './app'

/** Finds texts of the app (not of customers) of which a part is cut off at a side, or lies outside the window. */
function cutTexts(): string[] {
  const open = document.querySelector('dialog[open]')
  const found = new Set<string>()
  const texts = document.createTreeWalker(open ?? document.body, NodeFilter.SHOW_TEXT)
  const range = document.createRange()
  for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
    const text = node.textContent?.trim() ?? ''
    const parent = node.parentElement
    if (text === '' || parent === null || parent.closest('[role="gridcell"], bdi, script, style') !== null)
      continue
    if (!parent.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue
    range.selectNodeContents(node)
    for (const { left, right, top, bottom } of range.getClientRects()) {
      let [from, to, above, below] = [-Infinity, Infinity, -Infinity, Infinity]
      for (let at: Element | null = parent; at !== null; at = at.parentElement) {
        const { overflowX, display } = getComputedStyle(at)
        const isWindow = at === document.documentElement
        if (!isWindow && (display === 'inline' || overflowX === 'visible')) continue
        const box = isWindow ? new DOMRect(0, 0, innerWidth, innerHeight) : at.getBoundingClientRect()
        // What is scrolled away can be scrolled back.
        if (!isWindow && ['auto', 'scroll'].includes(overflowX)) break
        from = Math.max(from, box.left)
        to = Math.min(to, box.right)
        above = Math.max(above, box.top)
        below = Math.min(below, box.bottom)
      }
      const isSeen = right > from && left < to && bottom > above && top < below && below - above > 2
      if (isSeen && to - from > 2 && (left < from - 1 || right > to + 1)) found.add(text)
    }
  }
  return [...found]
}

/** Expects that every text of the app can be read in full. */
export async function expectNothingCut(page: Page, screen: string): Promise<void> {
  expect([screen, await page.evaluate(cutTexts)]).toEqual([screen, []])
}
