import type { Locator } from '@playwright/test'
import { expect, test } from './app'
import { columnTexts, count, expectQuery, openSample, searchBox } from './steps'

test('search, filters and sorting work together', async ({ start }) => {
  const { page } = await start()
  await openSample(page)
  const search = searchBox(page)

  await search.fill('ALİ')
  await expect(count(page)).toHaveText(/^\d+ of 500 customers$/)
  await expect(page.getByRole('grid').locator('mark').first()).toHaveText(/^[aə]l[iı]$/i)

  // What is being typed may become a group that exists: until then it leaves nobody out.
  await search.fill('group:nonsense')
  await expect(page.getByText('No group called “nonsense”.')).toBeVisible()
  await expect(count(page)).toHaveText('500 customers')
  await search.fill('zzzzzz')
  await expect(page.getByRole('heading', { name: 'No customers match' })).toBeVisible()
  await search.fill('')
  await page.getByRole('button', { name: 'Add filter' }).click()
  await page.getByRole('group', { name: 'Filters' }).getByRole('button', { name: 'Active' }).click()
  await page.getByRole('radio', { name: 'No', exact: true }).check()
  await page.keyboard.press('Escape')
  await expectQuery(page, 'active:no')
  await expect(count(page)).toHaveText(/ of 500 customers$/)
  await expect.poll(async () => new Set(await columnTexts(page, 'Active'))).toEqual(new Set(['No']))
  await page.getByRole('button', { name: 'Clear filters' }).click()
  await expect(count(page)).toHaveText('500 customers')
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
  await expect(page.getByRole('row').nth(1)).toContainText(/\p{L}/u)
  const [first = ''] = await columnTexts(page, 'Name')
  await grid.focus()
  await page.keyboard.press('Control+End')
  const last = grid.locator('[aria-rowindex="20001"]')
  await expect(last).toBeVisible()
  await expect(last.locator('[id]')).toHaveCount(1)
  const details = page.getByRole('complementary', { name: 'Customer details' })
  const name = details.getByRole('heading', { level: 2 })
  await page.keyboard.press('Control+Home')
  await expect(name).toHaveText(first)
  await page.keyboard.press('PageDown')
  await expect(name).not.toHaveText(first)
  const before = await name.innerText()
  await page.keyboard.press('ArrowDown')
  await expect(name).not.toHaveText(before)
  await page.keyboard.press('Enter')
  await expect(details).toBeFocused()
  await page.keyboard.press('Alt+ArrowUp')
  await expect(name).toHaveText(before)
  await page.keyboard.press('Escape')
  await expect(grid).toBeFocused()
  await page.keyboard.press('Control+i')
  await expect(details).toBeHidden()
})

test('the details are resized, closed and opened, and are so after a restart', async ({ start }) => {
  const app = await start()
  let { page } = app
  await openSample(page)
  const edge = (): Locator => page.getByRole('separator', { name: 'Width of the details' })
  await expect(edge()).toBeVisible()
  const box = await edge().boundingBox()
  if (box === null) throw new Error('no edge')
  await page.mouse.move(box.x + 4, box.y + 200)
  await page.mouse.down()
  await page.mouse.move(box.x - 46, box.y + 200, { steps: 3 })
  await page.mouse.up()
  await expect(edge()).toHaveAttribute('aria-valuenow', '422')
  await page.getByRole('button', { name: 'Close details' }).first().click()
  await expect(edge()).toBeHidden()
  ;({ page } = await app.restart())
  await expect(count(page)).toHaveText('500 customers')
  await expect(edge()).toBeHidden()
  await page.getByRole('button', { name: 'Show details' }).click()
  await expect(edge()).toHaveAttribute('aria-valuenow', '422')
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
  await expect(page.getByText(/^Synced\./)).toBeVisible({ timeout: 30_000 })
  await expect(grid.locator('[aria-rowindex="10005"]')).toBeVisible()
})

