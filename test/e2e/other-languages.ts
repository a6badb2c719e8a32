import type { Locator, Page } from '@playwright/test'
import { languages } from '#shared/locale/languages'
import type { Messages } from '#shared/messages/index'
import { expect } from './app'
import { firstRow } from './steps'

/** The languages that are not that of all other specs. */
export const otherLanguages = languages.filter((language) => language !== 'en')

/** How many sample customers these specs open. */
export const sampleCount = { count: 500, text: '500' }

/** Says that all sample customers are shown. */
export const countIn = (page: Page, { window }: Messages): Locator =>
  page.getByText(window.start.sampleCount(sampleCount), { exact: true })

/** Opens the sample customers from the first screen. */
export async function openSampleIn(page: Page, t: Messages): Promise<void> {
  const { start } = t.window
  await page.getByRole('radio', { name: start.sampleCount(sampleCount) }).check()
  await page.getByRole('button', { name: start.sampleAction }).click()
  await expect(countIn(page, t)).toBeVisible({ timeout: 45_000 })
  await expect(firstRow(page)).toBeVisible()
}
