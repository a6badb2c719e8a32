import type { Page } from '@playwright/test'
import { expect, test } from './app'
import { moveOn, startMovingServer, type MovingServer } from './moving-server'
import { connect, count, openSyncHistory, openSyncMenu, searchBox } from './steps'

let server: MovingServer

test.beforeEach(async () => {
  server = await startMovingServer(300)
})

test.afterEach(async () => {
  await server.close()
})

async function sync(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Sync', exact: true }).click()
}

test('what a sync finds leads to its customers, to what changed, and into the history', async ({ start }) => {
  const { page } = await start({ cloposBaseUrl: server.baseUrl })
  await connect(page)
  await expect(page.getByText('300 customers fetched.')).toBeVisible()
  const details = page.getByRole('complementary', { name: 'Customer details' })
  const dialog = page.getByRole('dialog')
  const records = dialog.getByRole('row').filter({ has: page.getByRole('cell') })

  moveOn(server)
  await expect(page.getByRole('button', { name: /^Copy from .* just now$/ })).toBeVisible()
  await openSyncHistory(page)
  await expect(records).toHaveCount(1)
  await dialog.getByRole('button', { name: 'Full sync' }).click()
  await expect(records).toHaveCount(2)
  await expect(records.first()).toContainText(/just now.*Manual.*Full sync.*requests\s*1\s*1\s*1\s*1$/)

  await dialog.getByRole('button', { name: 'Show 1 changed customer' }).click()
  await expect(dialog).toBeHidden()
  await expect(count(page)).toHaveText('1 of 300 customers')
  await expect(page.getByRole('grid')).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(details.getByRole('heading', { name: 'Leyla Əliyeva' })).toBeVisible()
  for (const [label, change] of [
    ['Active', /Yes\s*changed to\s*No/],
    ['Birthday', /changed to\s*in May/],
    ['Name', /changed to\s*Leyla Əliyeva/],
    ['Spent', /changed to\s*₼?2,450\.50/],
    ['Note', /changed to\s*Window table\..*…\s*Show all/],
  ] as const) {
    await expect(details.getByRole('term').filter({ hasText: label }).last()).toBeVisible()
    await expect(details.getByRole('definition').filter({ hasText: change })).toBeVisible()
  }

  await page.getByRole('button', { name: '1 new' }).click()
  await expect(count(page)).toHaveText('1 of 300 customers')
  await expect(page.getByRole('gridcell', { name: 'Nigar Quliyeva' })).toBeVisible()
  await openSyncMenu(page)
  await page
    .getByRole('list', { name: /^In the last sync/ })
    .getByRole('button', { name: '1 removed' })
    .click()
  await expect(count(page)).toHaveText('1 of 301 customers')
  await expect(page.getByRole('gridcell').filter({ hasText: 'removed' })).toBeVisible()

  const [, second = 0] = server.ids()
  server.store.update(second, { name: 'Orxan Babayev' })
  await sync(page)
  await expect(page.getByRole('button', { name: '1 changed' })).toBeVisible()
  await openSyncHistory(page)
  // An earlier sync still leads to what it found.
  await records.nth(1).getByRole('button', { name: 'Show 1 changed customer' }).click()
  await expect(count(page)).toHaveText('1 of 301 customers')
  await expect(page.getByRole('gridcell', { name: 'Leyla Əliyeva' })).toBeVisible()
})

test('problems appear with a sync, lead to their customers, and vanish when they are mended', async ({
  start,
}) => {
  const { page } = await start({ cloposBaseUrl: server.baseUrl })
  await connect(page)
  await expect(count(page)).toHaveText('300 customers')
  await expect(page.getByRole('button', { name: /data problem/ })).toBeHidden()
  const [id = 0] = server.ids()
  server.store.update(id, { name: 'Leyla Əliyeva', date_of_birth: 'in May' })
  await sync(page)
  await page.getByRole('button', { name: '1 data problem' }).click()
  const dialog = page.getByRole('dialog', { name: 'Data problems' })
  await expect(dialog.getByRole('row').last()).toHaveText(
    /Leyla Əliyeva\s*Birthday\s*"in May" not a valid date/,
  )
  await dialog.getByRole('button', { name: 'Open Leyla Əliyeva' }).click()
  await expect(page.getByRole('complementary', { name: 'Customer details' })).toContainText('"in May"')

  server.store.update(id, { date_of_birth: '1990-05-01' })
  await sync(page)
  await expect(page.getByText('Synced.')).toBeVisible()
  await expect(page.getByRole('button', { name: /data problem/ })).toBeHidden()
  await expect(page.getByRole('complementary', { name: 'Customer details' })).not.toContainText('"in May"')
})

