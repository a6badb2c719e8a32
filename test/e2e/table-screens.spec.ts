import type { Page } from '@playwright/test'
import { expect, test } from './app'
import { check } from './look'
import { openSample } from './steps'

/** What a person may have before them while working in the table: a part of the page, and how it comes there. */
const screens: readonly (readonly [name: string, part: string, go: (page: Page) => Promise<void>])[] = [
  [
    'cell-menu',
    '[role="menu"]',
    async (page) => {
      await page.getByRole('gridcell').nth(25).click({ button: 'right' })
      await expect(page.getByRole('menuitem', { name: 'Open details' })).toBeVisible()
    },
  ],
  [
    'column-menu',
    '[role="menu"]',
    async (page) => {
      await page.keyboard.press('Escape')
      await page.getByRole('columnheader', { name: 'Phone' }).click({ button: 'right' })
      await expect(page.getByRole('menuitem', { name: 'Pin column' })).toBeVisible()
    },
  ],
  [
    'selection',
    '.desk',
    async (page) => {
      await page.getByRole('menuitem', { name: 'Pin column' }).click()
      const grid = page.getByRole('grid')
      for (const row of [4, 6, 7]) {
        await grid.locator(`[aria-rowindex="${String(row)}"] [aria-colindex="1"]`).click()
      }
      await grid.locator('[aria-rowindex="5"] [aria-colindex="4"]').click()
      await page.keyboard.press('Shift+ArrowRight')
      await page.keyboard.press('Shift+ArrowDown')
      await expect(page.getByText('3 selected')).toBeVisible()
    },
  ],
  [
    'columns',
    '.panel',
    async (page) => {
      await page.getByRole('button', { name: 'Columns' }).click()
      await expect(page.getByRole('searchbox', { name: 'Find a column' })).toBeVisible()
    },
  ],
]

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the table is sound for assistive technology in every state, ${colorScheme}`, async ({
    start,
    shell,
  }) => {
    const look = { colorScheme, viewport: { width: 1024, height: 700 } }
    const { page } = await start(look)
    await openSample(page)
    for (const [screen, part, go] of screens) {
      await go(page)
      await check({ page, shell, look, screen: `table-${screen}` }, { part })
    }
  })
}
