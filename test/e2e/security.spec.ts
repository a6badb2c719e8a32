import { expect, test } from './app'

test('the page has nothing of Node or of Electron, only the contract', async ({ start }) => {
  const { page } = await start()
  const found = await page.evaluate(() =>
    ['require', 'process', 'module', 'Buffer', 'ipcRenderer', 'electron'].filter(
      (name) => name in globalThis,
    ),
  )
  expect(found).toEqual([])
})

test('scripts and styles from elsewhere do not run', async ({ start }) => {
  const { page } = await start()
  await page.evaluate(() => {
    const script = document.createElement('script')
    script.textContent = 'document.title = "injected"'
    document.body.append(script)
    document.body.insertAdjacentHTML('beforeend', '<img src="x" onerror="document.title=\'injected\'">')
  })
  await expect(page).not.toHaveTitle('injected')
  const reached = await page.evaluate(() =>
    fetch('https://example.com').then(
      () => true,
      () => false,
    ),
  )
  expect(reached).toBe(false)
})

test('the desktop stays on its page and opens no windows', async ({ start, shell }) => {
  const { page, electron } = await start()
  const address = page.url()
  await page.evaluate(() => {
    window.open('https://example.com')
    location.href = 'https://example.com'
  })
  if (electron === null) return
  expect(shell).toBe('desktop')
  const open = (): Promise<string[]> =>
    electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map((window) => window.webContents.getURL()),
    )
  await expect.poll(open).toEqual([address])
})

test('browser mode lets in only who has its address', async ({ start, shell }) => {
  const { page } = await start()
  test.info().annotations.push({ type: 'shell', description: shell })
  const origin = new URL(page.url()).origin
  const stranger = shell === 'browser' ? await fetch(origin) : null
  expect(stranger?.status ?? 403).toBe(403)
})
