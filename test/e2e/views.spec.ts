import type { Locator, Page } from '@playwright/test'
import { expect, test } from './app'
import { check, looks, nameOf, picture, type Shown } from './look'
import { count, expectQuery, foundCount, openSample, setQuery } from './steps'

const bar = (page: Page): Locator => page.getByRole('navigation', { name: 'Pinned views' })
const tab = (page: Page, name: string): Locator => bar(page).getByRole('button', { name })
const open = (page: Page): Locator => bar(page).locator('[aria-current]')
const dialog = (page: Page): Locator => page.getByRole('dialog')
const counts = (page: Page): Locator => page.getByRole('complementary', { name: 'Counts' })
const names = (page: Page): Locator => dialog(page).locator('li .name bdi')

async function saveAs(page: Page, name: string): Promise<void> {
  await bar(page).locator('..').getByRole('button', { name: 'Save as view…' }).click()
  await dialog(page).getByRole('textbox', { name: 'Name' }).fill(name)
  await dialog(page).getByRole('button', { name: 'Save view' }).click()
  await expect(open(page)).toContainText(name)
  // The button that opened the dialog is gone, so the focus ends there; a box that had it before would lose it.
  await expect(open(page)).toBeFocused()
}

test('a view is saved, opened again, changed, renamed, and comes back after a restart', async ({ start }) => {
  const app = await start()
  let { page } = app
  await openSample(page)
  await expect(open(page)).toHaveText('All customers')
  await setQuery(page, 'group:VIP')
  await expect(open(page)).toHaveText(/Unsaved changes/)
  await saveAs(page, '  Our VIPs ')
  await expect(open(page)).toHaveText('Our VIPs')
  const vips = await foundCount(page)

  await tab(page, 'All customers').click()
  await expectQuery(page, '')
  await expect(count(page)).toHaveText('500 customers')
  await tab(page, 'Our VIPs').click()
  await expectQuery(page, 'group:VIP')
  await expect(count(page)).toHaveText(vips)

  await setQuery(page, 'group:VIP spent>1000')
  await page.getByRole('columnheader', { name: 'Spent' }).getByRole('button').first().click()
  await expect(open(page)).toHaveText(/Unsaved changes/)
  await page.getByRole('button', { name: 'Revert' }).click()
  await expectQuery(page, 'group:VIP')
  await setQuery(page, 'group:VIP spent>500')
  await page.getByRole('button', { name: 'Save changes' }).click()
  await expect(open(page)).toHaveText('Our VIPs')

  await page.getByRole('button', { name: 'All views' }).click()
  await page.getByRole('button', { name: 'Rename…' }).click()
  await dialog(page).getByRole('textbox', { name: 'Name' }).fill('top spenders')
  await dialog(page).getByRole('button', { name: 'Rename', exact: true }).click()
  await expect(dialog(page).getByRole('alert')).toHaveText(/already/)
  await dialog(page).getByRole('textbox', { name: 'Name' }).fill('Əziz qonaqlar')
  await dialog(page).getByRole('button', { name: 'Rename', exact: true }).click()
  await expect(open(page)).toHaveText('Əziz qonaqlar')

  await setQuery(page, 'group:VIP spent>500 ali')
  await expect(open(page)).toHaveText(/Unsaved changes/)
  ;({ page } = await app.restart())
  await expect(open(page)).toHaveText(/Əziz qonaqlar.*Unsaved changes/)
  await expectQuery(page, 'group:VIP spent>500 ali')
  await page.getByRole('button', { name: 'Revert' }).click()
  await expectQuery(page, 'group:VIP spent>500')
})

