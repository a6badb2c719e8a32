import { expect, test } from './app'

test('the window stays on its page and opens no others', async ({ start }) => {
  const { page, electron } = await start()
  const address = page.url()
  expect(address).toMatch(/^app:/)
  await page.evaluate(() => {
    window.open('https://example.com')
    location.href = 'https://example.com'
  })
  const open = (): Promise<string[]> | undefined =>
    electron?.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map((window) => window.webContents.getURL()),
    )
  await expect.poll(open).toEqual([address])
})

test('the page gets no permissions', async ({ start }) => {
  const { page } = await start()
  const states = await page.evaluate(async () => {
    const names = ['geolocation', 'notifications', 'microphone', 'camera'] as PermissionName[]
    const found = await Promise.all(names.map((name) => navigator.permissions.query({ name })))
    return found.map(({ state }) => state)
  })
  expect(new Set(states)).toEqual(new Set(['denied']))
})
