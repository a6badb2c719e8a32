import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { readXlsx } from 'hucre/xlsx'
import { expect, test, type App } from './app'
import { count, openSample, searchBox } from './steps'

const exportDialog = (page: Page): Locator => page.getByRole('dialog', { name: 'Export' })

/** Presses the button of the open dialog and gives the file. The desktop's own file dialog is answered for the person. */
async function write({ page, electron, dataFolder }: App, name: string): Promise<Buffer> {
  const target = join(dataFolder, name)
  await electron?.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
  }, target)
  const download = electron === null ? page.waitForEvent('download') : null
  await exportDialog(page).getByRole('button', { name: 'Export', exact: true }).click()
  // In the browser, the app proposes the name.
  await expect(
    page.getByText(electron === null ? /customers? exported to / : `exported to ${name}`),
  ).toBeVisible()
  const file = download === null ? target : await (await download).path()
  return readFileSync(file)
}

/** Exports what is shown. */
async function exportAs(app: App, preset: string, ending = 'csv'): Promise<Buffer> {
  await app.page.getByRole('button', { name: 'Export' }).click()
  await exportDialog(app.page).getByRole('radio', { name: preset, exact: true }).check()
  return write(app, `${preset}.${ending}`)
}

test('what is shown is written, in its order, with its columns', async ({ start }) => {
  const app = await start()
  await openSample(app.page)
  await searchBox(app.page).fill('ali')
  await expect(count(app.page)).toHaveText(/ of 500 customers$/)
  const shown = Number.parseInt(await count(app.page).innerText(), 10)
  const text = (await exportAs(app, 'CSV')).toString()
  expect(text.startsWith('Name,Phone,')).toBe(true)
  const lines = text.trimEnd().split('\r\n')
  expect(lines).toHaveLength(shown + 1)
  const phones = lines.map((line) => line.split(',')[1] ?? '')
  expect(phones.some((phone) => /^\+994/.test(phone))).toBe(true)
})

test('an Excel workbook has what is shown', async ({ start }) => {
  const app = await start()
  await openSample(app.page)
  const { sheets } = await readXlsx(await exportAs(app, 'Excel workbook', 'xlsx'))
  expect(sheets.map(({ name, rows }) => [name, rows.length])).toEqual([['Customers', 501]])
  expect(sheets[0]?.rows[0]?.slice(0, 2)).toEqual(['Name', 'Phone'])
})

test('raw fields are written as Clopos names them', async ({ start }) => {
  const app = await start()
  await openSample(app.page)
  await app.page.getByRole('button', { name: 'Export' }).click()
  const raw = app.page.getByRole('radio', { name: 'Raw API fields' })
  await expect(raw).toHaveAccessibleDescription(/Excel may run a value as a formula/)
  await app.page.keyboard.press('Escape')
  const text = (await exportAs(app, 'Raw API fields')).toString()
  expect(text.startsWith('name,phone,')).toBe(true)
})

test('the preview is the start of the file, with columns and options that a preset keeps', async ({
  start,
}) => {
  const app = await start()
  await openSample(app.page)
  await searchBox(app.page).fill('ali')
  await expect(count(app.page)).toHaveText(/ of 500 customers$/)
  await app.page.getByRole('button', { name: 'Export' }).click()
  const dialog = exportDialog(app.page)
  await dialog.getByRole('radio', { name: /^Everybody/ }).check()
  await dialog.getByRole('radio', { name: 'CSV', exact: true }).check()
  await dialog.getByText('More options').click()
  await dialog.getByRole('combobox', { name: 'Separator' }).selectOption('|')
  await dialog.getByRole('combobox', { name: 'Headings' }).selectOption('api')
  await dialog.getByRole('radio', { name: 'Choose' }).check()
  const handle = (column: string): Locator =>
    dialog.getByRole('button', { name: `Move ${column}`, exact: true })
  // By mouse, then with the keyboard.
  await handle('email').scrollIntoViewIfNeeded()
  const [from, to] = [await handle('email').boundingBox(), await handle('phone').boundingBox()]
  if (from === null || to === null) throw new Error('no handles')
  await app.page.mouse.move(from.x + 5, from.y + 10)
  await app.page.mouse.down()
  await app.page.mouse.move(to.x + 5, to.y + 2, { steps: 5 })
  await app.page.mouse.up()
  await handle('id').press('Home')
  await dialog.getByRole('checkbox', { name: 'spent', exact: true }).uncheck()
  await dialog.getByRole('radio', { name: 'Text' }).check()
  const preview = dialog.locator('pre')
  await expect(preview).toHaveText(/^id\|name\|email\|phone\|/)
  await expect(dialog.getByText(/^500 customers, 9 columns · about \d+ KB/)).toBeVisible()
  await dialog.getByRole('button', { name: 'Save as preset…' }).click()
  await app.page.getByRole('textbox', { name: 'Name' }).fill('For the till')
  await app.page.keyboard.press('Enter')
  await expect(dialog.getByRole('radio', { name: 'For the till' })).toBeChecked()
  const shown = (await preview.textContent()) ?? ''
  const text = (await write(app, 'all.csv')).toString()
  expect(text.startsWith(shown)).toBe(true)
  expect(text.trimEnd().split('\r\n')).toHaveLength(501)

  const again = await app.restart()
  await again.page.getByRole('button', { name: 'Export' }).click()
  const mine = exportDialog(again.page).getByRole('radio', { name: 'For the till' })
  await expect(mine).toBeChecked()
  await exportDialog(again.page).getByRole('radio', { name: 'Excel workbook' }).check()
  await mine.check()
  const repeated = (await write(again, 'again.csv')).toString()
  expect(repeated.split('\r\n')[0]).toBe(text.split('\r\n')[0])
})

