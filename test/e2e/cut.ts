import type { Page } from '@playwright/test'
import { expect } from './app'

/** Finds texts of the app (not of customers) that do not fit into what shows them, or lie outside the window. */
function cutTexts(): string[] {
  const clips = (style: CSSStyleDeclaration): boolean => ['hidden', 'clip'].includes(style.overflowX)
  const scrolls = (element: Element): boolean => {
    for (let at: Element | null = element; at !== null; at = at.parentElement) {
      if (['auto', 'scroll'].includes(getComputedStyle(at).overflowX) && at !== document.documentElement)
        return true
    }
    return false
  }
  const isShown = (element: Element): boolean => {
    const { width, height } = element.getBoundingClientRect()
    return width > 2 && height > 2 && element.checkVisibility({ opacityProperty: true })
  }
  const hasText = (element: Element): boolean =>
    [...element.childNodes].some(
      (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== '',
    )
  const open = document.querySelector('dialog[open]')
  const found = new Set<string>()
  for (const element of (open ?? document.body).querySelectorAll('*')) {
    if (!hasText(element) || !isShown(element) || element.closest('[role="gridcell"], bdi, svg') !== null)
      continue
    const text = element.textContent?.trim() ?? ''
    for (
      let at: Element | null = element, steps = 0;
      at !== null && at !== document.body && steps < 3;
      at = at.parentElement, steps += 1
    ) {
      const style = getComputedStyle(at)
      const spills = steps === 0 && style.display !== 'inline' && style.overflowX === 'visible'
      if ((clips(style) || spills) && at.scrollWidth > at.clientWidth + 1) found.add(text)
    }
    const { left, right } = element.getBoundingClientRect()
    if ((right > innerWidth + 1 || left < -1) && !scrolls(element)) found.add(`outside: ${text}`)
  }
  return [...found]
}

/** Expects that every text of the app can be read in full. */
export async function expectNothingCut(page: Page, screen: string): Promise<void> {
  expect([screen, await page.evaluate(cutTexts)]).toEqual([screen, []])
}
