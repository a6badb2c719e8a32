import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, type App } from './app'
import { count, openSample, searchBox } from './steps'

/** Exports what is shown and gives the file's text. The desktop's own file dialog is answered for the person. */
async function exportAs(app: App, preset: string): Promise<string> {
  const { page, electron, dataFolder } = app
  const target = join(dataFolder, `${preset}.csv`)
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
  return readFileSync(file, 'utf8')
}

test('what is shown is written, in its order, with its columns', async ({ start }) => {
  const app = await start()
  await openSample(app.page)
  await searchBox(app.page).fill('ali')
  await expect(count(app.page)).toHaveText(/ of 500 customers$/)
  const shown = Number.parseInt(await count(app.page).innerText(), 10)
  const text = await exportAs(app, 'CSV')
  expect(text.startsWith('Name,Phone,')).toBe(true)
  const lines = text.trimEnd().split('\r\n')
  expect(lines).toHaveLength(shown + 1)
  const phones = lines.map((line) => line.split(',')[1] ?? '')
  expect(phones.some((phone) => /^\+994/.test(phone))).toBe(true)
})

test('raw fields are written as Clopos names them', async ({ start }) => {
  const app = await start()
  await openSample(app.page)
  await app.page.getByRole('button', { name: 'Export' }).click()
  const raw = app.page.getByRole('radio', { name: 'Raw API fields' })
  await expect(raw).toHaveAccessibleDescription(/Excel may run a value as a formula/)
  await app.page.keyboard.press('Escape')
  const text = await exportAs(app, 'Raw API fields')
  expect(text.startsWith('name,phone,')).toBe(true)
})