test('a workbook is exported with keys alone, and the desktop opens it', async ({ start }) => {
  const { page, electron, dataFolder } = await start()
  await openSample(page)
  const target = join(dataFolder, 'customers.xlsx')
  await electron?.evaluate(({ dialog, shell }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
    shell.openPath = (path) => {
      Object.assign(globalThis, { opened: path })
      return Promise.resolve('')
    }
  }, target)
  await page.getByRole('button', { name: 'Export' }).focus()
  await page.keyboard.press('Enter')
  const dialog = exportDialog(page)
  await expect(dialog.getByRole('columnheader', { name: 'Name Personal data' })).toBeVisible()
  await expect(dialog.getByRole('radio', { name: 'Excel workbook' })).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(dialog.getByRole('radio', { name: 'CSV for Excel' })).toBeChecked()
  await page.keyboard.press('ArrowUp')
  const download = electron === null ? page.waitForEvent('download') : null
  await page.keyboard.press('Enter')
  await expect(page.getByText('500 customers exported to ')).toBeVisible()
  const file = download === null ? target : await (await download).path()
  expect(readFileSync(file).subarray(0, 2).toString()).toBe('PK')
  if (electron === null) return
  await page.getByRole('button', { name: 'Open', exact: true }).click()
  await expect.poll(() => electron.evaluate(() => Reflect.get(globalThis, 'opened') as unknown)).toBe(target)
})

test('a message list has mobile numbers of those who want messages, and says who is left out', async ({
  start,
}) => {
  const app = await start()
  const { page } = app
  await openSample(page)
  const list = async (name: string): Promise<readonly string[]> => {
    await page.getByRole('button', { name: 'Export' }).click()
    await exportDialog(page).getByRole('radio', { name: 'Message list', exact: true }).check()
    await exportDialog(page).getByRole('radio', { name: 'SMS', exact: true }).check()
    return (await write(app, name)).toString().trimEnd().split('\r\n')
  }
  const [head, ...before] = await list('before.csv')
  expect(head).toBe('phone,name')
  expect(before.length).toBeGreaterThan(300)
  for (const line of before) expect(line).toMatch(/^\d{8,15},/)
  await page.getByRole('button', { name: 'Who was left out?' }).click()
  const leftOut = page.getByRole('dialog', { name: 'Left out of the message list' })
  await expect(leftOut.getByRole('listitem').first()).toBeVisible()
  await page.keyboard.press('Escape')

  // The person of the first row that has a number in the list.
  const [number = ''] = before[0]?.split(',') ?? []
  await searchBox(page).fill(number)
  await page.getByRole('gridcell').nth(1).click()
  const details = page.getByRole('complementary', { name: 'Customer details' })
  await details.getByRole('button', { name: 'Send no messages' }).click()
  await expect(details.getByText('Wants no messages')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible()
  await searchBox(page).fill('')
  const after = await list('after.csv')
  expect(after.some((line) => line.startsWith(number))).toBe(false)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(details.getByText('Wants no messages')).toBeHidden()
})
