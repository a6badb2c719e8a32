import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { unzipSync } from 'fflate'
import { expect, runsOnWindows, test } from './app'
import { startMovingServer } from './moving-server'
import { columnTexts, connect, count, openSample, openSearchHelp, searchBox } from './steps'

const settings = (page: Page) => page.getByRole('dialog', { name: 'Settings' })

async function openSettings(page: Page, section: string): Promise<void> {
  await page.keyboard.press('Control+,')
  await settings(page).getByRole('button', { name: section, exact: true }).click()
}

test('settings apply at once and survive a restart', async ({ start }) => {
  const app = await start()
  await openSample(app.page)
  await openSettings(app.page, 'General')
  await settings(app.page).getByRole('radio', { name: 'Compact' }).check()
  await settings(app.page)
    .getByRole('button', { name: /^Currency: AZN/ })
    .click()
  await app.page.keyboard.type('lari')
  await app.page.keyboard.press('Enter')
  await expect(settings(app.page).getByRole('button', { name: /^Currency: GEL/ })).toBeFocused()
  await app.page.keyboard.press('Escape')
  await expect(settings(app.page)).toBeHidden()
  const { page } = await app.restart()
  await expect(count(page)).toBeVisible()
  await openSettings(page, 'General')
  await expect(settings(page).getByRole('radio', { name: 'Compact' })).toBeChecked()
  await expect(settings(page).getByRole('button', { name: /^Currency: GEL/ })).toBeVisible()
})

test('a connection is renamed, and another venue is chosen by its name', async ({ start }) => {
  const server = await startMovingServer(300)
  try {
    const app = await start({ cloposBaseUrl: server.baseUrl })
    await connect(app.page)
    await expect(count(app.page)).toHaveText('300 customers')
    await openSettings(app.page, 'Connection')
    await settings(app.page).getByRole('textbox', { name: 'Name' }).fill('Our café')
    await app.page.keyboard.press('Enter')
    await expect(app.page).toHaveTitle(/^Our café/)
    const venue = settings(app.page).getByRole('button', { name: /^Venue: / })
    await venue.click()
    const [, name = ''] = await settings(app.page).getByRole('option').allInnerTexts()
    await app.page.keyboard.press('ArrowDown')
    await app.page.keyboard.press('Enter')
    await expect(venue).toContainText(name)
    await expect(app.page).toHaveTitle(new RegExp(name))
    await app.page.keyboard.press('Escape')
    await expect(count(app.page)).toHaveText('300 customers')
    const { page } = await app.restart()
    await expect(page).toHaveTitle(new RegExp(name))
    await page.keyboard.press('Control+k')
    await page.keyboard.type('our caf')
    await page.keyboard.press('Enter')
    await expect(page).toHaveTitle(/^Our café/)
  } finally {
    await server.close()
  }
})

test('the palette finds a command, a view and a customer', async ({ start }) => {
  const { page } = await start()
  await openSample(page)
  const palette = page.getByRole('dialog', { name: 'Command palette' })
  await page.keyboard.press('Control+k')
  await page.keyboard.type('export')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: 'Export' })).toBeVisible()
  await page.keyboard.press('Escape')

  await page.keyboard.press('Control+k')
  await page.keyboard.type('top sp')
  await expect(palette.getByRole('option', { selected: true })).toHaveText(/Top spenders/)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: /^Top spenders/ }).first()).toBeVisible()

  const [name = ''] = await columnTexts(page, 'Name')
  await page.keyboard.press('Control+k')
  await page.keyboard.type(name)
  // The first customer of that name. The last line, which lists all of them, also quotes it, but does not begin with it.
  await palette
    .getByRole('option')
    .filter({ hasText: new RegExp(`^\\s*${name}`) })
    .first()
    .click()
  await expect(page.getByRole('complementary', { name: 'Customer details' })).toContainText(name)
})

test('keys lead to the search, the help and back', async ({ start }) => {
  const { page } = await start()
  await openSample(page)
  await page.getByRole('grid').focus()
  await page.keyboard.press('?')
  const shortcuts = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await expect(shortcuts).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(shortcuts).toBeHidden()
  await page.keyboard.press('/')
  await expect(searchBox(page)).toBeFocused()
  await openSearchHelp(page)
  await page.getByRole('button', { name: 'Add has:phone to the search' }).click()
  await expect(searchBox(page)).toBeFocused()
  await expect(count(page)).toHaveText(/ of 500 customers$/)
})

