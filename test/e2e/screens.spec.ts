import type { Page } from '@playwright/test'
import { expect, test } from './app'
import { check, looks, nameOf } from './look'
import { moveOn, startMovingServer, type MovingServer } from './moving-server'
import {
  connect,
  fillIn,
  openSample,
  openSearchHelp,
  openSyncHistory,
  openSyncMenu,
  searchBox,
} from './steps'

// Looking for what assistive technology would stumble over takes seconds for each screen.
test.setTimeout(180_000)

/** Everything a person may have before them, by name, each step leading on from the one before. */
const screens: readonly (readonly [name: string, go: (page: Page) => Promise<void>])[] = [
  ['start', (page) => expect(page.getByRole('heading', { name: 'Connect to Clopos' })).toBeVisible()],
  [
    'connect',
    async (page) => {
      await page.getByRole('button', { name: 'Connect…' }).click()
      await fillIn(page, { 'Client secret': '' })
      await page.getByRole('button', { name: 'Test connection' }).click()
      await expect(page.getByText('Fill this in.')).toBeVisible()
    },
  ],
  [
    'table',
    async (page) => {
      await page.getByRole('button', { name: 'Back' }).click()
      await openSample(page)
      await expect(page.getByText('500 customers fetched.')).toBeVisible()
    },
  ],
  [
    'filtered',
    async (page) => {
      await searchBox(page).fill('active:yes has:phone ali')
      await searchBox(page).press('Enter')
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
    'filters',
    async (page) => {
      await page.keyboard.press('Escape')
      await page.getByRole('button', { name: 'Add filter' }).click()
      await expect(page.getByRole('region', { name: 'Dates' })).toBeVisible()
    },
  ],
  [
    'nobody',
    async (page) => {
      await page.keyboard.press('Escape')
      await searchBox(page).fill('zzzzzz')
      await expect(page.getByRole('heading', { name: 'No customers match' })).toBeVisible()
    },
  ],
  [
    'export',
    async (page) => {
      await searchBox(page).fill('')
      await expect(page.getByRole('gridcell').first()).toBeVisible()
      await page.getByRole('button', { name: 'Export' }).click()
      await expect(page.getByRole('dialog', { name: 'Export' })).toBeVisible()
      await expect(page.getByRole('columnheader', { name: 'Name Personal data' })).toBeVisible()
    },
  ],
  [
    'export-options',
    async (page) => {
      const dialog = page.getByRole('dialog', { name: 'Export' })
      await dialog.getByRole('radio', { name: 'CSV', exact: true }).check()
      await dialog.getByText('More options').click()
      await dialog.getByRole('checkbox', { name: 'Make formulas harmless' }).uncheck()
      await dialog.getByRole('button', { name: 'Save as preset…' }).click()
      await page.getByRole('textbox', { name: 'Name' }).fill('For the accountant')
      await page.keyboard.press('Enter')
      await expect(dialog.getByRole('radio', { name: 'For the accountant' })).toBeChecked()
    },
  ],
  [
    'export-columns',
    async (page) => {
      const dialog = page.getByRole('dialog', { name: 'Export' })
      await dialog.getByRole('radio', { name: 'Choose' }).check()
      await dialog.getByRole('radio', { name: 'Text' }).check()
      await dialog.getByRole('button', { name: 'Delete For the accountant' }).click()
      await expect(dialog.getByRole('button', { name: 'Undo' })).toBeVisible()
      await dialog.getByRole('checkbox', { name: 'Verified' }).scrollIntoViewIfNeeded()
    },
  ],
]

const editorOf = async (page: Page, field: string): Promise<void> => {
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Add filter' }).click()
  await page
    .getByRole('group', { name: 'Add filter' })
    .getByRole('button', { name: field, exact: true })
    .click()
}

/** The same of the query: what can be typed, chosen and misunderstood. */
const queryScreens: typeof screens = [
  [
    'completion',
    async (page) => {
      await openSample(page)
      await searchBox(page).pressSequentially('spent>100 group:')
      await expect(page.getByRole('option', { selected: true })).toHaveText(/My Customers/)
    },
  ],
  [
    'mistake',
    async (page) => {
      await searchBox(page).fill('ali grop:VIP active:yes,perhaps spent>20 ~has:email -gender:male ')
      await expect(page.getByText(/Did you mean “group”/)).toBeVisible()
      await expect(page.getByRole('gridcell').first()).toBeVisible()
    },
  ],
  [
    'hint',
    async (page) => {
      // The note about the mistakes covers the row while the box has the focus.
      await page.getByRole('grid').focus()
      await page.getByRole('button', { name: 'Clear filters' }).click()
      await searchBox(page).fill('ali spent>1 500 ')
      await expect(page.getByRole('button', { name: 'Use 1500' })).toBeVisible()
    },
  ],
  [
    'filter-unclear',
    async (page) => {
      await page.getByRole('button', { name: 'Change Spent: over 1' }).click()
      await page.getByRole('textbox', { name: 'Number' }).fill('1,000')
      await expect(page.getByText('“1,000” has two meanings. Type 1000 or 1.')).toBeVisible()
    },
  ],
  ['filter-group', (page) => editorOf(page, 'Group')],
  ['filter-created', (page) => editorOf(page, 'Created')],
  [
    'filter-number',
    async (page) => {
      await editorOf(page, 'Receipts')
      await page.getByLabel('Comparison').selectOption('..')
      await page.getByLabel('From', { exact: true }).fill('3x')
      await expect(page.getByText('Enter a number.')).toBeVisible()
    },
  ],
  [
    'filter-problem',
    async (page) => {
      await editorOf(page, 'Data problems')
      await page.getByRole('radio', { name: 'In these fields' }).check()
    },
  ],
  [
    'help',
    async (page) => {
      await page.keyboard.press('Escape')
      await openSearchHelp(page)
      await expect(page.getByRole('dialog', { name: 'Search help' })).toBeVisible()
    },
  ],
  [
    'narrow',
    async (page) => {
      await page.keyboard.press('Escape')
      await page.setViewportSize({ width: 600, height: 700 })
      await searchBox(page).fill(
        'group:VIP,"My Customers",Regular created:2026-01-05..2026-03-31 (birthday:7d OR new:7d OR spent>1000) grop:x ',
      )
      // The note about the mistake covers the row while the box has the focus.
      await page.getByRole('grid').focus()
      await page.getByRole('button', { name: /more filters?$/ }).click()
      await page
        .getByRole('group', { name: /more filters?$/ })
        .getByRole('button', { name: /^Change Created/ })
        .click()
      await expect(page.getByLabel('Between two dates: From')).toHaveValue('01/05/2026')
    },
  ],
]

/** The same of what syncs leave behind, with a Clopos that moves on meanwhile. */
const syncScreens = (server: MovingServer): typeof screens => [
  [
    'synced',
    async (page) => {
      await expect(page.getByText('300 customers fetched.')).toBeVisible()
      moveOn(server)
      await page.getByRole('button', { name: 'Sync', exact: true }).click()
      await expect(page.getByRole('button', { name: '1 new' })).toBeVisible()
    },
  ],
  [
    'changes',
    async (page) => {
      await searchBox(page).fill('Leyla Əliyeva')
      await expect(page.getByRole('gridcell', { name: 'Leyla Əliyeva' })).toBeVisible()
      await searchBox(page).press('ArrowDown')
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Enter')
      await page.getByText('Changes', { exact: true }).click()
      await expect(page.getByRole('heading', { name: /^Changed/ })).toBeVisible()
    },
  ],
  [
    'sync-failed',
    async (page) => {
      await searchBox(page).fill('')
      server.refuse(true)
      await page.getByRole('button', { name: 'Sync', exact: true }).click()
      await expect(page.getByRole('alert')).toBeVisible()
      await expect(page.getByText(/^Trying again at/)).toBeVisible()
    },
  ],
  [
    'history',
    async (page) => {
      server.refuse(false)
      const ids = server.ids()
      const odd = ['2 Mai', 'around 1990', '31.12.1985', '1990-02-30']
      odd.forEach((value, index) => {
        server.store.update(ids[index + 5] ?? 0, { date_of_birth: value, spent: `${value} AZN` })
      })
      await page.getByRole('button', { name: 'Sync', exact: true }).click()
      await expect(page.getByRole('button', { name: '4 changed' })).toBeVisible()
      await openSyncHistory(page)
      await expect(page.getByRole('dialog').getByRole('row')).toHaveCount(5)
    },
  ],
  [
    'problems',
    async (page) => {
      await page.getByRole('button', { name: /^Show \d+ data problems$/ }).click()
      await expect(page.getByRole('dialog', { name: 'Data problems' }).getByRole('row')).toHaveCount(10)
    },
  ],
]

/** The menus and settings of syncs, and one that runs. */
const menuScreens = (server: MovingServer): typeof screens => [
  [
    'sync-menu',
    async (page) => {
      await expect(page.getByText('300 customers fetched.')).toBeVisible()
      moveOn(server)
      await page.getByRole('button', { name: 'Sync', exact: true }).click()
      await expect(page.getByRole('button', { name: '1 new' })).toBeVisible()
      await openSyncMenu(page)
      await expect(page.getByRole('list', { name: /^In the last sync/ })).toBeVisible()
    },
  ],
  [
    'settings-connection',
    async (page) => {
      await page.getByRole('button', { name: 'Sync settings…' }).click()
      await expect(page.getByRole('combobox', { name: 'Sync automatically' })).toBeFocused()
      await page.getByRole('button', { name: 'Connection', exact: true }).click()
      await expect(page.getByRole('button', { name: /^Venue: / })).toBeVisible()
    },
  ],
  [
    'history-running',
    async (page) => {
      await page.keyboard.press('Escape')
      await openSyncHistory(page)
      server.hold()
      await page.getByRole('button', { name: 'Full sync' }).click()
      await expect(page.getByRole('dialog').getByRole('progressbar')).toBeVisible()
    },
  ],
]

/** Screens that are not the same in both shells. */
const differing = ['start', 'connect', 'export']

for (const look of looks) {
  const name = nameOf(look)
  test(`every screen is sound for assistive technology, ${name}`, async ({ start, shell }) => {
    const { page } = await start(look)
    for (const [screen, go] of screens) {
      await go(page)
      await check({ page, shell, look, screen }, { differs: differing.includes(screen) })
    }
  })

  test(`everything about the query is sound for assistive technology, ${name}`, async ({ start, shell }) => {
    const { page } = await start(look)
    for (const [screen, go] of queryScreens) {
      await go(page)
      await check({ page, shell, look, screen })
    }
  })

  for (const [what, list] of [
    ['what syncs did', syncScreens],
    ['what there is to choose of syncs', menuScreens],
  ] as const) {
    test(`${what} is sound for assistive technology, ${name}`, async ({ start, shell }) => {
      const server = await startMovingServer(300)
      try {
        const { page } = await start({ ...look, cloposBaseUrl: server.baseUrl })
        await connect(page)
        for (const [screen, go] of list(server)) {
          await go(page)
          await check({ page, shell, look, screen })
        }
      } finally {
        await server.close()
      }
    })
  }
}
