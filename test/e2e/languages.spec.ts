import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { Language } from '#shared/locale/languages'
import { catalogues, type Messages } from '#shared/messages/index'
import { expect, test, type App } from './app'
import { countIn, openSampleIn, otherLanguages } from './other-languages'
import { openSample } from './steps'

/** Exports for Excel and gives the file's text. */
async function exportForExcel({ page, electron, dataFolder }: App, t: Messages): Promise<string> {
  const target = join(dataFolder, 'excel.csv')
  await electron?.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
  }, target)
  await page.getByRole('button', { name: t.window.bar.export, exact: true }).click()
  const dialog = page.getByRole('dialog', { name: t.window.exporting.title })
  await dialog.getByRole('radio', { name: t.presets.excel.name }).check()
  await dialog.getByRole('radio', { name: t.window.exporting.all, exact: true }).check()
  const download = electron === null ? page.waitForEvent('download') : null
  await dialog.getByRole('button', { name: t.window.exporting.start, exact: true }).click()
  await expect(page.getByText('excel.csv').or(page.getByText(/\.csv/)).first()).toBeVisible()
  const file = download === null ? target : await (await download).path()
  return readFileSync(file, 'utf8')
}

/** Chooses a language in the settings. */
async function chooseLanguage(page: Page, from: Language, to: Language): Promise<void> {
  await page.keyboard.press('Control+,')
  const { items } = catalogues[from].settings
  await page.getByRole('combobox', { name: items.language.name, exact: true }).selectOption(to)
  await expect(page.getByRole('dialog', { name: catalogues[to].settings.title })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', to)
  await page.keyboard.press('Escape')
}

for (const language of otherLanguages) {
  const t = catalogues[language]

  test(`on a computer in ${language}, a newcomer searches, filters and exports in that language`, async ({
    start,
  }) => {
    const app = await start({ language })
    const { page } = app
    await expect(page.getByRole('heading', { name: t.window.start.connect })).toBeVisible()
    await openSampleIn(page, t)
    await expect(page.getByRole('columnheader', { name: t.columns.name, exact: true })).toBeVisible()
    await page.getByRole('combobox', { name: t.search.label }).fill('active:yes ')
    await expect(page.getByText(`${t.columns.active}: ${t.values.yes}`).first()).toBeVisible()
    const text = await exportForExcel(app, t)
    const [head = ''] = text.split('\r\n')
    expect(head).toContain(`;${t.columns.spent};`)
    expect(text).toMatch(/;"\d+,\d{1,2}";/)
    const { page: again } = await app.restart()
    await expect(again.locator('html')).toHaveAttribute('lang', language)
  })
}

test('the language changes at once in the settings, and stays after a restart', async ({ start }) => {
  const app = await start()
  const { page, electron } = app
  await openSample(page)
  const menu = (): Promise<readonly string[]> | null =>
    electron === null
      ? null
      : electron.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items.map(({ label }) => label) ?? [])
  let shown: Language = 'en'
  for (const language of [...otherLanguages, 'en', 'az'] as const) {
    await chooseLanguage(page, shown, language)
    shown = language
    const t = catalogues[language]
    await expect(page.getByRole('grid', { name: t.window.table.label })).toBeVisible()
    await expect(countIn(page, t)).toBeVisible()
    if (electron !== null) expect(await menu()).toContain(t.shell.menu.edit)
  }
  const { page: again } = await app.restart()
  await expect(countIn(again, catalogues.az)).toBeVisible()
})
