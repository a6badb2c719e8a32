import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readXlsx } from 'hucre/xlsx'
import { expect, test, type App } from './app'
import { count, openSample, searchBox } from './steps'

/** Exports what is shown and gives the file. The desktop's own file dialog is answered for the person. */
async function exportAs(app: App, preset: string, ending = 'csv'): Promise<Buffer> {
  const { page, electron, dataFolder } = app
  const target = join(dataFolder, `${preset}.${ending}`)
  await electron?.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
  }, target)
  await page.getByRole('button', { name: 'Export' }).click()
  const dialog = page.getByRole('dialog', { name: 'Export' })
  await dialog.getByRole('radio', { name: preset, exact: true }).check()
  const download = electron === null ? page.waitForEvent('download') : null
  await dialog.getByRole('button', { name: 'Export' }).click()
  await expect(page.getByText(/customers? exported to /)).toBeVisible()
  const file = download === null ? target : await (await download).path()
  return readFileSync(file)
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
