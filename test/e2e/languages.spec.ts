import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { languages, type Language } from '#shared/locale/languages'
import { catalogues, type Messages } from '#shared/messages/index'
import { expect, test, type App } from './app'
import { expectNothingCut } from './cut'
import { picture } from './look'
import { openSample } from './steps'

/** The languages that are not the one of all other specs. */
const others = languages.filter((language) => language !== 'en')

const narrow = { width: 1024, height: 700 }

const counted = { count: 500, text: '500' }

/** Opens the sample customers from the first screen, in any language. */
async function openSampleIn(page: Page, { window: t }: Messages): Promise<void> {
  await page.getByRole('radio', { name: t.start.sampleCount(counted) }).check()
  await page.getByRole('button', { name: t.start.sampleAction }).click()
  await expect(countIn(page, t.start.sampleCount(counted))).toBeVisible({ timeout: 45_000 })
}

const countIn = (page: Page, text: string): Locator => page.getByText(text, { exact: true })

/** Exports for Excel and gives the file's text. */
async function exportForExcel({ page, electron, dataFolder }: App, t: Messages): Promise<string> {
  const target = join(dataFolder, 'excel.csv')
  await electron?.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
  }, target)
  await page.getByRole('button', { name: t.window.bar.export, exact: true }).click()
  const dialog = page.getByRole('dialog', { name: t.window.exporting.title })
  await dialog.getByRole('radio', { name: /^Excel/ }).check()
  await dialog.getByRole('radio', { name: t.window.exporting.all(counted).split(' (')[0] ?? '' }).check()
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

for (const language of others) {
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
  for (const language of [...others, 'en', 'az'] as const) {
    await chooseLanguage(page, shown, language)
    shown = language
    const t = catalogues[language]
    await expect(page.getByRole('grid', { name: t.window.table.label })).toBeVisible()
    await expect(countIn(page, t.window.start.sampleCount(counted))).toBeVisible()
    if (electron !== null) expect(await menu()).toContain(t.shell.menu.edit)
  }
  const { page: again } = await app.restart()
  await expect(countIn(again, catalogues.az.window.start.sampleCount(counted))).toBeVisible()
})

for (const language of others) {
  const t = catalogues[language]

  test(`no text is cut off in ${language}, in a window of 1024 pixels`, async ({ start, shell }) => {
    test.setTimeout(180_000)
    test.skip(shell === 'desktop', 'Both shells show the same page.')
    const { page } = await start({ language, viewport: narrow })
    const look = async (screen: string): Promise<void> => {
      await picture({
        page,
        shell,
        look: { colorScheme: 'light', viewport: narrow },
        screen: `${screen}-${language}`,
      })
      await expectNothingCut(page, screen)
    }
    const button = (name: string): Locator => page.getByRole('button', { name, exact: true })
    const close = async (): Promise<void> => {
      await page.keyboard.press('Escape')
      await expect(page.locator('dialog[open]')).toHaveCount(0)
    }
    await expect(page.getByRole('heading', { name: t.window.start.connect })).toBeVisible()
    await look('start')
    await button(t.window.start.connectAction).click()
    await button(t.window.connect.test).click()
    await expect(page.getByText(t.window.connect.fieldMissing).first()).toBeVisible()
    await look('connect')
    await button(t.window.back).click()
    await openSampleIn(page, t)
    await look('table')
    await button(t.filters.add).click()
    await look('filters')
    await page
      .getByRole('group', { name: t.filters.add })
      .getByRole('button', { name: t.filters.fields.created.name, exact: true })
      .click()
    await look('filter-created')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await button(t.window.table.columns).click()
    await look('columns')
    await page.keyboard.press('Escape')
    await page.getByRole('combobox', { name: t.search.label }).fill('ali active:yes has:phone spent>20 ')
    await expect(page.locator('mark').first()).toBeVisible()
    await look('filtered')
    await page.getByRole('grid').focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('complementary', { name: t.window.details.label })).toBeVisible()
    await look('details')
    await button(t.window.bar.export).click()
    await look('export')
    await close()
    await page.keyboard.press('Control+k')
    await expect(page.getByRole('combobox', { name: t.commands.find })).toBeVisible()
    await look('palette')
    await close()
    await page.keyboard.press('Control+,')
    for (const [section, name] of Object.entries(t.settings.sections)) {
      await page
        .getByRole('navigation', { name: t.settings.sectionsLabel })
        .getByRole('button', { name })
        .click()
      await look(`settings-${section}`)
    }
    await close()
    await page.keyboard.press('Escape')
    await page.getByRole('grid').focus()
    await page.keyboard.press('?')
    await look('keys')
    await close()
  })
}
