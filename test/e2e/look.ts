import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, type ShellOptions } from './app'

/** How the window is shown. */
export interface Look {
  readonly colorScheme: 'light' | 'dark'
  readonly viewport: { readonly width: number; readonly height: number }
}

/** Each screen is looked at in both. */
export const looks: readonly Look[] = [
  { colorScheme: 'light', viewport: { width: 1440, height: 900 } },
  { colorScheme: 'dark', viewport: { width: 1024, height: 700 } },
]

export const nameOf = ({ colorScheme, viewport }: Look): string => `${colorScheme} ${String(viewport.width)}`

/** A screen of the app in one shell and one look. */
export interface Shown {
  readonly page: Page
  readonly shell: ShellOptions['shell']
  readonly look: Look
  readonly screen: string
}

/** Rules whose result depends on the theme and on the size of the window. */
const rulesOfLooks = ['color-contrast', 'scrollable-region-focusable']

/** The titles of open dialogs that scroll as a whole: only their content may. */
const scrollingDialogs = (page: Page): Promise<(string | undefined)[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('dialog[open]')]
      .filter(({ scrollHeight, clientHeight }) => scrollHeight > clientHeight)
      .map((dialog) => dialog.querySelector('h2')?.textContent),
  )

/** Takes a picture. */
export async function picture({ page, shell, look, screen }: Shown): Promise<void> {
  const folder = process.env['E2E_PICTURES'] ?? 'test-results/screens'
  await page.screenshot({ path: `${folder}/${shell}-${nameOf(look).replace(' ', '-')}-${screen}.png` })
  expect(await scrollingDialogs(page)).toEqual([])
}

/**
 * Takes a picture, and finds what assistive technology would stumble over. Both shells show the same page, and both
 * themes the same elements. So browser mode checks every rule in light, and in dark those that depend on the look. The
 * desktop checks only what it shows in another way (`differs`). `part` leaves out the rest of the page.
 */
export async function check(
  shown: Shown,
  { part, differs = false }: { readonly part?: string; readonly differs?: boolean } = {},
): Promise<void> {
  await picture(shown)
  const { page, shell, look, screen } = shown
  if (shell === 'desktop' && !differs) return
  // Electron has one window, and the check must not open another one.
  const axe = new AxeBuilder({ page }).setLegacyMode(shell === 'desktop')
  if (part !== undefined) axe.include(part)
  if (look.colorScheme === 'dark') axe.withRules(rulesOfLooks)
  const { violations } = await axe.analyze()
  const found = violations.map(
    ({ id, nodes }) => `${screen}: ${id}: ${nodes.map(({ html }) => html).join(' ')}`,
  )
  expect(found).toEqual([])
}
