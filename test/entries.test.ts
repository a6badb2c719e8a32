/** The three programs, as far as their first lines: what they start is played. */
import { afterEach, expect, vi } from 'vitest'
import { itUnless, onWindows, rightsOfFolder } from './platform'

/** The mask of new files at the moment when a program starts its work; null: it did not. */
let mask: number | null = null
const look = (): void => {
  mask = process.umask()
}
vi.mock('../src/main/desktop/start', () => ({ startDesktop: look }))
vi.mock('../src/main/desktop/command-line', () => ({
  commandArguments: () => null,
  runWithoutWindow: () => undefined,
}))
vi.mock('../src/main/browser/serve', () => ({ serve: look }))
vi.mock('../src/main/command-line/in-process', () => ({ runInProcess: look }))

const before = process.umask()
afterEach(() => {
  process.umask(before)
  mask = null
})

for (const [name, start] of [
  ['the desktop', () => import('../src/main/index')],
  ['browser mode', () => import('../src/main/serve')],
  ['the command line', () => import('../src/main/cli')],
] as const)
  itUnless(onWindows(rightsOfFolder))(`${name} makes files for this account alone`, async () => {
    process.umask(0o022)
    await start()
    expect(mask).toBe(0o077)
  })
