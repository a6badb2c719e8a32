import type { Locator, Page } from '@playwright/test'
import { expect, test } from './app'
import { moveOn, startMovingServer, type MovingServer } from './moving-server'
import { connect, count, expectQuery, foundCount, openSample, setQuery } from './steps'

type Row = Readonly<Record<string, unknown>>

const filters = (page: Page): Locator => page.getByRole('group', { name: 'Filters' })
const panel = (page: Page): Locator => page.getByRole('group', { name: 'Add filter' })

/** Opens the editor of a filter that is not there yet. */
async function openEditor(page: Page, field: string): Promise<Locator> {
  await page.getByRole('button', { name: 'Add filter' }).click()
  await panel(page).getByRole('button', { name: field, exact: true }).click()
  return panel(page)
}

const localDay = (at: number): string => {
  const date = new Date(at)
  const two = (number: number): string => String(number).padStart(2, '0')
  return `${String(date.getFullYear())}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}
const dayOf = (instant: unknown): string => localDay(Date.parse(String(instant)))
/** `MM-DD` of today and of so many days to come. */
const comingDays = (days: number): ReadonlySet<string> => {
  const now = new Date()
  return new Set(
    Array.from({ length: days + 1 }, (_, ahead) =>
      localDay(new Date(now.getFullYear(), now.getMonth(), now.getDate() + ahead).getTime()).slice(5),
    ),
  )
}
const daysAgo = (days: number): string => {
  const now = new Date()
  return localDay(new Date(now.getFullYear(), now.getMonth(), now.getDate() - days).getTime())
}
const birthdayOf = ({ date_of_birth }: Row): string =>
  /^\d{4}-(\d\d-\d\d)$/.exec(String(date_of_birth))?.[1] ?? ''

interface Case {
  readonly field: string
  readonly edit: (editor: Locator) => Promise<void>
  readonly typed: string
  readonly keeps: (row: Row) => boolean
}

const choose = (role: 'checkbox' | 'radio', name: string | RegExp) => (editor: Locator) =>
  editor.getByRole(role, { name, exact: true }).check()
const number = (comparison: string, first: string, second?: string) => async (editor: Locator) => {
  await editor.getByLabel('Comparison').selectOption(comparison)
  if (second === undefined) await editor.getByLabel('Number').fill(first)
  else {
    await editor.getByLabel('From').fill(first)
    await editor.getByLabel('To').fill(second)
  }
}

/** Every kind of filter, as it is clicked, as it then stands in the search box, and whom it keeps. */
const cases: readonly Case[] = [
  {
    field: 'Group',
    edit: async (editor) => {
      await editor.getByRole('checkbox', { name: /^VIP/ }).check()
      await editor.getByRole('checkbox', { name: /^My Customers/ }).check()
    },
    typed: 'group:VIP,"My Customers"',
    keeps: ({ group_id }) => group_id === 1 || group_id === 5,
  },
  {
    field: 'Group',
    edit: async (editor) => {
      await editor.getByRole('checkbox', { name: /^VIP/ }).check()
      await editor.getByRole('checkbox', { name: 'Exclude these' }).check()
    },
    typed: '-group:VIP',
    keeps: ({ group_id }) => group_id !== 5,
  },
  {
    field: 'Venue',
    edit: (editor) => editor.getByRole('checkbox', { name: /^Nizami/ }).check(),
    typed: 'venue:Nizami',
    keeps: ({ venue_id }) => venue_id === 1,
  },
  {
    field: 'Source',
    edit: (editor) => editor.getByRole('checkbox', { name: /^LOYALTY/ }).check(),
    typed: 'source:=LOYALTY',
    keeps: ({ source }) => source === 'LOYALTY',
  },
  {
    field: 'Active',
    edit: choose('radio', 'No'),
    typed: 'active:no',
    keeps: ({ status }) => status === false,
  },
  {
    field: 'Loyalty',
    edit: choose('radio', 'Yes'),
    typed: 'loyalty:yes',
    keeps: (row) => row['can_use_loyalty_system'] === true,
  },
  {
    field: 'Verified',
    edit: choose('radio', 'No'),
    typed: 'verified:no',
    keeps: ({ is_verified }) => is_verified === false,
  },
  {
    field: 'Gender',
    edit: choose('checkbox', 'Female'),
    typed: 'gender:female',
    keeps: ({ gender }) => gender === 2,
  },
  {
    field: 'Filled or empty',
    edit: async (editor) => {
      await editor.getByRole('radio', { name: 'Empty' }).check()
      await editor.getByRole('checkbox', { name: 'Email' }).check()
    },
    typed: 'no:email',
    keeps: ({ email }) => email === null,
  },
  {
    field: 'Filled or empty',
    edit: choose('checkbox', 'Birthday'),
    typed: 'has:birthday',
    keeps: (row) => birthdayOf(row) !== '',
  },
  {
    field: 'Spent',
    edit: number('..', '500', '100'),
    typed: 'spent:100..500',
    keeps: ({ spent }) => Number(spent) >= 100 && Number(spent) <= 500,
  },
  {
    field: 'Receipts',
    edit: number('<', '3'),
    typed: 'receipts<3',
    keeps: ({ receipt_count }) => Number(receipt_count) < 3,
  },
  {
    field: 'Discount %',
    edit: number('=', '10'),
    typed: 'discount:10',
    keeps: ({ discount }) => Number(discount) === 10,
  },
  {
    field: 'Bonus',
    edit: number('>', '0,5'),
    typed: 'bonus>0.5',
    keeps: ({ total_bonus }) => Number(total_bonus) > 0.5,
  },
  {
    field: 'Created',
    edit: async (editor) => {
      await editor.getByLabel('Between two dates: From').fill('2024-01-01')
      await editor.getByLabel('Between two dates: To').fill('2024-12-31')
    },
    typed: 'created:2024-01-01..2024-12-31',
    keeps: ({ created_at }) => dayOf(created_at).startsWith('2024-'),
  },
  {
    field: 'Updated',
    edit: (editor) => editor.getByLabel('More than … ago: How many').fill('90'),
    typed: 'updated<90d',
    keeps: ({ updated_at }) => dayOf(updated_at) < daysAgo(90),
  },
  {
    field: 'Birthday',
    edit: async (editor) => {
      await editor.getByLabel('Month', { exact: true }).selectOption('3')
    },
    typed: 'birthday:march',
    keeps: (row) => birthdayOf(row).startsWith('03-'),
  },
  {
    field: 'Birthday',
    edit: choose('radio', 'In the next'),
    typed: 'birthday:30d',
    keeps: (row) => comingDays(30).has(birthdayOf(row)),
  },
  {
    field: 'Name',
    edit: (editor) => editor.getByLabel('Contains').fill('Leyla'),
    typed: 'name:Leyla',
    keeps: ({ name }) => /leyla/i.test(String(name)),
  },
  {
    field: 'New',
    edit: choose('radio', 'In the last sync'),
    typed: 'new:sync',
    keeps: ({ name }) => name === 'Nigar Quliyeva',
  },
  {
    field: 'Changed',
    edit: choose('radio', 'In the last sync'),
    typed: 'changed:sync',
    keeps: ({ name }) => name === 'Leyla Əliyeva',
  },
  {
    field: 'Data problems',
    edit: choose('radio', 'Any problem'),
    typed: 'problem:yes',
    keeps: ({ date_of_birth }) => date_of_birth === 'in May',
  },
]

/** The status bar's words for so many of all. */
const shown = (some: number, all: number): string =>
  some === all ? `${String(all)} customers` : `${String(some)} of ${String(all)} customers`

test('a value that means nothing leaves the filter as it is, and Escape brings back what was there', async ({
  start,
}) => {
  const { page } = await start()
  await openSample(page)
  await setQuery(page, 'spent>100 group:VIP')
  const found = await foundCount(page)
  const chip = filters(page).getByRole('button', { name: 'Change Spent: over 100' })
  const box = filters(page).getByRole('textbox', { name: 'Number' })
  for (const leave of [
    () => page.keyboard.press('Escape'),
    () => page.keyboard.press('Enter'),
    () => page.getByRole('grid').click({ position: { x: 5, y: 200 } }),
  ]) {
    await chip.click()
    await box.press('End')
    await page.keyboard.type('x')
    await expect(box).toHaveAttribute('aria-invalid', 'true')
    await expect(box).toHaveAccessibleDescription('Enter a number.')
    await leave()
    await expect(box).toBeHidden()
    await expect(chip).toBeVisible()
    await expect(count(page)).toHaveText(found)
  }

  await chip.click()
  await box.fill('1')
  await expect(filters(page).getByRole('button', { name: 'Change Spent: over 1', exact: true })).toBeVisible()
  await page.keyboard.type(',000')
  await expect(box).toHaveAccessibleDescription('“1,000” has two meanings. Type 1000 or 1.')
  await expect(chip).toBeVisible()
  await box.fill('1 000')
  await expect(filters(page).getByRole('button', { name: 'Change Spent: over 1,000' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(chip).toBeVisible()
  await expect(chip).toBeFocused()
  await expect(count(page)).toHaveText(found)
})

test('Escape closes the open list of an editor, and the editor stays with its filter', async ({ start }) => {
  const { page } = await start()
  const inPage = await page.evaluate(() => CSS.supports('appearance', 'base-select'))
  test.skip(!inPage, 'This browser shows the list in a window of its own, which gets the key.')
  await openSample(page)
  const editor = await openEditor(page, 'Birthday')
  const month = editor.getByLabel('Month', { exact: true })
  await month.selectOption('3')
  await expect(count(page)).toHaveText(/ of 500 customers$/)
  await month.press('Space')
  await page.keyboard.press('Escape')
  await expect(editor).toBeVisible()
  await expect(filters(page).getByRole('button', { name: 'Change Birthday: March' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(editor).toBeHidden()
})

test.describe('with customers that moved on between two syncs', () => {
  let server: MovingServer

  test.beforeEach(async () => {
    server = await startMovingServer(300)
  })

  test.afterEach(async () => {
    await server.close()
  })

  test('every filter of the window keeps just whom it says', async ({ start }) => {
    // More than twenty filters are opened, edited and read one after the other.
    test.setTimeout(180_000)
    const { page } = await start({ cloposBaseUrl: server.baseUrl })
    await connect(page)
    await expect(count(page)).toHaveText('300 customers')
    moveOn(server)
    await page.getByRole('button', { name: 'Sync', exact: true }).click()
    await expect(page.getByRole('button', { name: '1 new' })).toBeVisible()
    const rows: readonly Row[] = [...server.store.rows()]

    for (const { field, edit, typed, keeps } of cases) {
      await edit(await openEditor(page, field))
      await panel(page).getByRole('button', { name: 'Done' }).click()
      await expectQuery(page, typed)
      const kept = rows.filter(keeps).length
      expect(kept, `a case of ${field} that shows something`).toBeGreaterThan(0)
      await expect(count(page), typed).toHaveText(shown(kept, rows.length))
      await filters(page).getByRole('button', { name: 'Clear filters' }).click()
      await expect(count(page)).toHaveText('300 customers')
    }

    await choose('radio', 'Only removed customers')(await openEditor(page, 'Removed'))
    await expect(count(page)).toHaveText('1 of 301 customers')
    await choose('radio', 'Include removed customers')(panel(page))
    await page.keyboard.press('Escape')
    await expectQuery(page, 'removed:any')
    await expect(count(page)).toHaveText('301 customers')
  })
})

test('a long editor has one scroll bar in a low window, and its button stays in sight', async ({ start }) => {
  const { page } = await start({ viewport: { width: 1024, height: 420 } })
  await openSample(page)
  const editor = await openEditor(page, 'Filled or empty')
  await expect(editor.getByRole('button', { name: 'Done' })).toBeInViewport({ ratio: 1 })
  const scrolled = await editor.evaluate((panel) =>
    [panel, ...panel.querySelectorAll('*')].flatMap((element) => {
      const { overflowX, overflowY } = getComputedStyle(element)
      const scrolls = (overflow: string): boolean => overflow === 'auto' || overflow === 'scroll'
      return [
        ...(scrolls(overflowY) && element.scrollHeight > element.clientHeight ? ['down'] : []),
        ...(scrolls(overflowX) && element.scrollWidth > element.clientWidth ? ['sideways'] : []),
      ]
    }),
  )
  expect(scrolled).toEqual(['down'])
  await editor.getByRole('checkbox').last().scrollIntoViewIfNeeded()
  await expect(editor.getByRole('button', { name: 'Done' })).toBeInViewport({ ratio: 1 })
})