test('nothing moves when a view has changes that can be saved', async ({ start }) => {
  const { page } = await start()
  await openSample(page)
  for (const width of [1440, 1024]) {
    await page.setViewportSize({ width, height: 700 })
    const places = (): Promise<unknown> =>
      Promise.all(
        ['All views', 'Top spenders', 'Add filter', 'Columns'].map((name) =>
          page.getByRole('button', { name, exact: true }).boundingBox(),
        ),
      )
    const before = await places()
    await page.getByRole('columnheader', { name: 'Spent' }).getByRole('button').first().click()
    await expect(page.getByRole('button', { name: 'Save as view…' })).toBeInViewport({ ratio: 1 })
    expect(await places()).toEqual(before)
    await page.getByRole('button', { name: 'Revert' }).click()
    await expect(page.getByRole('button', { name: 'Revert' })).toBeHidden()
  }
})

test('columns belong to a view; the ready-made ones share theirs', async ({ start }) => {
  const { page } = await start()
  await openSample(page)
  const header = (name: string): Locator => page.getByRole('columnheader', { name })
  await saveAsNew(page, 'Short')
  await page.getByRole('button', { name: 'Columns' }).click()
  await page.getByRole('checkbox', { name: 'Email' }).uncheck()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Save changes' }).click()
  await tab(page, 'Active').click()
  await expect(header('Email')).toBeVisible()
  await tab(page, 'Short').click()
  await expect(header('Email')).toBeHidden()
  await expect(open(page)).toHaveText('Short')
})

async function saveAsNew(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'All views' }).click()
  await page.getByRole('button', { name: 'Save as view…' }).first().click()
  await dialog(page).getByRole('textbox', { name: 'Name' }).fill(name)
  await dialog(page).getByRole('textbox', { name: 'Name' }).press('Enter')
  await expect(open(page)).toHaveText(name)
}

test('views are put in order, pinned, duplicated, hidden and deleted, and a deleted one comes back', async ({
  start,
}) => {
  const { page } = await start()
  await openSample(page)
  await setQuery(page, 'no:email')
  await saveAs(page, 'No mail')
  await page.getByRole('button', { name: 'All views' }).click()
  await page.getByRole('button', { name: 'Manage views…' }).click()
  await expect(names(page).nth(1)).toHaveText('No mail')

  const handle = dialog(page).getByRole('button', { name: 'Move No mail' })
  await handle.press('ArrowUp')
  await expect(names(page).first()).toHaveText('No mail')
  await expect(handle).toBeFocused()
  await handle.press('End')
  await expect(names(page).last()).toHaveText('No mail')
  const first = await dialog(page).getByRole('listitem').first().boundingBox()
  await handle.hover()
  await page.mouse.down()
  await page.mouse.move((first?.x ?? 0) + 20, (first?.y ?? 0) + 4, { steps: 8 })
  await page.mouse.up()
  await expect(names(page).first()).toHaveText('No mail')

  await dialog(page).getByRole('button', { name: 'Duplicate No mail' }).click()
  await expect(names(page).nth(1)).toHaveText('Copy of No mail')
  await dialog(page).getByRole('button', { name: 'Duplicate Top spenders' }).click()
  await expect(names(page).filter({ hasText: 'Copy of Top spenders' })).toBeVisible()
  await dialog(page).getByRole('checkbox', { name: 'Pin Copy of No mail' }).uncheck()
  await dialog(page).getByRole('button', { name: 'Hide Active' }).click()
  await dialog(page).getByRole('button', { name: 'Delete No mail', exact: true }).click()
  await expect(dialog(page).getByText('“No mail” was deleted.')).toBeVisible()
  await expect(dialog(page).getByRole('button', { name: 'Move Copy of No mail' })).toBeFocused()
  await dialog(page).getByRole('button', { name: 'Undo' }).click()
  await expect(names(page).first()).toHaveText('No mail')
  await page.keyboard.press('Escape')

  await expect(bar(page).getByRole('button')).toHaveText([
    'No mail',
    'All customers',
    'Top spenders',
    'Copy of Top spenders',
    'Upcoming birthdays',
  ])
  await expect(open(page)).toHaveText('No mail')
  await page.getByRole('button', { name: 'All views' }).click()
  await page.getByRole('button', { name: 'Copy of No mail', exact: true }).click()
  await expect(open(page)).toHaveText('Copy of No mail')
  await page.getByRole('button', { name: 'All views' }).click()
  await page.getByRole('button', { name: 'Delete', exact: true }).click()
  await expect(open(page)).toHaveText('All customers')
  await expectQuery(page, '')
})

