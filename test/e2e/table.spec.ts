import { expect, test } from './app'
import { columnTexts, count, openSample } from './steps'

test('search, filters and sorting work together', async ({ start }) => {
  const { page } = await start()
  await openSample(page)
  const search = page.getByRole('searchbox')

  await search.fill('ALİ')
  await expect(count(page)).toHaveText(/^\d+ of 500 customers$/)
  await expect(page.getByRole('grid').locator('mark').first()).toHaveText(/^[aə]l[iı]$/i)

  await search.fill('group:nonsense')
  await expect(page.getByRole('heading', { name: 'Nobody matches' })).toBeVisible()
  await search.fill('')

  await page.getByRole('button', { name: 'Active', exact: true }).first().click()
  await page.getByRole('radio', { name: 'No', exact: true }).check()
  await page.keyboard.press('Escape')
  await expect(count(page)).toHaveText(/ of 500 customers$/)
  await expect.poll(async () => new Set(await columnTexts(page, 'Active'))).toEqual(new Set(['No']))
  await page.getByRole('button', { name: 'Clear all' }).click()
  await expect(count(page)).toHaveText('500 customers')

  await search.fill('has:phone active:yes')
  await search.press('Enter')
  await expect(search).toHaveValue('')
  await expect(page.getByRole('button', { name: 'Active: Yes' })).toBeVisible()
})

test('a mistake in the search is shown and explained while the rest applies', async ({ start }) => {
  const { page } = await start()
  await openSample(page)
  await page.getByRole('searchbox').fill('active:perhaps ali')
  await expect(page.getByText(/write yes or no/)).toBeVisible()
  await expect(count(page)).toHaveText(/ of 500 customers$/)
})

test('a click sorts, a further click turns the order, Shift adds a key', async ({ start }) => {
  const { page } = await start()
  await openSample(page)
  const header = (name: string): ReturnType<typeof page.getByRole> => page.getByRole('columnheader', { name })
  const numbers = async (): Promise<number[]> =>
    (await columnTexts(page, 'Receipts')).filter((text) => text !== '').map(Number)

  await header('Receipts').getByRole('button').first().click()
  await expect(header('Receipts')).toHaveAttribute('aria-sort', /ascending|descending/)
  await header('Receipts').getByRole('button').first().click()
  await expect(header('Receipts')).toHaveAttribute('aria-sort', 'descending')
  await expect
    .poll(async () => {
      const found = await numbers()
      return (
        found.length > 5 && found.every((value, index) => index === 0 || value <= (found[index - 1] ?? 0))
      )
    })
    .toBe(true)
  await header('Spent')
    .getByRole('button')
    .first()
    .click({ modifiers: ['Shift'] })
  await expect(header('Spent')).toHaveAttribute('aria-sort', /ascending|descending/)
  await expect(header('Receipts')).toHaveAttribute('aria-sort', 'descending')
})

test('any row is reached with the keyboard, and its details open beside it', async ({ start }) => {
  const { page } = await start()
  await openSample(page, '20,000')
  const grid = page.getByRole('grid')
  await expect(grid).toHaveAttribute('aria-rowcount', '20001')
  await grid.focus()
  await page.keyboard.press('Control+End')
  const last = grid.locator('[aria-rowindex="20001"]')
  await expect(last).toBeVisible()
  await expect(last).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Control+Home')
  await page.keyboard.press('PageDown')
  await page.keyboard.press('Enter')
  const details = page.getByRole('complementary', { name: 'Customer details' })
  await expect(details.getByRole('heading').first()).toBeVisible()
  const before = await details.innerText()
  await page.keyboard.press('ArrowDown')
  await expect.poll(() => details.innerText()).not.toBe(before)
  await page.keyboard.press('Escape')
  await expect(details).toBeHidden()
})

test('the middle of a long list is drawn wherever it is scrolled to', async ({ start }) => {
  const { page } = await start()
  await openSample(page, '20,000')
  const grid = page.getByRole('grid')
  await grid.evaluate((element) => {
    element.scrollTop = element.scrollHeight / 2
  })
  await expect(grid.locator('[aria-rowindex="10005"]')).toBeVisible()
  await expect(grid.locator('[aria-rowindex="10005"] [role="gridcell"]').nth(1)).toHaveText(/\S/)
  await page.getByRole('button', { name: 'Sync', exact: true }).click()
  await expect(page.getByText('Synced. Nothing has changed.')).toBeVisible({ timeout: 30_000 })
  await expect(grid.locator('[aria-rowindex="10005"]')).toBeVisible()
})

test('values that could not be read are listed, and lead to their customers and back', async ({ start }) => {
  const { page } = await start()
  await openSample(page, '20,000')
  const opener = page.getByRole('button', { name: /data problems?$/ })
  await opener.click()
  const dialog = page.getByRole('dialog', { name: 'Data problems' })
  await expect(dialog.getByRole('cell', { name: 'Created' }).first()).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(opener).toBeFocused()

  await opener.press('Enter')
  await dialog
    .getByRole('button', { name: /^Open / })
    .first()
    .click()
  await expect(dialog).toBeHidden()
  const details = page.getByRole('complementary', { name: 'Customer details' })
  await expect(details).toBeFocused()
  await expect(details.getByText('Values that could not be read')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(details).toBeHidden()
  await expect(page.getByRole('grid')).toBeFocused()
})
