import type { Locator, Page } from '@playwright/test'
import { expect, test } from './app'
import { startMovingServer } from './moving-server'
import { count, fillIn, foundCount, openSample, searchBox, setQuery } from './steps'

const menu = (page: Page, open: string): Locator =>
  page.getByRole('button', { name: `Connection: ${open}`, exact: true })

/** Fills in the form for another brand and saves it. */
async function addBrand(page: Page, open: string): Promise<void> {
  await menu(page, open).click()
  await page.getByRole('button', { name: 'Add another brand…' }).click()
  await fillIn(page)
  await page.getByRole('button', { name: 'Save and fetch customers' }).click()
}

test('a second brand is added, switched to and removed, and the first stays as it was', async ({ start }) => {
  const server = await startMovingServer(300)
  try {
    const { page } = await start({ cloposBaseUrl: server.baseUrl })
    await openSample(page)
    await setQuery(page, 'group:VIP')
    const found = await foundCount(page)

    await addBrand(page, 'Sample customers')
    const agree = page.getByRole('button', { name: 'Store it anyway' })
    await expect(agree.or(count(page)).first()).toBeVisible()
    if (await agree.isVisible()) await agree.click()
    await expect(count(page)).toHaveText('300 customers')
    const title = await page.title()
    const brand = title.replace(' – Customer Desk', '')

    // The first shows what it showed before.
    await menu(page, brand).click()
    await page.getByRole('button', { name: 'Sample customers', exact: true }).click()
    await expect(count(page)).toHaveText(found)

    // The same brand again is refused in words, and the way back leads to the list.
    await addBrand(page, 'Sample customers')
    await expect(page.getByText(`This brand and venue are connected already: “${brand}”`)).toBeVisible()
    await page.getByRole('button', { name: 'Back' }).click()
    await expect(count(page)).toHaveText(found)

    await page.keyboard.press('Control+k')
    await page.keyboard.type(brand)
    await page.keyboard.press('Enter')
    await expect(page).toHaveTitle(title)
    await expect(searchBox(page)).toHaveValue('')

    await menu(page, brand).click()
    await page.getByRole('button', { name: 'Add or remove connections…' }).click()
    await page.getByRole('button', { name: `Remove ${brand}`, exact: true }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Remove', exact: true }).click()
    await expect(page.getByRole('button', { name: `Remove ${brand}`, exact: true })).toHaveCount(0)
    await page.getByRole('button', { name: /^Sample customers/ }).click()
    await expect(count(page)).toHaveText(found)
  } finally {
    await server.close()
  }
})
