import type { Locator, Page } from '@playwright/test'
import { columnKeys } from '#shared/columns'
import type { Messages } from '#shared/messages/index'
import { expect } from './app'
import { openSampleIn } from './other-languages'

/** Goes from the first screen through every main screen, in any language, and gives each its name. */
export async function walkMainScreens(
  page: Page,
  t: Messages,
  look: (screen: string) => Promise<void>,
): Promise<void> {
  const button = (name: string): Locator => page.getByRole('button', { name, exact: true })
  const box = page.getByRole('combobox', { name: t.search.label })
  const close = async (): Promise<void> => {
    await page.keyboard.press('Escape')
    await expect(page.locator('dialog[open]')).toHaveCount(0)
  }
  const openPalette = async (typed: string): Promise<void> => {
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: t.commands.find }).fill(typed)
  }
  const command = async (name: string): Promise<void> => {
    await openPalette(name)
    await page.getByRole('option').filter({ hasText: name }).first().click()
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
  await button(t.window.bar.connectionMenu(t.window.start.sampleName)).click()
  await expect(button(t.window.bar.addBrand)).toBeVisible()
  await look('connections')
  await page.keyboard.press('Escape')
  await command(t.commands.names.sync)
  await command(t.commands.names.history)
  await expect(
    page.getByRole('dialog', { name: t.window.history.title }).getByRole('row').nth(2),
  ).toBeVisible()
  await look('history')
  await close()
  // In a wide window they are open from the beginning.
  const counts = page.getByRole('region', { name: t.facets.fields.group }).first()
  if (!(await counts.isVisible())) await command(t.commands.names.counts)
  await expect(counts).toBeVisible()
  await look('counts')
  await command(t.commands.names.counts)
  await command(t.commands.names.manageViews)
  await look('views')
  await close()

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
  for (const key of columnKeys)
    await page.getByRole('checkbox', { name: t.columns[key], exact: true }).check()
  await page.keyboard.press('Escape')
  await look('all-columns')
  await command(t.commands.names.resetColumns)

  await box.fill('active:')
  await expect(page.getByRole('option').first()).toBeVisible()
  await look('completion')
  await box.fill('grop:VIP active:perhaps ')
  await expect(page.getByRole('gridcell').first()).toBeVisible()
  await look('mistake')
  await box.fill('zzzzzz')
  await expect(page.getByRole('heading', { name: t.window.empty.noMatch })).toBeVisible()
  await look('nobody')
  await box.fill('ali active:yes has:phone spent>20 ')
  await expect(page.locator('mark').first()).toBeVisible()
  await look('filtered')
  await expect(page.getByRole('grid')).toHaveAttribute('aria-busy', 'false')
  await page.getByRole('gridcell', { name: 'Ali' }).first().click()
  await page.keyboard.press('Enter')
  const details = page.getByRole('complementary', { name: t.window.details.label })
  await expect(details.getByRole('heading', { name: 'Ali' })).toBeVisible()
  await look('details')
  await command(t.commands.names.selectAll)
  await expect(button(t.window.status.clearSelection)).toBeVisible()
  await look('selection')
  await button(t.window.bar.export).click()
  await look('export')
  await close()

  await openPalette('')
  await look('palette')
  await close()
  await command(t.commands.names.searchHelp)
  await look('help')
  await close()
  await page.keyboard.press('Control+,')
  const sections = page.getByRole('navigation', { name: t.settings.sectionsLabel })
  await expect(sections.getByRole('button', { name: t.settings.sections.general })).toBeVisible()
  for (const [section, name] of Object.entries(t.settings.sections)) {
    const button = sections.getByRole('button', { name })
    // Browser mode has no updates.
    if (!(await button.isVisible())) continue
    await button.click()
    await look(`settings-${section}`)
  }
  await close()
  await page.keyboard.press('Escape')
  await page.getByRole('grid').focus()
  await page.keyboard.press('?')
  await look('keys')
  await close()
  await page.keyboard.press('Control+,')
  await sections.getByRole('button', { name: t.settings.sections.lock }).click()
  await button(t.lock.turnOn).click()
  await page.getByLabel(t.lock.next).fill('2580')
  await page.getByLabel(t.lock.again).fill('258')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert').filter({ hasText: t.lock.different })).toBeVisible()
  await look('settings-lock-form')
  await page.getByLabel(t.lock.again).fill('2580')
  await page.keyboard.press('Enter')
  await expect(button(t.lock.turnOff)).toBeVisible()
  await look('settings-lock-on')
  await close()
  await page.keyboard.press('Control+l')
  await page.getByLabel(t.lock.enter.pin, { exact: true }).fill('0000')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert').filter({ hasText: t.lock.wrong.pin })).toHaveCount(1)
  await look('lock')
  await button(t.lock.forgot.pin).click()
  await expect(page.getByRole('dialog', { name: t.lock.forgetTitle })).toBeVisible()
  await look('lock-forget')
}