test('rows are selected and cells dragged with the mouse', async ({ start }) => {
  const { page } = await start()
  await openSample(page)
  const grid = page.getByRole('grid')
  const cell = (row: number, column: number): Locator =>
    grid.locator(`[aria-rowindex="${String(row)}"] [aria-colindex="${String(column)}"]`)
  const selected = grid.locator('[role="row"][aria-selected="true"]')
  await cell(3, 1).click()
  await cell(5, 4).click({ modifiers: ['Control'] })
  await expect(selected).toHaveCount(2)
  await cell(9, 3).click({ modifiers: ['Shift'] })
  await expect(selected).toHaveCount(6)
  await expect(page.getByText('6 selected')).toBeVisible()
  const search = searchBox(page)
  await search.fill('zzz')
  await expect(page.getByText('6 selected (6 not shown)')).toBeVisible()
  await search.fill('')
  await expect(page.getByText('6 selected', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Export', exact: true }).click()
  await expect(page.getByRole('radio', { name: /^Selected\s*6$/ })).toBeChecked()
  await page.keyboard.press('Escape')
  await page.getByRole('checkbox', { name: 'Select all matches' }).check()
  await expect(page.getByText('500 selected')).toBeVisible()
  await page.getByRole('checkbox', { name: 'Select all matches' }).uncheck()
  await expect(selected).toHaveCount(0)

  await cell(4, 3).hover()
  await page.mouse.down()
  await cell(6, 5).hover()
  await page.mouse.up()
  await expect(grid.locator('[role="gridcell"][aria-selected="true"]')).toHaveCount(9)
  await cell(4, 3).click()
  await expect(grid.locator('[role="gridcell"][aria-selected="true"]')).toHaveCount(0)
})

test('columns are dragged to another place, made to fit, and shown so after a restart', async ({ start }) => {
  const app = await start()
  let { page } = app
  await openSample(page)
  const header = (name: string): Locator => page.getByRole('columnheader', { name, exact: true })
  const keys = (): Promise<(string | null)[]> =>
    page
      .locator('[data-column]')
      .evaluateAll((cells) => cells.map((each) => each.getAttribute('data-column')))
  const from = await header('Group').boundingBox()
  const to = await header('Name').boundingBox()
  if (from === null || to === null) throw new Error('no headers')
  await page.mouse.move(from.x + 40, from.y + 15)
  await page.mouse.down()
  await page.mouse.move(to.x + 120, to.y + 15, { steps: 5 })
  await page.mouse.move(to.x + 20, to.y + 15, { steps: 3 })
  await page.mouse.up()
  expect((await keys()).slice(0, 3)).toEqual(['groupName', 'name', 'phone'])
  // The drag was no click: the order is still that of the names.
  await expect(header('Name')).toHaveAttribute('aria-sort', 'ascending')
  await expect(header('Group')).not.toHaveAttribute('aria-sort')

  const spent = header('Spent')
  const before = (await spent.boundingBox())?.width ?? 0
  const box = await spent.boundingBox()
  await page.mouse.dblclick((box?.x ?? 0) + before, (box?.y ?? 0) + 15)
  await expect.poll(async () => (await spent.boundingBox())?.width ?? 0).not.toBe(before)
  const fitted = (await spent.boundingBox())?.width
  ;({ page } = await app.restart())
  await expect(count(page)).toHaveText('500 customers')
  expect((await keys()).slice(0, 3)).toEqual(['groupName', 'name', 'phone'])
  expect((await header('Spent').boundingBox())?.width).toBe(fitted)
})

test('the wheel moves by its pixels in the middle of a long list', async ({ start }) => {
  const { page } = await start()
  await openSample(page, '20,000')
  const grid = page.getByRole('grid')
  await grid.evaluate((element) => {
    element.scrollTop = element.scrollHeight / 2
  })
  const row = grid.locator('[aria-rowindex="10005"]')
  await expect(row).toBeVisible()
  const top = async (): Promise<number> => Math.round((await row.boundingBox())?.y ?? NaN)
  await expect.poll(top).toBeGreaterThan(0)
  const before = await top()
  await grid.hover()
  await page.mouse.wheel(0, 72)
  await expect.poll(top).toBe(before - 72)
})

test('a touch puts the focus on a cell, and a finger scrolls the rows', async ({ start }) => {
  const { page } = await start()
  await openSample(page)
  const grid = page.getByRole('grid')
  const devices = await page.context().newCDPSession(page)
  await devices.send('Emulation.setTouchEmulationEnabled', { enabled: true })
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', y: number): Promise<unknown> =>
    devices.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: type === 'touchEnd' ? [] : [{ x: 400, y }],
    })
  await touch('touchStart', 500)
  await touch('touchEnd', 500)
  await expect(grid).toHaveAttribute('aria-activedescendant', /^cell-/)
  await touch('touchStart', 600)
  for (let y = 580; y >= 300; y -= 20) await touch('touchMove', y)
  await touch('touchEnd', 300)
  await expect.poll(() => grid.evaluate((element) => element.scrollTop)).toBeGreaterThan(200)
  // No range was dragged, and nothing selected.
  await expect(grid.locator('[aria-selected="true"]')).toHaveCount(0)
})