test('unsaved changes that were left can be gone back to', async ({ start }) => {
  const { page } = await start()
  await openSample(page)
  await setQuery(page, 'group:VIP')
  await saveAs(page, 'VIPs')
  await setQuery(page, 'group:VIP ali')
  await tab(page, 'Top spenders').click()
  await expect(page.getByText('Changes to “VIPs” were not saved.')).toBeVisible()
  await page.getByRole('button', { name: 'Restore changes' }).click()
  await expect(open(page)).toHaveText(/VIPs.*Unsaved changes/)
  await expect(open(page)).toBeFocused()
  await expectQuery(page, 'group:VIP ali')

  await tab(page, 'All customers').click()
  await setQuery(page, 'spent>5 has:phone')
  await tab(page, 'Active').click()
  const left = page.getByText('Changes to “All customers” were not saved.')
  await expect(left).toBeVisible()
  await tab(page, 'All customers').click()
  await page.getByRole('button', { name: 'Restore changes' }).click()
  await expectQuery(page, 'spent>5 has:phone')
  await tab(page, 'Active').click()
  await setQuery(page, 'active:yes ali')
  await expect(left).toBeHidden()
})

test('the focus goes to the open view where the button that had it is gone', async ({ start }) => {
  const { page } = await start()
  await openSample(page)
  await setQuery(page, 'group:VIP')
  await page.getByRole('button', { name: 'Save as view…' }).press('Enter')
  await dialog(page).getByRole('textbox', { name: 'Name' }).fill('VIPs')
  await page.keyboard.press('Enter')
  await expect(open(page)).toHaveText('VIPs')
  await expect(open(page)).toBeFocused()
  await setQuery(page, 'group:VIP ali')
  await page.getByRole('button', { name: 'Save changes' }).press('Enter')
  await expect(open(page)).toBeFocused()
  await setQuery(page, 'group:VIP')
  await page.getByRole('button', { name: 'Revert' }).click()
  await expect(open(page)).toBeFocused()
  await expectQuery(page, 'group:VIP ali')
})

test('the open view and what was left are in sight where room is short', async ({ start }) => {
  const { page } = await start()
  await openSample(page)
  /** No part of it is cut off, and none of its words. */
  const expectWhole = async (locator: Locator): Promise<void> => {
    await expect(locator).toBeInViewport({ ratio: 1 })
    expect(
      await locator.evaluate((it) => it.scrollWidth <= it.clientWidth && it.scrollHeight <= it.clientHeight),
    ).toBe(true)
  }
  const left = page.getByText('Changes to “Guests of summer” were not saved.')
  await tab(page, 'Upcoming birthdays').click()
  for (const name of ['Good guests of the winter season', 'Companies from the quarter', 'Guests of summer'])
    await saveAsNew(page, name)
  for (const width of [1280, 500]) {
    await page.setViewportSize({ width, height: 800 })
    await expect(open(page)).toBeInViewport({ ratio: 1 })
    await setQuery(page, 'group:VIP')
    await expect(page.getByRole('button', { name: 'Revert' })).toBeInViewport({ ratio: 1 })
    await expect(open(page)).toBeInViewport({ ratio: 1 })
    await page.getByRole('button', { name: 'All views' }).click()
    await page.getByRole('button', { name: 'Companies from the quarter', exact: true }).click()
    await expectWhole(left)
    await expect(open(page)).toBeInViewport({ ratio: 1 })
    await page.getByRole('button', { name: 'Restore changes' }).click()
    await expect(open(page)).toHaveText(/^Guests of summer/)
    await expect(open(page)).toBeInViewport({ ratio: 1 })
    await page.getByRole('button', { name: 'Revert' }).click()
  }
})