test('a list in the settings stays in the window, shows what is chosen, and Escape closes only the list', async ({
  start,
}) => {
  const { page } = await start({ viewport: { width: 1024, height: 640 } })
  await openSample(page)
  for (const viewport of [
    { width: 1024, height: 640 },
    // The same window at 200 %.
    { width: 512, height: 320 },
  ]) {
    await page.setViewportSize(viewport)
    await page.keyboard.press('Control+,')
    await page.getByRole('button', { name: /^Country/ }).click()
    await expect(page.getByRole('group', { name: /^Country/ })).toBeInViewport({ ratio: 1 })
    await expect(page.getByRole('option', { name: 'Azerbaijan', exact: true })).toBeInViewport({
      ratio: 0.95,
    })
    await page.keyboard.press('Escape')
    await expect(page.getByRole('group', { name: /^Country/ })).toBeHidden()
    await expect(settings(page)).toBeVisible()
    await page.getByRole('button', { name: 'Close', exact: true }).click()
  }
})

test('a backup brings back views and settings at once', async ({ start }) => {
  const { page } = await start()
  await openSample(page)
  await openSettings(page, 'General')
  await settings(page).getByRole('radio', { name: 'Compact' }).check()
  await settings(page).getByRole('button', { name: 'Backups', exact: true }).click()
  await settings(page).getByRole('button', { name: 'Back up now' }).click()
  const restore = settings(page).getByRole('button', { name: /^Restore the backup of/ })
  await expect(settings(page).getByRole('listitem').first()).toContainText('1 changed setting')
  await settings(page).getByRole('button', { name: 'General', exact: true }).click()
  await settings(page).getByRole('radio', { name: 'Comfortable' }).check()
  await settings(page).getByRole('button', { name: 'Backups', exact: true }).click()
  await restore.first().click()
  const question = page.getByRole('dialog', { name: /^Restore the backup of/ })
  await question.getByRole('button', { name: 'Restore' }).click()
  await expect(settings(page).getByText(/^Restored\./)).toBeVisible()
  await settings(page).getByRole('button', { name: 'General', exact: true }).click()
  await expect(settings(page).getByRole('radio', { name: 'Compact' })).toBeChecked()
  await page.keyboard.press('Escape')
  await expect(count(page)).toHaveText('500 customers')
})

test('the window follows when the file of the settings is deleted', async ({ start }) => {
  test.skip(runsOnWindows, 'Windows deletes no file that is open')
  const { page, dataFolder } = await start()
  await openSample(page)
  await openSettings(page, 'General')
  await settings(page).getByRole('radio', { name: 'Compact' }).check()
  rmSync(join(dataFolder, 'settings.sqlite'))
  await expect(settings(page).getByRole('radio', { name: 'Comfortable' })).toBeChecked()
  await page.keyboard.press('Escape')
  await expect(count(page)).toHaveText('500 customers')
})

test('the checks tell a damaged copy, and the diagnostics are saved after they were shown', async ({
  start,
  shell,
}) => {
  test.skip(runsOnWindows, 'Windows replaces no file that is open')
  const { page, dataFolder } = await start()
  await openSample(page)
  // A sync would set the damaged copy aside.
  await openSettings(page, 'Sync')
  await settings(page).getByRole('combobox', { name: 'Sync automatically' }).selectOption({ index: 0 })
  await settings(page).getByRole('button', { name: 'Help & diagnostics', exact: true }).click()
  await settings(page).getByRole('button', { name: 'Check now' }).click()
  await expect(settings(page).getByText('Everything is all right.')).toBeVisible()
  const file = join(dataFolder, 'connections/sample/customers.sqlite')
  // With its log, which may hold all of it.
  for (const part of ['', '-wal', '-shm']) rmSync(file + part, { force: true })
  writeFileSync(file, 'x'.repeat(9000))
  await settings(page).getByRole('button', { name: 'Check now' }).click()
  await expect(settings(page).getByText(/^1 problem found/)).toBeVisible()
  await expect(settings(page).getByText(/^The copy of the customers is damaged/)).toBeVisible()
  await settings(page).getByRole('button', { name: 'Collect…' }).click()
  await expect(settings(page).getByText(/^checks\.json/)).toBeVisible()
  // The box of the system that asks for a place cannot be answered here.
  if (shell === 'desktop') return
  const download = page.waitForEvent('download')
  await settings(page).getByRole('button', { name: 'Save…' }).click()
  const bytes = readFileSync(await (await download).path())
  expect(Object.keys(unzipSync(bytes))).toContain('checks.json')
  await expect(settings(page).getByText(/^Saved as customer-desk-diagnostics-/)).toBeVisible()
})
