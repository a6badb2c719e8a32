import { expect, test } from './app'
import { count, openSample, searchBox } from './steps'

test('a name is found in another spelling, and after one typo', async ({ start }) => {
  const { page } = await start()
  await openSample(page)
  const grid = page.getByRole('grid')
  const firstName = grid.locator('[role="row"][aria-rowindex="2"] .name')
  const note = page.getByRole('status').filter({ hasText: 'No exact match' })

  await searchBox(page).fill('mammadov')
  await expect(count(page)).toHaveText(/ of 500 customers$/)
  await expect(firstName.locator('mark').first()).toHaveText(/^M[əe]mm?[əe]dov|Мамедов$/i)
  await expect(note).toBeHidden()

  const before = await grid.boundingBox()
  await searchBox(page).fill('mammsdov')
  await expect(note).toHaveText(/^No exact match\. Showing “(M[əe]mm?[əe]dov|Мамедов)[aа]?”\.$/i)
  await expect(firstName.locator('mark').first()).toHaveText(/^M[əe]mm?[əe]dov|Мамедов$/i)
  expect(await grid.boundingBox()).toEqual(before)

  await searchBox(page).fill('')
  await expect(note).toBeHidden()
})

test('a match in a column that is not shown is quoted under the name', async ({ start }) => {
  const { page } = await start()
  await openSample(page)
  await searchBox(page).fill('nizami')
  const quote = page.getByRole('grid').locator('.quote').first()
  await expect(quote).toHaveText(/^Address: .*Nizami/)
  await expect(quote.locator('mark')).toHaveText(/^nizami$/i)

  // A column that is scrolled out of view does not show the match either.
  await searchBox(page).fill('example')
  await expect(quote).toHaveText(/^Email: .*example/)
  await page.getByRole('columnheader', { name: 'Email' }).scrollIntoViewIfNeeded()
  await expect(quote).toBeHidden()
})
