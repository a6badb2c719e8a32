import type { Locator, Page } from '@playwright/test'
import { expect } from './app'
import { credentials } from './sample-server'

/** Chooses the sample customers on the first screen and waits until they are there. */
export async function openSample(page: Page, customers: '500' | '20,000' = '500'): Promise<void> {
  await page.getByRole('radio', { name: `${customers} customers` }).check()
  await page.getByRole('button', { name: 'Open sample customers' }).click()
  await expect(count(page)).toHaveText(`${customers} customers`, { timeout: 45_000 })
  await expect(firstRow(page)).toBeVisible()
}

/** The first row of the table, once its customer is there. */
export const firstRow = (page: Page): Locator =>
  page.locator('[role="row"][aria-rowindex="2"]:not([aria-busy="true"])')

/** Fills in the connection form. */
export async function fillIn(page: Page, values: Partial<typeof credentials> = {}): Promise<void> {
  for (const [label, value] of Object.entries({ ...credentials, ...values })) {
    await page.getByLabel(label, { exact: true }).fill(value)
  }
}

/** Connects to a sample server from the first screen; its customers are being fetched then. */
export async function connect(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Connect…' }).click()
  await fillIn(page)
  await page.getByRole('button', { name: 'Save and fetch customers' }).click()
  const agree = page.getByRole('button', { name: 'Store it anyway' })
  await expect(agree.or(count(page)).first()).toBeVisible()
  if (await agree.isVisible()) await agree.click()
}

/** Opens the menu of syncs. */
export async function openSyncMenu(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Copy from/ }).click()
}

/** Opens the history of syncs. */
export async function openSyncHistory(page: Page): Promise<void> {
  await openSyncMenu(page)
  await page.getByRole('button', { name: 'Sync history…' }).click()
}

/** Opens the help of the search. */
export async function openSearchHelp(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Menu', exact: true }).click()
  await page.getByRole('button', { name: 'Search help' }).click()
}

/** The box that holds the query. */
export const searchBox = (page: Page): Locator => page.getByRole('combobox', { name: 'Search customers' })

/** Types a whole query in place of the present one. */
export async function setQuery(page: Page, query: string): Promise<void> {
  const box = searchBox(page)
  await box.press('F2')
  await expect(page.getByRole('button', { name: /\(F2\)$/ })).toHaveAttribute('aria-pressed', 'true')
  await box.fill(query)
  // Closes the suggestions, which would take the next key.
  await box.press('End')
  await box.press('Enter')
}

/** Expects the whole query, which the search box shows as text on a key. */
export async function expectQuery(page: Page, wanted: string | RegExp): Promise<void> {
  const box = searchBox(page)
  await box.press('F2')
  await expect(box).toHaveValue(wanted)
  await box.press('Escape')
}

/** How many customers are shown of how many. */
export const count = (page: Page): Locator => page.getByRole('status').filter({ hasText: /customers?$/ })

/** Says how many customers are shown once what was typed last is answered. */
export async function foundCount(page: Page): Promise<string> {
  await expect(page.getByRole('grid')).toHaveAttribute('aria-busy', 'false')
  return count(page).innerText()
}

/** The table's cells of one column that are drawn now, from the top. */
export async function columnTexts(page: Page, column: string): Promise<string[]> {
  const grid = page.getByRole('grid')
  const header = grid.getByRole('columnheader', { name: column })
  const at = await header.getAttribute('aria-colindex')
  const rows = await grid.locator('[role="row"][aria-rowindex]:has([role="gridcell"])').all()
  const cells = await Promise.all(
    rows.map(async (row) => ({
      index: Number(await row.getAttribute('aria-rowindex')),
      text: await row.locator(`[aria-colindex="${at ?? ''}"]`).innerText(),
    })),
  )
  return cells.sort((a, b) => a.index - b.index).map(({ text }) => text)
}
