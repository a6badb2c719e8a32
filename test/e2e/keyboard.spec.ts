import type { Locator, Page } from '@playwright/test'
import { expect, test } from './app'
import { count, searchBox } from './steps'

/** Presses Tab, as a person does who has no mouse, until this has the focus. */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  await expect(wanted).toBeFocused()
}

const grid = (page: Page): Locator => page.getByRole('grid')

/** The cell that the grid names as its active one. */
async function activeCell(page: Page): Promise<Locator> {
  await expect(grid(page)).toHaveAttribute('aria-activedescendant', /./)
  return page.locator(`[id="${(await grid(page).getAttribute('aria-activedescendant')) ?? ''}"]`)
}

/** Row and column of the active cell as ARIA counts them. */
async function activePlace(page: Page): Promise<readonly [row: string | null, column: string | null]> {
  const cell = await activeCell(page)
  const row = cell.locator('xpath=..')
  return [await row.getAttribute('aria-rowindex'), await cell.getAttribute('aria-colindex')]
}

const rangeCells = (page: Page): Locator => grid(page).locator('[role="gridcell"][aria-selected="true"]')
const selectedRows = (page: Page): Locator => grid(page).locator('[role="row"][aria-selected="true"]')
const headers = (page: Page): Promise<(string | null)[]> =>
  grid(page)
    .locator('[data-column]')
    .evaluateAll((cells) => cells.map((cell) => cell.getAttribute('data-column')))

async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key)
}

/** What the clipboard holds, pasted where a person can paste; line ends become blanks there. */
async function pasted(page: Page): Promise<string> {
  await press(page, '/', 'Control+a', 'Control+v')
  const box = searchBox(page)
  await expect(box).not.toHaveValue('')
  const value = await box.inputValue()
  await press(page, 'Control+a', 'Delete', 'Escape')
  // Where the list of the pasted text is still on its way, the number of everybody says nothing yet.
  await expect(grid(page)).toHaveAttribute('aria-busy', 'false')
  await expect(count(page)).toHaveText('500 customers')
  return value
}

test('everything about the table is done without a mouse, and is there after a restart', async ({
  start,
}) => {
  const app = await start()
  let { page } = app
  await tabTo(page, page.getByRole('button', { name: 'Open sample customers' }))
  await press(page, 'Enter')
  await expect(count(page)).toHaveText('500 customers', { timeout: 45_000 })

  // The cells: the first key shows where one is, the others move as in a spreadsheet.
  await tabTo(page, grid(page))
  expect(await activePlace(page)).toEqual(['2', '2'])
  await press(page, 'ArrowDown', 'ArrowRight', 'ArrowRight')
  expect(await activePlace(page)).toEqual(['3', '4'])
  await press(page, 'Control+End')
  expect(await activePlace(page)).toEqual(['501', '11'])
  await expect(await activeCell(page)).toBeInViewport()
  await press(page, 'Control+Home', 'PageDown', 'PageUp', 'End', 'Home')
  expect(await activePlace(page)).toEqual(['2', '2'])

  // A range of cells, copied with its headers.
  await press(page, 'Shift+ArrowDown', 'Shift+ArrowRight')
  await expect(rangeCells(page)).toHaveCount(4)
  const name = await grid(page).locator('[aria-rowindex="2"] [aria-colindex="2"]').innerText()
  await press(page, 'Control+Shift+c')
  await expect(page.getByText('2 rows copied')).toBeVisible()
  expect(await pasted(page)).toMatch(new RegExp(`^Name\tPhone ${name}`))

  // Rows: one, those up to here, all that match.
  await tabTo(page, grid(page))
  await press(page, 'Control+Home', 'Escape', ' ')
  await expect(selectedRows(page)).toHaveCount(1)
  await press(page, 'ArrowDown', 'ArrowDown', 'Shift+ ')
  await expect(selectedRows(page)).toHaveCount(3)
  await expect(page.getByText('3 selected')).toBeVisible()
  await press(page, 'Control+a')
  await expect(page.getByText('500 selected')).toBeVisible()
  await press(page, ' ')
  await expect(page.getByText('499 selected')).toBeVisible()

  // A sync leaves focus, selection and place as they are.
  await press(page, 'PageDown', 'PageDown')
  const before = await activePlace(page)
  const top = await grid(page).evaluate((element) => element.scrollTop)
  await tabTo(page, page.getByRole('button', { name: 'Sync', exact: true }))
  await press(page, 'Enter')
  await expect(page.getByText(/^Synced\./)).toBeVisible({ timeout: 30_000 })
  expect(await activePlace(page)).toEqual(before)
  expect(await grid(page).evaluate((element) => element.scrollTop)).toBe(top)
  await expect(page.getByText('499 selected')).toBeVisible()

  // The columns: moved, pinned from the menu, made wider, hidden.
  await tabTo(page, grid(page))
  await press(page, 'Escape')
  await expect(page.getByText('499 selected')).toBeHidden()
  await tabTo(page, grid(page).getByRole('columnheader', { name: 'Name' }).getByRole('button').first())
  await press(page, 'ArrowRight', 'ArrowRight', 'Alt+Shift+ArrowLeft')
  expect((await headers(page)).slice(0, 3)).toEqual(['name', 'groupName', 'phone'])
  await press(page, 'Shift+ArrowRight', 'Alt+ArrowDown')
  await expect(page.getByRole('menu', { name: 'Group menu' })).toBeVisible()
  await press(page, 'ArrowDown', 'ArrowDown', 'Enter')
  await expect(page.getByRole('menu')).toBeHidden()
  expect((await headers(page)).slice(0, 3)).toEqual(['name', 'groupName', 'phone'])
  await press(page, 'ArrowRight', 'Alt+ArrowDown', 'End', 'Enter')
  const left = ['name', 'groupName', 'spent']
  expect((await headers(page)).slice(0, 3)).toEqual(left)
  const width = await grid(page)
    .locator('[data-column="groupName"]')
    .evaluate((cell) => cell.clientWidth)
  expect(width).toBe(148)

  // Down leads back to the cells; a pinned column stays in sight at the far end.
  await press(page, 'ArrowDown', 'End')
  await expect(grid(page).locator('[data-column="groupName"]')).toBeInViewport({ ratio: 1 })
  await expect(await activeCell(page)).toBeInViewport()

  ;({ page } = await app.restart())
  await expect(count(page)).toHaveText('500 customers')
  expect((await headers(page)).slice(0, 3)).toEqual(left)
  await expect(grid(page).locator('[data-column="groupName"]')).toHaveCSS('position', 'sticky')
  await expect(grid(page).locator('[data-column="groupName"]')).toHaveCSS('width', '148px')
  await tabTo(page, page.getByRole('button', { name: 'Columns' }))
  await press(page, 'Enter')
  await tabTo(page, page.getByRole('button', { name: 'Reset columns' }))
  await press(page, 'Enter', 'Escape')
  expect((await headers(page)).slice(0, 3)).toEqual(['name', 'phone', 'groupName'])
})
