import { setTimeout } from 'node:timers/promises'
import type { Page } from '@playwright/test'

/** How a page tells what it shows: selectors. */
export interface Signs {
  readonly box: string
  /** A cell of the first row, with text once there is a customer in it. */
  readonly row: string
  /** There while what is shown is not yet what was asked for. */
  readonly busy: string
  /** How many customers match. */
  readonly count: string
}

declare global {
  interface Window {
    /** What `watchPainting` sees: times in milliseconds, once they are known. */
    painted?: {
      /** From the navigation to the first rows. */
      readonly first: Promise<number>
      /** From each input event to the rows and count for it. */
      readonly inputs: Promise<number>[]
    }
  }
}

/** Watches a page from its beginning. Runs in the page: it uses nothing from outside. */
export function watchPainting({ row, busy }: Signs): void {
  /** When a frame in which `isThere` held was painted: its task ended, and the next one begins. */
  const paintedWith = (isThere: () => boolean): Promise<number> =>
    new Promise((resolve) => {
      const look = (): void => {
        if (!isThere()) {
          requestAnimationFrame(look)
          return
        }
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = () => {
          resolve(performance.now())
        }
        port2.postMessage(null)
      }
      requestAnimationFrame(look)
    })
  const isReady = (): boolean => document.querySelector(busy) === null
  const inputs: Promise<number>[] = []
  const first = paintedWith(() => isReady() && (document.querySelector(row)?.textContent ?? '').trim() !== '')
  window.painted = { first, inputs }
  // Before the page hears of it.
  window.addEventListener(
    'input',
    () => {
      const from = performance.now()
      inputs.push(paintedWith(isReady).then((at) => at - from))
    },
    { capture: true },
  )
}

/** Milliseconds from the navigation until the page has painted the first customers. */
export function firstRows(page: Page): Promise<number> {
  return page.evaluate(() => {
    if (window.painted === undefined) throw new TypeError('The page is not watched.')
    return window.painted.first
  })
}

/** Milliseconds of the last input event. */
function lastInput(page: Page): Promise<number> {
  return page.evaluate(() => {
    const last = window.painted?.inputs.at(-1)
    if (last === undefined) throw new TypeError('The page has heard of no input.')
    return last
  })
}

/** The pause of a quick typist once there is to see what was typed, in milliseconds. */
const pause = 100

export interface Typed {
  readonly word: string
  /** Milliseconds of each of its letters. */
  readonly times: readonly number[]
  /** What the page says of how many match. */
  readonly found: string
}

/** Types a word into the search box letter by letter, and takes it away again. */
export async function typeWord(page: Page, signs: Signs, word: string): Promise<Typed> {
  await page.locator(signs.box).focus()
  const times: number[] = []
  for (const letter of word) {
    await page.keyboard.insertText(letter)
    times.push(await lastInput(page))
    await setTimeout(pause)
  }
  const found = await page.locator(signs.count).innerText()
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.press('Delete')
  await lastInput(page)
  await setTimeout(pause)
  return { word, times, found }
}