test('the last row is above the bar of a selection, and amounts are whole beside the panel', async ({
  start,
}) => {
  const { page } = await start({ viewport: { width: 1024, height: 700 } })
  await openSample(page)
  const grid = page.getByRole('grid')
  await page.getByRole('button', { name: 'Show details' }).click()
  const spent = await page.getByRole('columnheader', { name: 'Spent' }).boundingBox()
  const panel = await page.getByRole('complementary', { name: 'Customer details' }).boundingBox()
  if (spent === null || panel === null) throw new Error('no column or no panel')
  expect(spent.x + spent.width).toBeLessThanOrEqual(panel.x)

  await grid.focus()
  await page.keyboard.press('Space')
  const bar = page.getByRole('toolbar', { name: 'Selection' })
  await expect(bar).toBeVisible()
  await page.keyboard.press('Control+End')
  await expect
    .poll(async () => {
      const last = await grid.locator('[role="row"][aria-rowindex="501"]').boundingBox()
      const top = (await bar.boundingBox())?.y ?? 0
      return last !== null && last.y + last.height <= top
    })
    .toBe(true)
})

test('the first customer is near the top, and seven are in sight at 200 %', async ({ start }) => {
  const { page } = await start()
  await openSample(page)
  const row = (index: number): Locator =>
    page.locator(`[role="row"][aria-rowindex="${String(index)}"] [aria-colindex="1"]`)
  await searchBox(page).fill('has:phone spent>1 active:yes')
  await expect(count(page)).toHaveText(/^\d+ of 500 customers$/)
  const top = async (): Promise<number> => (await row(2).boundingBox())?.y ?? NaN
  expect(await top()).toBeLessThanOrEqual(112)

  // 1280 × 720 at 200 %.
  await page.setViewportSize({ width: 640, height: 360 })
  await page.getByRole('grid').focus()
  // Places between two pixels take a little from a whole.
  for (let index = 2; index <= 8; index += 1) await expect(row(index)).toBeInViewport({ ratio: 0.95 })
  await expect(page.getByRole('button', { name: 'Add filter' })).toBeInViewport({ ratio: 1 })
  await expect(page.getByRole('button', { name: /more filters?$/ })).toBeInViewport({ ratio: 1 })
})

test('the bar and the row above the table are one line each', async ({ start }) => {
  const { page } = await start()
  await openSample(page, '20,000')
  await searchBox(page).fill(
    'group:VIP spent>500 has:phone active:yes created>=2020 -no:email receipts>2 ali ',
  )
  const bars = [page.locator('.strip'), page.getByRole('contentinfo', { name: 'Status' })]
  for (const width of [1600, 1280, 1024, 700]) {
    await page.setViewportSize({ width, height: 800 })
    await expect(page.getByRole('button', { name: 'Columns' })).toBeInViewport({ ratio: 1 })
    await expect(page.getByRole('button', { name: 'Menu', exact: true })).toBeInViewport({ ratio: 1 })
    for (const bar of bars) {
      const { x, width: full } = (await bar.boundingBox()) ?? { x: NaN, width: NaN }
      expect(x + full).toBeLessThanOrEqual(width)
      expect(await bar.evaluate((element) => element.scrollWidth - element.clientWidth)).toBeLessThanOrEqual(
        0,
      )
    }
  }
  await page.getByRole('button', { name: /more filters$/ }).click()
  await expect(
    page
      .getByRole('group', { name: /more filters$/ })
      .getByRole('listitem')
      .first(),
  ).toBeVisible()
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
  await expect(details.getByText('Unreadable values')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('grid')).toBeFocused()
})
