import type { Locator } from '@playwright/test'
import { columnKeys } from '#shared/columns'
import { catalogues } from '#shared/messages/index'
import { expect, test } from './app'
import { expectNothingCut } from './cut'
import { picture } from './look'
import { openSampleIn, otherLanguages } from './other-languages'

const narrow = { width: 1024, height: 700 }

for (const language of otherLanguages) {
  const t = catalogues[language]

  test(`no text is cut off in ${language}, in a window of 1024 pixels`, async ({ start, shell }) => {
    test.setTimeout(180_000)
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
    for (const key of columnKeys) {
      const box = page.getByRole('checkbox', { name: t.columns[key], exact: true })
      await box.check()
    }
    await page.keyboard.press('Escape')
    await look('all-columns')
    await page.getByRole('combobox', { name: t.search.label }).fill('ali active:yes has:phone spent>20 ')
    await expect(page.locator('mark').first()).toBeVisible()
    await look('filtered')
    await expect(page.getByRole('grid')).toHaveAttribute('aria-busy', 'false')
    await page.getByRole('gridcell', { name: 'Ali' }).first().click()
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
