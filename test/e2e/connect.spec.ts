import { expect, test } from './app'
import { startSampleServer, type RunningSampleServer } from './sample-server'
import { connect, count, fillIn, searchBox } from './steps'

let server: RunningSampleServer

test.beforeEach(async () => {
  server = await startSampleServer(1200)
})

test.afterEach(async () => {
  await server.stop()
})

test('the form tells each mistake apart and keeps what was typed', async ({ start }) => {
  const { page } = await start({ cloposBaseUrl: server.baseUrl })
  await page.getByRole('button', { name: 'Connect…' }).click()
  const testIt = page.getByRole('button', { name: 'Test connection' })

  await fillIn(page, { 'Client secret': '' })
  await testIt.click()
  await expect(page.getByText('Fill this in.')).toBeVisible()

  await fillIn(page, { 'Client secret': 'wrong' })
  await testIt.click()
  await expect(page.getByText(/Clopos refused the sign-in/).first()).toBeVisible()
  await expect(page.getByLabel('Client ID', { exact: true })).toHaveValue('sample-client')

  await fillIn(page, { 'Integrator ID': 'sample-integrator-test' })
  await testIt.click()
  await expect(page.getByText(/do not match: one is for tests/).first()).toBeVisible()

  await fillIn(page, { 'Client ID': 'sample-client-disabled' })
  await testIt.click()
  await expect(page.getByText(/Open API add-on is switched off/).first()).toBeVisible()

  await fillIn(page)
  await page.getByLabel('Venue (optional)').fill('999')
  await testIt.click()
  await expect(page.getByText(/There is no venue 999 in Clopos/)).toBeVisible()
  await page.getByLabel('Venue (optional)').selectOption('Gənclik (2)')
  await testIt.click()
  await expect(page.getByText('The connection works. Found 1,200 customers and 4 venues.')).toBeVisible()
})

test('a brand is connected, fetched, and works on with the network gone', async ({ start }) => {
  const app = await start({ cloposBaseUrl: server.baseUrl })
  await connect(app.page)
  await expect(count(app.page)).toHaveText('1,200 customers')

  await server.stop()
  await app.page.getByRole('button', { name: 'Sync', exact: true }).click()
  await expect(app.page.getByText(/Could not reach Clopos/)).toBeVisible()
  await expect(app.page.getByText(/You are looking at the copy from/)).toBeVisible()
  await searchBox(app.page).fill('a')
  await expect(count(app.page)).toHaveText(/ of 1,200 customers$/)

  const { page } = await app.restart()
  await expect(count(page)).toHaveText(/ of 1,200 customers$/)
  await expect(page.getByText(/^Offline/)).toBeVisible()
})
