import type { Page } from '@playwright/test'
import { expect, test } from './app'
import { count, expectQuery, foundCount, openSample, openSearchHelp, searchBox } from './steps'

test('a mistake is underlined where it stands, explained and mended, while the rest applies', async ({
  start,
}) => {
  const { page } = await start()
  await openSample(page)
  const box = searchBox(page)
  await box.fill('gender:female')
  await expect(count(page)).toHaveText(/^\d+ of 500 customers$/)
  const women = await foundCount(page)
  await box.fill('grop:VIP gender:female,both  ')
  await expect(count(page)).toHaveText(women)
  await expect(page.locator('.wrong')).toHaveText(['grop', ':', 'VIP', 'both'])
  await expect(box).toHaveAttribute('aria-invalid', 'true')
  await expect(box).toHaveAccessibleDescription(
    /“grop:VIP” is ignored\. .*Did you mean “group”\?.*“both” is ignored\. .*type male or female/,
  )
  await page.getByRole('button', { name: 'Use group:VIP' }).click()
  await expectQuery(page, 'group:VIP gender:female,both')
  await expect(box).toBeFocused()
  await expect(page.locator('.wrong')).toHaveText(['both'])
  await expect(count(page)).not.toHaveText(women)
})

/** How far the letters of the colours are from those of the input at most: where they begin, end, and are scrolled to. */
function misplaced(page: Page): Promise<number> {
  return page.evaluate(() => {
    const input = document.querySelector('input[role=combobox]')
    const layer = document.querySelector('.colours')
    if (input === null || layer === null) return NaN
    const { paddingInlineStart, paddingInlineEnd } = getComputedStyle(input)
    const [before, behind] = [Number.parseFloat(paddingInlineStart), Number.parseFloat(paddingInlineEnd)]
    const zoom = Number(document.documentElement.style.zoom)
    const start = input.getBoundingClientRect().left + (input.clientLeft + before) * zoom
    return Math.max(
      Math.abs(layer.getBoundingClientRect().left - start),
      Math.abs(layer.scrollLeft - input.scrollLeft),
      Math.abs(layer.scrollWidth - (input.scrollWidth - before - behind)),
    )
  })
}

test('the colours stand exactly below the letters, at any zoom and however far they are scrolled', async ({
  start,
}) => {
  const { page } = await start()
  await openSample(page)
  const box = searchBox(page)
  const typed = `Əli "Şəhər AV To" group:VIP,Staff spent>500 ~no:phone ${'created:30d '.repeat(20)}grop:x`
  for (const zoom of ['1', '1.25', '1.5', '2']) {
    await page.evaluate((factor) => {
      document.documentElement.style.zoom = factor
    }, zoom)
    await box.fill('')
    await box.fill(typed)
    for (const key of ['End', 'Home']) {
      await box.press(key)
      await expect.poll(() => misplaced(page), `${key} at ${zoom}`).toBeLessThan(1.5)
    }
    await box.evaluate((input) => {
      input.scrollLeft = 300
    })
    await expect.poll(() => misplaced(page), `scrolled at ${zoom}`).toBeLessThan(1.5)
  }
})

test('a query is completed and a chip switched off and on with the keyboard alone', async ({ start }) => {
  const app = await start()
  const { page } = app
  await openSample(page)
  const box = searchBox(page)
  await page.getByRole('grid').focus()
  await page.keyboard.press('/')
  await expect(box).toBeFocused()

  await page.keyboard.type('gr')
  const options = page.getByRole('listbox', { name: 'Suggestions' }).getByRole('option')
  await expect(options).toHaveText(['group: by customer group'])
  await page.keyboard.press('Enter')
  await expect(options.first()).toHaveText(/^My Customers\s+282 in all$/)
  await page.keyboard.type('vi')
  await expect(options).toHaveCount(1)
  await expect(count(page)).toHaveText('500 customers')
  await page.keyboard.press('Tab')
  await expect(box).toHaveValue('')
  await expect(count(page)).toHaveText('12 of 500 customers')
  await page.keyboard.type('has:bir')
  await page.keyboard.press('Enter')
  await expectQuery(page, 'group:VIP has:birthday')
  await expect(count(page)).toHaveText(/^\d of 500 customers$/)

  // From the box over its button, the bar and the views to the first chip.
  for (let stop = 0; stop < 40; stop += 1) {
    if (await page.getByRole('checkbox', { name: 'Use Group: VIP' }).evaluate((box) => box.matches(':focus')))
      break
    await page.keyboard.press('Tab')
  }
  await page.keyboard.press('Space')
  await expect(count(page)).toHaveText(/^\d{3} of 500 customers$/)
  await page.keyboard.press('Space')
  await expect(count(page)).toHaveText(/^\d of 500 customers$/)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('checkbox', { name: /^VIP/ })).toBeChecked()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Remove Has: Birthday' })).toBeFocused()
  await expectQuery(page, 'has:birthday')

  const again = await app.restart()
  await expectQuery(again.page, 'has:birthday')
  await expect(again.page.getByRole('button', { name: 'Change Has: Birthday' })).toBeVisible()
})

test('typing is never disturbed, and what is finished becomes chips', async ({ start }) => {
  const { page } = await start()
  await openSample(page)
  const box = searchBox(page)
  await page.keyboard.press('Control+f')
  const typed = 'ali group:VIP,"My Customers" spent>500 (active:yes OR -no:phone) grop:x "a b'
  await page.keyboard.type(typed)
  await page.keyboard.press('Enter')
  await expect(box).toHaveValue('ali grop:x "a b')
  await expectQuery(page, 'group:VIP,"My Customers" spent>500 (active:yes OR -no:phone) ali grop:x "a b')
  await page.keyboard.press('Escape')
  await expect(box).toHaveValue('')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('grid')).toBeFocused()
})

test('Ctrl+Z and Ctrl+Y go through what was typed, completed and cleared', async ({ start }) => {
  const { page } = await start()
  await openSample(page)
  const box = searchBox(page)
  await page.keyboard.press('Control+f')
  await page.keyboard.type('ali group:vi')
  await expect(page.getByRole('option')).toHaveText([/^VIP/])
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Remove Group: VIP' })).toBeVisible()
  await page.getByRole('button', { name: 'Clear the search' }).click()
  await expect(box).toHaveValue('')
  for (const text of ['ali', 'ali group:vi', 'ali ', '']) {
    await page.keyboard.press('Control+z')
    await expect(box).toHaveValue(text)
  }
  await expect(count(page)).toHaveText('500 customers')
  for (const text of ['ali ', 'ali group:vi', 'ali', '']) {
    await page.keyboard.press('Control+y')
    await expect(box).toHaveValue(text)
  }
  await expectQuery(page, 'group:VIP')
  await page.getByRole('button', { name: 'Remove Group: VIP' }).click()
  await expect(count(page)).toHaveText('500 customers')
  await box.focus()
  await page.keyboard.press('Control+z')
  await expectQuery(page, 'group:VIP')
})

test('the help lists what can be typed, and an example is tried with a click', async ({ start }) => {
  const { page } = await start()
  await openSample(page)
  await searchBox(page).fill('ali')
  await openSearchHelp(page)
  const help = page.getByRole('dialog', { name: 'Search help' })
  await help.getByRole('button', { name: 'Add spent>500 to the search' }).click()
  await expect(help).toBeHidden()
  await expect(searchBox(page)).toBeFocused()
  await expect(searchBox(page)).toHaveValue('ali')
  await expect(page.getByRole('button', { name: 'Change Spent: over 500' })).toBeVisible()
})