test('a sync that fails says why and when it is tried again, and leaves the list to work with', async ({
  start,
}) => {
  const { page } = await start({ cloposBaseUrl: server.baseUrl })
  await connect(page)
  await expect(page.getByText(/^Next sync at/)).toBeVisible()
  server.refuse(true)
  await sync(page)
  await expect(page.getByRole('alert')).toContainText(
    /Clopos refused the request \(error 403: The add-on has expired\)/,
  )
  await expect(page.getByText(/^Trying again at/)).toBeVisible()
  await expect(page.getByRole('dialog')).toBeHidden()
  await searchBox(page).fill('a')
  await expect(count(page)).toHaveText(/^\d+ of 300 customers$/)

  await page.getByRole('button', { name: 'Dismiss' }).click()
  await page.getByRole('button', { name: 'Last sync failed' }).click()
  await expect(page.getByRole('dialog').getByRole('row').nth(1)).toContainText('The add-on has expired')
  await page.keyboard.press('Escape')

  server.refuse(false)
  await sync(page)
  await expect(page.getByText('Synced. No changes.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Last sync failed' })).toBeHidden()
  await expect(page.getByText(/^Next sync at/)).toBeVisible()
})

test('a running sync is on top of the history, and is cancelled there', async ({ start }) => {
  const { page } = await start({ cloposBaseUrl: server.baseUrl })
  await connect(page)
  await expect(page.getByText('300 customers fetched.')).toBeVisible()
  await openSyncHistory(page)
  const dialog = page.getByRole('dialog', { name: 'Sync history' })
  const { asked, release } = server.hold()
  await dialog.getByRole('button', { name: 'Full sync' }).click()
  // A sync that was cancelled before it began leaves no record.
  await asked
  await dialog.getByRole('button', { name: 'Cancel sync' }).click()
  await expect(dialog.getByRole('row').nth(1)).toContainText('Cancelled. Nothing was changed.')
  await expect(dialog.getByRole('progressbar')).toBeHidden()
  release()
})

test('words of the history are whole in a narrow window', async ({ start }) => {
  const { page } = await start({ cloposBaseUrl: server.baseUrl })
  await connect(page)
  await expect(page.getByText('300 customers fetched.')).toBeVisible()
  await page.setViewportSize({ width: 500, height: 700 })
  await openSyncHistory(page)
  const table = page.getByRole('dialog', { name: 'Sync history' }).getByRole('table')
  await expect(table.getByRole('row')).toHaveCount(2)
  const broken = await table.evaluate((element) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
    const found: string[] = []
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode())
      for (const { 0: word, index } of (node.textContent ?? '').matchAll(/\S+/g)) {
        const range = document.createRange()
        range.setStart(node, index)
        range.setEnd(node, index + word.length)
        if (range.getClientRects().length > 1) found.push(word)
      }
    return found
  })
  expect(broken).toEqual([])
})

test('how often to sync is chosen, shows at once, and survives a restart', async ({ start }) => {
  const app = await start({ cloposBaseUrl: server.baseUrl })
  await connect(app.page)
  await expect(app.page.getByText(/^Next sync at/)).toBeVisible()
  const open = async (page: Page): Promise<void> => {
    await openSyncMenu(page)
    await page.getByRole('button', { name: 'Sync settings…' }).click()
  }
  await open(app.page)
  await app.page.getByLabel('Sync automatically').selectOption('Off')
  await app.page.keyboard.press('Escape')
  await expect(app.page.getByText(/^Next sync at/)).toBeHidden()
  const { page } = await app.restart()
  await open(page)
  await expect(page.getByLabel('Sync automatically')).toHaveValue('0')
})
