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

test('scripts and requests that the page did not bring are refused', async ({ start }) => {
  const { page } = await start()
  const refused = await page.evaluate(async () => {
    const directives: string[] = []
    const violation = (): Promise<void> =>
      new Promise((resolve) => {
        const listen = ({ effectiveDirective }: SecurityPolicyViolationEvent): void => {
          directives.push(effectiveDirective)
          resolve()
        }
        document.addEventListener('securitypolicyviolation', listen, { once: true })
      })
    const script = document.createElement('script')
    script.textContent = 'document.title = "injected"'
    const first = violation()
    document.body.append(script)
    await first
    const second = violation()
    document.body.insertAdjacentHTML(
      'beforeend',
      '<img alt="" src="data:," onerror="document.title=\'injected\'">',
    )
    await second
    const third = violation()
    await fetch('https://example.com').catch(() => null)
    await third
    return directives
  })
  expect(refused).toEqual(['script-src-elem', 'script-src-attr', 'connect-src'])
  expect(await page.title()).not.toBe('injected')
})
