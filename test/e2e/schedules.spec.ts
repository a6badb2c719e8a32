import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { expect, test, type App } from './app'
import { check, looks, nameOf } from './look'
import { openSample } from './steps'

const day = 24 * 60 * 60 * 1000

const dialog = (page: Page): Locator => page.getByRole('dialog').last()
const list = (page: Page): Locator => page.getByRole('list', { name: 'Export views at set times' })

async function scheduleOpenView(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'All views' }).click()
  await page.getByRole('button', { name: 'Schedule export of this view…' }).click()
  await expect(dialog(page).getByRole('textbox', { name: 'Name', exact: true })).toBeFocused()
}

/** The folder of the files. The desktop's own dialog is answered for the person. */
async function chooseFolder({ page, electron, dataFolder }: App): Promise<string> {
  if (electron === null) return join(dataFolder, 'scheduled')
  const folder = join(dataFolder, 'daily files')
  mkdirSync(folder)
  await electron.evaluate(({ dialog: system }, chosen) => {
    system.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] })
  }, folder)
  await dialog(page).getByRole('button', { name: 'Choose…' }).click()
  await expect(dialog(page).getByText(folder)).toBeVisible()
  return folder
}

test('a view is exported now and at its time, to a folder, as long as the app runs', async ({
  start,
  shell,
}) => {
  const isBrowser = shell === 'browser'
  // The clock of the desktop's backend cannot be moved.
  const app = await start(isBrowser ? { ownClock: true } : {})
  const { page } = app
  await openSample(page)
  await page.getByRole('button', { name: 'Top spenders', exact: true }).click()
  await scheduleOpenView(page)
  await expect(dialog(page).getByRole('textbox', { name: 'Name', exact: true })).toHaveValue('Top spenders')
  const folder = await chooseFolder(app)
  await dialog(page).getByRole('combobox', { name: 'Format' }).selectOption('csv')
  await dialog(page).getByRole('textbox', { name: 'File name' }).fill('{view} {number}')
  await dialog(page).getByRole('button', { name: 'Save' }).click()
  await expect(list(page).getByRole('listitem')).toContainText('Top spenders · CSV · Every day at')
  await list(page).getByRole('button', { name: 'Run now: Top spenders' }).click()
  await expect(list(page)).toContainText(/: \d+ customers/)
  expect(readdirSync(folder)).toEqual(['Top spenders 1.csv'])
  const lines = readFileSync(join(folder, 'Top spenders 1.csv'), 'utf8').trimEnd().split('\r\n')
  expect(lines[0]).toMatch(/^Name,Phone,/)
  expect(lines.length).toBeGreaterThan(100)
  if (!isBrowser) return
  await app.later(day)
  await expect.poll(() => readdirSync(folder)).toEqual(['Top spenders 1.csv', 'Top spenders 2.csv'])
  // The next one comes in a day.
  await list(page).getByRole('button', { name: 'History of Top spenders' }).click()
  await expect(dialog(page).getByRole('listitem')).toHaveText([/Schedule/, /Manual/])
})

test('a schedule survives a restart, and can be deleted and restored', async ({ start }) => {
  let app = await start()
  let { page } = app
  await openSample(page)
  await scheduleOpenView(page)
  await chooseFolder(app)
  await dialog(page).getByRole('button', { name: 'Save' }).click()
  await list(page).getByRole('button', { name: 'Change All customers' }).click()
  await dialog(page).getByRole('combobox', { name: 'Days' }).selectOption('monthly')
  await dialog(page).getByRole('button', { name: 'Save' }).click()
  await expect(list(page)).toContainText('On the 1st of each month')
  app = await app.restart()
  ;({ page } = app)
  await page.getByRole('grid').waitFor()
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').last().fill('set times')
  await page.keyboard.press('Enter')
  await expect(list(page)).toContainText('On the 1st of each month')
  await list(page).getByRole('button', { name: 'Delete All customers' }).click()
  await expect(page.getByText('No scheduled exports yet.')).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(list(page)).toContainText('On the 1st of each month')
})

test.describe('screens', () => {
  // Looking for what assistive technology would stumble over takes seconds for each screen.
  test.setTimeout(180_000)
  for (const look of looks) {
    test(`scheduled exports, ${nameOf(look)}`, async ({ start, shell }) => {
      const app = await start(look)
      const { page } = app
      await openSample(page)
      await scheduleOpenView(page)
      await chooseFolder(app)
      await dialog(page).getByRole('textbox', { name: 'File name' }).fill('{view}: {date}')
      await dialog(page).getByRole('button', { name: 'Save' }).click()
      await expect(dialog(page).getByRole('alert')).toContainText('A file name cannot contain “:”')
      await check({ page, shell, look, screen: 'schedule' })
      await dialog(page).getByRole('textbox', { name: 'File name' }).fill('{view}-{date}')
      await dialog(page).getByRole('button', { name: 'Save' }).click()
      await list(page).getByRole('button', { name: 'Run now: All customers' }).click()
      await expect(list(page)).toContainText(/: \d+ customers/)
      await check({ page, shell, look, screen: 'settings-schedules' })
      await list(page).getByRole('button', { name: 'History of All customers' }).click()
      await expect(dialog(page).getByRole('listitem')).toHaveCount(1)
      await check({ page, shell, look, screen: 'schedule-history' })
    })
  }
})
