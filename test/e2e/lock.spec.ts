import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import type { DesktopBridge } from '#shared/bridge'
import { expect, test, type App } from './app'
import { columnTexts, count, foundCount, openSample, searchBox } from './steps'

const pin = '2580'
const minute = 60_000

const lockScreen = (page: Page): Locator => page.getByRole('heading', { name: 'Customer Desk is locked' })
const table = (page: Page): Locator => page.getByRole('grid', { name: 'Customers' })

async function tryPin(page: Page, typed: string): Promise<void> {
  await page.getByLabel('PIN', { exact: true }).fill(typed)
  await page.keyboard.press('Enter')
}

/** Sample customers behind a PIN. */
async function startWithPin(start: (options: { ownClock: boolean }) => Promise<App>): Promise<App> {
  const app = await start({ ownClock: true })
  const { page } = app
  await openSample(page)
  await page.keyboard.press('Control+,')
  const settings = page.getByRole('dialog', { name: 'Settings' })
  await settings.getByRole('button', { name: 'Lock', exact: true }).click()
  await settings.getByRole('button', { name: 'Turn on…' }).click()
  await page.keyboard.type(pin)
  await page.keyboard.press('Tab')
  await page.keyboard.type(pin)
  await page.keyboard.press('Enter')
  await expect(settings.getByRole('button', { name: 'Turn off…' })).toBeVisible()
  await page.keyboard.press('Escape')
  return app
}

test('the lock hides everything, and unlocking shows exactly what was there', async ({ start }) => {
  const { page } = await startWithPin(start)
  await searchBox(page).fill('a')
  const found = await foundCount(page)
  await table(page).focus()
  for (let pages = 0; pages < 3; pages += 1) await page.keyboard.press('PageDown')
  await page.keyboard.press('Space')
  const panel = page.getByRole('complementary', { name: 'Customer details' })
  const heading = panel.getByRole('heading', { level: 2 })
  let names: readonly string[] = []
  // Until the table stands still.
  await expect
    .poll(async () => {
      const before = names
      names = await columnTexts(page, 'Name')
      return names.join() === before.join()
    })
    .toBe(true)
  await expect.poll(async () => names.includes(await heading.innerText())).toBe(true)
  const name = await heading.innerText()

  await page.keyboard.press('Control+l')
  await expect(lockScreen(page)).toBeVisible()
  await expect(page).toHaveTitle('Customer Desk')
  const left = await page.content()
  for (const one of new Set([...names, name, found, 'Sample customers'])) expect(left).not.toContain(one)
  // No key reaches what is behind it.
  for (const keys of ['Control+k', 'Control+,', 'Control+f', 'Escape']) await page.keyboard.press(keys)
  await expect(page.getByRole('dialog')).toHaveCount(0)

  await tryPin(page, '0000')
  await expect(page.getByRole('alert')).toHaveText('Wrong PIN. Try again.')
  await expect(page.getByLabel('PIN', { exact: true })).toBeFocused()
  await tryPin(page, pin)
  await expect(table(page)).toBeFocused()
  await expect(count(page)).toHaveText(found)
  await expect(searchBox(page)).toHaveValue('a')
  await expect.poll(() => columnTexts(page, 'Name')).toEqual(names)
  await expect(heading).toHaveText(name)
  await expect(page.getByText('1 selected')).toBeVisible()
  await expect(page).toHaveTitle('Sample customers – Customer Desk')
})

test('it locks after the minutes without use, and is locked after a start', async ({ start }) => {
  const app = await startWithPin(start)
  await expect(table(app.page)).toBeVisible()
  await app.later(4 * minute)
  await app.page.mouse.move(300, 300)
  await app.page.mouse.move(310, 310)
  await app.later(minute + 1000)
  await expect(lockScreen(app.page)).toBeVisible()
  await tryPin(app.page, pin)
  await expect(table(app.page)).toBeVisible()
  const { page } = await app.restart()
  await expect(lockScreen(page)).toBeVisible()
  await expect(page).toHaveTitle('Customer Desk')
  await page.reload()
  await expect(lockScreen(page)).toBeVisible()
  await tryPin(page, pin)
  await expect(count(page)).toHaveText('500 customers')
})

test('it locks with the computer, and refuses what a page asks then', async ({ start, shell }) => {
  test.skip(shell === 'browser', 'only the desktop hears of it')
  const { page, electron } = await startWithPin(start)
  await electron?.evaluate(({ powerMonitor }) => {
    powerMonitor.emit('lock-screen')
  })
  await expect(lockScreen(page)).toBeVisible()
  const answer = await page.evaluate(async () => {
    const { customerDesk } = globalThis as unknown as { readonly customerDesk: DesktopBridge }
    const view = { connectionId: 'sample', query: '', sort: [], offset: 0, limit: 10 }
    return customerDesk.call['customers.window'](view)
  })
  expect(answer).toEqual({ ok: false, error: { code: 'lock.locked' } })
  await tryPin(page, pin)
  await expect(count(page)).toHaveText('500 customers')
  await electron?.evaluate(({ powerMonitor }) => {
    powerMonitor.emit('suspend')
  })
  await expect(lockScreen(page)).toBeVisible()
})

test('after wrong tries it says how long to wait, also after a start', async ({ start }) => {
  const app = await startWithPin(start)
  await app.page.keyboard.press('Control+k')
  await app.page.keyboard.type('lock now')
  await app.page.keyboard.press('Enter')
  const wait = (page: Page): Locator => page.getByText(/^Wrong PIN\. You can try again in \d:\d\d\.$/)
  for (let tried = 0; tried < 4; tried += 1) {
    await expect(app.page.getByRole('button', { name: 'Unlock', exact: true })).toBeEnabled()
    await tryPin(app.page, '0000')
  }
  await expect(wait(app.page)).toBeVisible()
  const { page } = await app.restart()
  await expect(wait(page)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Unlock', exact: true })).toBeDisabled()
  await expect(page.getByRole('button', { name: 'Unlock', exact: true })).toBeEnabled({ timeout: 20_000 })
  await tryPin(page, pin)
  await expect(count(page)).toHaveText('500 customers')
})

test('who forgot the PIN starts again without customers', async ({ start }) => {
  const app = await startWithPin(start)
  const { page, dataFolder } = app
  await page.keyboard.press('Control+l')
  await page.getByRole('button', { name: 'Forgot the PIN?' }).click()
  await page.getByRole('button', { name: 'Back' }).click()
  await expect(lockScreen(page)).toBeVisible()
  expect(existsSync(join(dataFolder, 'connections', 'sample', 'customers.sqlite'))).toBe(true)
  await page.getByRole('button', { name: 'Forgot the PIN?' }).click()
  await page.getByRole('button', { name: 'Delete and start again' }).click()
  await expect(page.getByRole('button', { name: 'Connect…' })).toBeVisible()
  expect(readdirSync(join(dataFolder, 'connections'))).toEqual([])
  const again = await app.restart()
  await openSample(again.page)
})
