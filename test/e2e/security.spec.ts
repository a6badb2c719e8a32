import { readdirSync, statSync } from 'node:fs'
import { join, sep } from 'node:path'
import { expect, runsOnWindows, test } from './app'
import { openSample } from './steps'

test('the page has nothing of Node or of Electron, only the contract [electron-2] [electron-20]', async ({
  start,
}) => {
  const { page } = await start()
  const found = await page.evaluate(() =>
    ['require', 'process', 'module', 'Buffer', 'ipcRenderer', 'electron'].filter(
      (name) => name in globalThis,
    ),
  )
  expect(found).toEqual([])
})

test('scripts and requests that the page did not bring are refused [electron-1] [electron-7]', async ({
  start,
}) => {
  const { page } = await start()
  const refused = await page.evaluate(async () => {
    const refusing = async (what: () => unknown): Promise<string> => {
      const refused = new Promise<string>((resolve) => {
        const listen = ({ effectiveDirective }: SecurityPolicyViolationEvent): void => {
          resolve(effectiveDirective)
        }
        document.addEventListener('securitypolicyviolation', listen, { once: true })
      })
      try {
        await what()
      } catch {
        // The event says by which rule.
      }
      return refused
    }
    const code = 'document.title = "injected"'
    return [
      await refusing(() => import(`data:text/javascript,${code}`)),
      await refusing(() => {
        const script = document.createElement('script')
        script.textContent = code
        document.body.append(script)
      }),
      await refusing(() => {
        document.body.insertAdjacentHTML('beforeend', `<img alt="" src="data:," onerror='${code}'>`)
      }),
      await refusing(() => {
        Reflect.get(window, 'trustedTypes').createPolicy('own', {})
      }),
      await refusing(() => fetch('https://example.com')),
    ]
  })
  const html = 'require-trusted-types-for'
  expect(refused).toEqual(['script-src-elem', html, html, 'trusted-types', 'connect-src'])
  expect(await page.title()).not.toBe('injected')
})

test('the page runs no WebAssembly', async ({ start }) => {
  const { page } = await start()
  const refused = await page.evaluate(async () => {
    // The shortest module: the magic number and the version.
    const bytes = new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0])
    return WebAssembly.compile(bytes).then(
      () => 'compiled',
      (thrown: unknown) => String(thrown),
    )
  })
  expect(refused).toMatch(/^CompileError: .*Content Security Policy/)
})

test('what the app keeps is for this account alone', async ({ start }) => {
  test.skip(runsOnWindows, 'rights on Windows are those of the data folder')
  const before = process.umask(0o022)
  const { page, dataFolder } = await start()
  process.umask(before)
  await openSample(page)
  await expect(page.getByText('500 customers fetched.')).toBeVisible()
  const kept = readdirSync(dataFolder, { recursive: true, encoding: 'utf8' })
    // The folder of the shell is Chromium's.
    .filter((path) => !`${path}${sep}`.startsWith(`shell${sep}`))
    .map((path) => ({ path, stat: statSync(join(dataFolder, path), { throwIfNoEntry: false }) }))
  expect(kept.filter(({ stat }) => ((stat?.mode ?? 0) & 0o077) !== 0)).toEqual([])
  expect(kept.map(({ path }) => path)).toContain(join('connections', 'sample', 'customers.sqlite'))
})
