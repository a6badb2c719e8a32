import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from './app'
import { fillIn, openSample } from './steps'

/** Everything a person may have before them, by name, each step leading on from the one before. */
const screens: readonly (readonly [name: string, go: (page: Page) => Promise<void>])[] = [
  ['start', (page) => expect(page.getByRole('heading', { name: 'Connect to Clopos' })).toBeVisible()],
  [
    'connect',
    async (page) => {
      await page.getByRole('button', { name: 'Connect…' }).click()
      await fillIn(page, { 'Client secret': '' })
      await page.getByRole('button', { name: 'Test connection' }).click()
      await expect(page.getByText('Please fill this in.')).toBeVisible()
    },
  ],
  [
    'table',
    async (page) => {
      await page.getByRole('button', { name: 'Back' }).click()
      await openSample(page)
      await expect(page.getByText('Synced: 500 new.')).toBeVisible()
    },
  ],
  [
    'filtered',
    async (page) => {
      await page.getByRole('searchbox').fill('active:yes has:phone')
      await page.getByRole('searchbox').press('Enter')
      await page.getByRole('searchbox').fill('ali')
      await expect(page.locator('mark').first()).toBeVisible()
    },
  ],
  [
    'details',
    async (page) => {
      await page.getByRole('grid').focus()
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Enter')
      await expect(page.getByRole('complementary', { name: 'Customer details' })).toBeVisible()
    },
  ],
  [
    'chip',
    async (page) => {
      await page.keyboard.press('Escape')
      await page.getByRole('button', { name: 'Group', exact: true }).first().click()
      await expect(page.getByRole('checkbox').first()).toBeVisible()
    },
  ],
  [
    'mistake',
    async (page) => {
      await page.keyboard.press('Escape')
      await page.getByRole('searchbox').fill('active:perhaps ali')
      await expect(page.getByText(/write yes or no/)).toBeVisible()
    },
  ],
  [
    'nobody',
    async (page) => {
      await page.getByRole('searchbox').fill('zzzzzz')
      await expect(page.getByRole('heading', { name: 'Nobody matches' })).toBeVisible()
    },
  ],
  [
    'export',
    async (page) => {
      await page.getByRole('searchbox').fill('')
      await expect(page.getByRole('gridcell').first()).toBeVisible()
      await page.getByRole('button', { name: 'Export' }).click()
      await expect(page.getByRole('dialog', { name: 'Export' })).toBeVisible()
    },
  ],
]

const looks = [
  { colorScheme: 'light', viewport: { width: 1440, height: 900 } },
  { colorScheme: 'dark', viewport: { width: 1024, height: 700 } },
] as const

for (const look of looks) {
  const name = `${look.colorScheme} ${String(look.viewport.width)}`
  test(`every screen is sound for assistive technology, ${name}`, async ({ start, shell }) => {
    const { page } = await start(look)
    for (const [screen, go] of screens) {
      await go(page)
      await page.screenshot({ path: `test-results/screens/${shell}-${name.replace(' ', '-')}-${screen}.png` })
      // Electron has one window, and the check must not open another one.
      const { violations } = await new AxeBuilder({ page }).setLegacyMode(shell === 'desktop').analyze()
      const found = violations.map(
        ({ id, nodes }) => `${screen}: ${id}: ${nodes.map(({ html }) => html).join(' ')}`,
      )
      expect(found).toEqual([])
    }
  })
}
