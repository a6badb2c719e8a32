import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { catalogues } from '#shared/messages/index'
import { knock } from '../browser/visitor'
import { expect, launch, runsOnWindows, test } from './app'
import { count, openSample } from './steps'

const refusal = catalogues.en.shell.notAdmitted

test('a printed address lets in one tab, once', async ({ start }) => {
  const { page, addresses } = await start()
  const [used = ''] = addresses
  for (const address of [used, new URL(page.url()).origin]) {
    const tab = await page.context().newPage()
    await tab.goto(address)
    await expect(tab.getByText(refusal)).toBeVisible()
  }
  await page.reload()
  await openSample(page)

  // For another tab, the program has printed another address.
  await expect.poll(() => addresses.length).toBe(2)
  const tab = await page.context().newPage()
  await tab.goto(addresses[1] ?? '')
  await expect(count(tab)).toHaveText('500 customers')
})

test('a browser that may not store anything is refused instead of staying blank', async ({ start }) => {
  const { page, addresses } = await start()
  await expect.poll(() => addresses.length).toBe(2)
  const tab = await page.context().newPage()
  await tab.addInitScript(() => {
    Object.defineProperty(window, 'sessionStorage', {
      get: () => {
        throw new DOMException('Storage is blocked.', 'SecurityError')
      },
    })
  })
  await tab.goto(addresses[1] ?? '')
  await expect(tab.getByText(refusal)).toBeVisible()
})

test('neither the address bar nor the history of the tab has the token', async ({ start }) => {
  const { page } = await start()
  const { origin } = new URL(page.url())
  expect(page.url()).toBe(`${origin}/`)
  const devTools = await page.context().newCDPSession(page)
  const { entries } = await devTools.send('Page.getNavigationHistory')
  expect(entries.map(({ url }) => url)).toEqual(['about:blank', `${origin}/`])
})

test('what the browser sends to another port of this computer opens nothing', async ({ start }) => {
  const { page } = await start()
  await openSample(page)
  const { origin, port } = new URL(page.url())
  const seen: IncomingHttpHeaders[] = []
  const other = createServer((request, response) => {
    seen.push(request.headers)
    response.end()
  }).listen(0, '127.0.0.1')
  try {
    await once(other, 'listening')
    const { port: otherPort } = other.address() as AddressInfo
    // A link in the tab itself gives away most: whatever the browser tells about the page that it leaves.
    await page.evaluate(
      (address) => {
        location.href = address
      },
      `http://127.0.0.1:${String(otherPort)}/socket`,
    )
    await page.waitForURL(`http://127.0.0.1:${String(otherPort)}/socket`)
    const { cookie = '', referer } = seen[0] ?? {}
    expect(await knock(Number(port), { origin, cookie }, '/socket')).toBe(403)
    expect({ cookie, referer }).toEqual({ cookie: '', referer: undefined })
  } finally {
    other.close()
    other.closeAllConnections()
  }
})

test('no exported file stays when browser mode ends', async () => {
  test.skip(runsOnWindows, 'the test cannot ask a Windows process to end')
  const dataFolder = mkdtempSync(join(tmpdir(), 'customer-desk-e2e-'))
  const { close } = await launch({ shell: 'browser', dataFolder })
  const downloads = join(dataFolder, 'shell', 'downloads')
  mkdirSync(join(downloads, 'one'), { recursive: true })
  writeFileSync(join(downloads, 'one', 'customers.csv'), 'Kamran')
  await close()
  expect(existsSync(join(dataFolder, 'shell'))).toBe(true)
  expect(existsSync(downloads)).toBe(false)
  rmSync(dataFolder, { recursive: true })
})

test('the lock is one for all tabs', async ({ start }) => {
  const { page, addresses } = await start()
  await openSample(page)
  await expect.poll(() => addresses.length).toBe(2)
  const tab = await page.context().newPage()
  await tab.goto(addresses[1] ?? '')
  await expect(count(tab)).toHaveText('500 customers')
  await page.keyboard.press('Control+,')
  await page.getByRole('button', { name: 'Lock', exact: true }).click()
  await page.getByRole('button', { name: 'Turn on…' }).click()
  await page.getByLabel('New PIN or password').fill('2580')
  await page.getByLabel('Once more').fill('2580')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Lock now' }).click()
  for (const one of [page, tab]) await expect(one.getByText('Customer Desk is locked')).toBeVisible()
  await tab.getByLabel('PIN', { exact: true }).fill('2580')
  await tab.keyboard.press('Enter')
  for (const one of [page, tab]) await expect(count(one)).toHaveText('500 customers')
})