test('counts follow the query and filter it, by mouse and by keyboard', async ({ start }) => {
  const app = await start()
  let { page } = app
  await openSample(page)
  await page.getByRole('button', { name: 'Show the counts' }).click()
  const option = (list: string, name: RegExp): Locator =>
    counts(page).getByRole('listbox', { name: list }).getByRole('option', { name })
  const vip = option('Group', /^VIP,/)
  const all = await vip.getAttribute('aria-label')
  await setQuery(page, 'ali')
  await expect(vip).not.toHaveAttribute('aria-label', all ?? '')
  await setQuery(page, '')
  await expect(vip).toHaveAttribute('aria-label', all ?? '')

  await vip.click()
  await expectQuery(page, 'group:VIP')
  await expect(vip).toHaveAttribute('aria-selected', 'true')
  await expect(count(page)).toHaveText(/ of 500 customers$/)
  await option('Group', /^Staff,/).click({ modifiers: ['ControlOrMeta'] })
  await expectQuery(page, 'group:VIP,Staff')
  await option('Gender', /^Female,/)
    .locator('.box')
    .click()
  await expectQuery(page, /gender:female/)
  await vip.click()
  await expectQuery(page, /^group:VIP gender:female$/)
  await vip.click()
  await expectQuery(page, 'gender:female')

  await option('Gender', /^Female,/).focus()
  await page.keyboard.press('Home')
  await page.keyboard.press('Space')
  await expectQuery(page, 'gender:female,male')
  await option('Gender', /^Male,/).focus()
  await page.keyboard.press('Enter')
  await expectQuery(page, 'gender:male')
  await counts(page).getByRole('button', { name: 'Clear Gender' }).click()
  await expectQuery(page, '')

  await counts(page).getByRole('button', { name: 'Venue' }).click()
  await expect(counts(page).getByRole('listbox', { name: 'Venue' })).toBeHidden()
  ;({ page } = await app.restart())
  await expect(counts(page).getByRole('listbox', { name: 'Group' })).toBeVisible()
  await expect(counts(page).getByRole('listbox', { name: 'Venue' })).toBeHidden()
})

/** Two screens of pictures and checks take their time. */
const forPictures = 180_000

for (const look of looks) {
  test(`views and counts are sound for assistive technology, ${nameOf(look)}`, async ({ start, shell }) => {
    test.setTimeout(forPictures)
    const { page } = await start(look)
    await openSample(page, '20,000')
    await expect(page.getByText(/fetched\.$/)).toBeVisible()
    await page.getByRole('button', { name: 'Dismiss' }).click()
    const shown = async (screen: string): Promise<Shown> => {
      await expect(counts(page).locator('[aria-busy="true"]')).toHaveCount(0)
      return { page, shell, look, screen }
    }
    if (look.viewport.width < 1560) await page.getByRole('button', { name: 'Show the counts' }).click()
    await setQuery(page, 'group:VIP spent>200')
    await saveAs(page, 'Good VIPs')
    await counts(page)
      .getByRole('option', { name: /^Staff,/ })
      .click({ modifiers: ['ControlOrMeta'] })
    await expect(open(page)).toHaveText(/Unsaved/)
    await check(await shown('counts-and-unsaved'))
    await page.getByRole('button', { name: 'All views' }).click()
    await check(await shown('views-menu'))
    await page.keyboard.press('Escape')
    await tab(page, 'Active').click()
    await check(await shown('left-unsaved'))
    await page.getByRole('button', { name: 'All views' }).click()
    await page.getByRole('button', { name: 'Possible duplicates', exact: true }).click()
    await expect(count(page)).toHaveText(/^[\d,]+ of 20,000 customers$/)
    await picture(await shown('duplicates'))
    await page.getByRole('button', { name: 'All views' }).click()
    await page.getByRole('button', { name: 'Manage views…' }).click()
    await picture(await shown('views-dialog'))
    await dialog(page).getByRole('button', { name: 'Rename Good VIPs' }).click()
    await dialog(page).getByRole('textbox', { name: 'Name' }).fill('active')
    await page.keyboard.press('Enter')
    await expect(dialog(page).getByRole('alert')).toBeVisible()
    await check(await shown('view-name-taken'))
  })
}
