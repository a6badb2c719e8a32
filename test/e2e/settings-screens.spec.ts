import type { Locator, Page } from '@playwright/test'
import { expect, test } from './app'
import { check, looks, nameOf } from './look'
import { openSample, openSearchHelp } from './steps'

// Looking for what assistive technology would stumble over takes seconds for each screen.
test.setTimeout(180_000)

const closed = (page: Page): Promise<void> => expect(page.locator('dialog[open]')).toHaveCount(0)

const settingsSection = (page: Page, name: string): Locator =>
  page.getByRole('navigation', { name: 'Sections' }).getByRole('button', { name })

/** The settings, the palette and the help. */
const commandScreens: readonly (readonly [name: string, go: (page: Page) => Promise<void>])[] = [
  [
    'connections',
    async (page) => {
      await openSample(page)
      // For the list of exports.
      await page.getByRole('grid').focus()
      await page.keyboard.press('Control+a')
      await expect(page.getByText('500 selected')).toBeVisible()
      await page.keyboard.press('Control+c')
      await expect(page.getByText('500 rows copied')).toBeVisible()
      await page.getByRole('button', { name: /^Connection: / }).click()
      await expect(page.getByRole('button', { name: 'Add another brand…' })).toBeVisible()
    },
  ],
  [
    'menu',
    async (page) => {
      await page.keyboard.press('Escape')
      await page.getByRole('button', { name: 'Menu', exact: true }).click()
      await expect(page.getByRole('button', { name: /^Settings/ })).toBeVisible()
    },
  ],
  [
    'settings',
    async (page) => {
      await page.getByRole('button', { name: /^Settings/ }).click()
      await expect(page.getByRole('radio', { name: 'High contrast' })).toBeVisible()
    },
  ],
  [
    'settings-currency',
    async (page) => {
      await page.getByRole('button', { name: /^Currency: AZN/ }).click()
      await page.getByRole('combobox', { name: 'Search', exact: true }).fill('man')
      await expect(page.getByRole('option', { name: /Azerbaijani/ })).toBeVisible()
    },
  ],
  [
    'settings-sync',
    async (page) => {
      await page.keyboard.press('Escape')
      await settingsSection(page, 'Sync').click()
      await expect(page.getByRole('combobox', { name: 'Keep history for' })).toBeVisible()
    },
  ],
  [
    'settings-data',
    async (page) => {
      await settingsSection(page, 'Data').click()
      await expect(page.getByText(/^Size: /)).toBeVisible()
    },
  ],
  [
    'settings-backups',
    async (page) => {
      await settingsSection(page, 'Backups').click()
      await page.getByRole('button', { name: 'Back up now' }).click()
      await expect(page.getByRole('button', { name: /^Restore the backup of/ }).first()).toBeVisible()
    },
  ],
  [
    'settings-lock',
    async (page) => {
      await settingsSection(page, 'Lock').click()
      await page.getByRole('button', { name: 'Turn on…' }).click()
      await page.getByLabel('New PIN or password').fill('12')
      await page.keyboard.press('Enter')
      await expect(page.getByLabel('New PIN or password')).toHaveAttribute('aria-invalid', 'true')
    },
  ],
  [
    'settings-lock-on',
    async (page) => {
      await page.getByLabel('New PIN or password').fill('2580')
      await page.getByLabel('Once more').fill('2580')
      await page.keyboard.press('Enter')
      await page.getByRole('button', { name: 'Change…' }).click()
      await expect(page.getByLabel('Present PIN or password')).toBeFocused()
    },
  ],
  [
    'settings-privacy',
    async (page) => {
      await settingsSection(page, 'Privacy').click()
      await expect(page.getByText('500 customers · 10 columns · Clipboard')).toBeVisible()
    },
  ],
  [
    'remove-all',
    async (page) => {
      await page.getByRole('button', { name: 'Remove everything…' }).click()
      await expect(page.getByRole('checkbox', { name: /cannot be undone/ })).toBeVisible()
    },
  ],
  [
    'settings-help',
    async (page) => {
      await page.getByRole('button', { name: 'Cancel', exact: true }).click()
      await settingsSection(page, 'Help & diagnostics').click()
      await page.getByRole('button', { name: 'Check now' }).click()
      await expect(page.getByText('Everything is all right.')).toBeVisible()
      await page.getByRole('button', { name: 'Collect…' }).click()
      await page.getByText(/^about\.json/).click()
      await expect(page.getByText(/"sqlite"/)).toBeVisible()
    },
  ],
  [
    'settings-about',
    async (page) => {
      await settingsSection(page, 'About').click()
      await expect(page.getByText('This version')).toBeVisible()
    },
  ],
  [
    'settings-search',
    async (page) => {
      await page.getByRole('searchbox', { name: 'Find a setting' }).fill('folder')
      await expect(page.getByRole('heading', { name: 'Connection' })).toBeVisible()
    },
  ],
  [
    'forget',
    async (page) => {
      // The first Escape empties the search.
      await page.keyboard.press('Escape')
      await expect(page.getByRole('searchbox', { name: 'Find a setting' })).toHaveValue('')
      await page.keyboard.press('Escape')
      await closed(page)
      await page.getByRole('grid').focus()
      await page.keyboard.press('Shift+F10')
      await page.getByRole('menuitem', { name: 'Forget this customer…' }).click()
      await expect(page.getByRole('dialog', { name: /cannot be forgotten$/ })).toBeVisible()
    },
  ],
  [
    'palette',
    async (page) => {
      await page.keyboard.press('Escape')
      await closed(page)
      await page.keyboard.press('Control+k')
      await expect(page.getByRole('option', { name: 'Go to search' })).toBeVisible()
    },
  ],
  [
    'palette-customers',
    async (page) => {
      await page.keyboard.type('al')
      await expect(page.getByRole('option', { name: /\+994/ }).first()).toBeVisible()
    },
  ],
  [
    'shortcuts',
    async (page) => {
      await page.keyboard.press('Escape')
      await closed(page)
      await page.getByRole('grid').focus()
      await page.keyboard.press('?')
      await expect(page.getByRole('heading', { name: 'In the table' })).toBeVisible()
    },
  ],
  [
    'search-help',
    async (page) => {
      await page.keyboard.press('Escape')
      await closed(page)
      await openSearchHelp(page)
      await expect(page.getByRole('dialog', { name: 'Search help' })).toBeVisible()
    },
  ],
  [
    'lock',
    async (page) => {
      await page.keyboard.press('Escape')
      await closed(page)
      await page.keyboard.press('Control+l')
      await page.getByLabel('PIN', { exact: true }).fill('0000')
      await page.keyboard.press('Enter')
      await expect(page.getByRole('alert')).toHaveText('Wrong PIN. Try again.')
    },
  ],
  [
    'lock-forget',
    async (page) => {
      await page.getByRole('button', { name: 'Forgot the PIN?' }).click()
      await expect(page.getByRole('button', { name: 'Delete and start again' })).toBeVisible()
    },
  ],
]

for (const look of looks) {
  const name = nameOf(look)
  test(`settings, palette and help are sound for assistive technology, ${name}`, async ({ start, shell }) => {
    const { page } = await start(look)
    for (const [screen, go] of commandScreens) {
      await go(page)
      await check({ page, shell, look, screen })
    }
  })
}
