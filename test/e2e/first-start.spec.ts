import { expect, test } from './app'
import { startSampleServer } from './sample-server'
import { connect, count, openSample, searchBox } from './steps'

test('a first start offers three ways to begin', async ({ start }) => {
  const { page } = await start()
  for (const name of ['Connect to Clopos', 'Try sample customers', 'Open an existing copy']) {
    await expect(page.getByRole('heading', { name })).toBeVisible()
  }
})

test('the sample customers are fetched by a real sync and are there again after a restart', async ({
  start,
}) => {
  const app = await start()
  await openSample(app.page)
  await expect(app.page.getByText('500 customers fetched.')).toBeVisible()
  await searchBox(app.page).fill('ali')
  await expect(count(app.page)).toHaveText(/^\d+ of 500 customers$/)
  const shown = await count(app.page).innerText()
  const { page } = await app.restart()
  await expect(searchBox(page)).toHaveValue('ali')
  await expect(count(page)).toHaveText(shown)
})

test('a sync that finds nothing new says so', async ({ start }) => {
  const server = await startSampleServer(500)
  const { page } = await start({ cloposBaseUrl: server.baseUrl })
  await connect(page)
  await expect(count(page)).toHaveText('500 customers')
  await page.getByRole('button', { name: 'Sync', exact: true }).click()
  await expect(page.getByText('Synced. No changes.')).toBeVisible()
  await server.stop()
})

test('sample customers change between syncs', async ({ start }) => {
  const { page } = await start()
  await openSample(page)
  // The first guest comes within seconds.
  await expect(async () => {
    await page.getByRole('button', { name: 'Sync', exact: true }).click()
    await expect(page.getByRole('button', { name: /^\d+ changed$/ })).toBeVisible({ timeout: 3000 })
  }).toPass()
})

test('a connection is removed only after a question', async ({ start }) => {
  const { page } = await start()
  await openSample(page)
  await page.getByRole('button', { name: /^Connection:/ }).click()
  await page.getByText('Add or remove connections…').click()
  await page.getByRole('button', { name: 'Remove Sample customers' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Keep' }).click()
  await page.getByRole('button', { name: 'Remove Sample customers' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Remove', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Remove Sample customers' })).toBeHidden()
})
