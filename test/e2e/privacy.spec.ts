import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from './app'
import { moveOn, startMovingServer, type MovingServer } from './moving-server'
import { connect, count, openSyncMenu, setQuery } from './steps'

let server: MovingServer

test.beforeEach(async () => {
  server = await startMovingServer(300)
})

test.afterEach(async () => {
  await server.close()
})

/** Whether a text is in any file below a folder that can be read. */
function isIn(folder: string, text: string): boolean {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).some((entry) => {
    if (!entry.isFile()) return false
    try {
      return readFileSync(join(entry.parentPath, entry.name)).includes(text)
    } catch {
      return false
    }
  })
}

test('a customer who was deleted in Clopos is forgotten, and then everything is removed', async ({
  start,
}) => {
  const { page, dataFolder, electron } = await start({ cloposBaseUrl: server.baseUrl })
  const connections = join(dataFolder, 'connections')
  const details = page.getByRole('complementary', { name: 'Customer details' })
  await connect(page)
  await expect(page.getByText('300 customers fetched.')).toBeVisible()
  moveOn(server)
  await openSyncMenu(page)
  await page.getByRole('button', { name: 'Full sync' }).click()
  await expect(page.getByRole('button', { name: '1 removed' }).first()).toBeVisible()
  await setQuery(page, 'removed:yes')
  await expect(count(page)).toHaveText('1 of 301 customers')
  await page.getByRole('grid').focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  const name = (await details.getByRole('heading', { level: 2 }).innerText()).trim()
  expect(isIn(connections, name)).toBe(true)

  await details.getByRole('button', { name: 'Forget this customer…' }).click()
  const question = page.getByRole('dialog', { name: 'Forget this customer?' })
  await expect(question).toContainText('This cannot be undone.')
  await question.getByRole('button', { name: 'Forget' }).click()
  await expect(question).toBeHidden()
  await expect(count(page)).toHaveText(/^0 of 300 customers$/)
  await expect(details.getByRole('heading', { name })).toBeHidden()
  await expect.poll(() => isIn(connections, name)).toBe(false)

  await page.keyboard.press('Control+,')
  await page.getByRole('navigation', { name: 'Sections' }).getByRole('button', { name: 'Privacy' }).click()
  await page.getByRole('combobox', { name: 'Forget deleted customers' }).selectOption('After 30 days')
  await page
    .getByRole('dialog', { name: /^Forget deleted customers/ })
    .getByRole('button', { name: 'Turn on' })
    .click()
  await expect(page.getByRole('combobox', { name: 'Forget deleted customers' })).toHaveValue('30')

  await page.getByRole('button', { name: 'Remove everything…' }).click()
  const removal = page.getByRole('dialog', { name: 'Remove all customer data?' })
  await removal.getByRole('checkbox', { name: /cannot be undone/ }).check()
  await removal.getByRole('button', { name: 'Remove everything' }).click()
  await expect(removal.getByRole('status')).toHaveText('All customer data was removed from this computer.')
  expect(readdirSync(connections)).toEqual([])
  await removal.getByRole('button', { name: 'Close', exact: true }).last().click()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'Open sample customers' })).toBeVisible()
  expect(electron === null || electron.windows().length === 1).toBe(true)
})
