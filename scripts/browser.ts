/** Finds a Chromium for the end-to-end tests, and fetches one where there is none. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from '@playwright/test'
import { root } from './build.ts'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/** The first of `programs` on the PATH, or null. */
export function onPath(...programs: readonly string[]): string | null {
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  const found = programs
    .flatMap((name) => folders.map((folder) => join(folder, name)))
    .find((file) => existsSync(file))
  return found ?? null
}

function present(): string | null {
  const own = chromium.executablePath()
  if (existsSync(own)) return own
  return onPath(...names) ?? places.find((file) => existsSync(file)) ?? null
}

function run(command: string, args: readonly string[], limit: number): boolean {
  process.stderr.write(`${command} ${args.join(' ')}\n`)
  const { status } = spawnSync(command, args, { cwd: root, stdio: ['ignore', 2, 2], timeout: limit })
  return status === 0
}

/** Installs packages of Debian or its kin, where that can be done without asking. */
export function installPackages(...packages: readonly string[]): boolean {
  const apt = onPath('apt-get')
  if (apt === null) return false
  const isRoot = process.getuid?.() === 0
  if (!isRoot && onPath('sudo') === null) return false
  const [command, first] = isRoot ? [apt, []] : ['sudo', ['-n', apt]]
  const limit = 8 * 60_000
  return (
    run(command, [...first, 'update', '-q'], limit) &&
    run(command, [...first, 'install', '-y', '-q', '--no-install-recommends', ...packages], limit)
  )
}

/** The executable of a Chromium: Playwright's own, one on this system, else fetched from Playwright or Debian. */
export function findBrowser(): string | null {
  const found = present()
  if (found !== null) return found
  const tool = join(root, 'node_modules/@playwright/test/cli.js')
  if (run(process.execPath, [tool, 'install', 'chromium'], 3 * 60_000) || installPackages('chromium'))
    return present()
  return null
}

/** Whether a program with a window needs a virtual display here. */
export const needsDisplay = (): boolean =>
  process.platform === 'linux' && (process.env['DISPLAY'] ?? '') === ''

/** The program that starts another one on a virtual display, installed if needed; null: none can be had. */
export function virtualDisplay(): string | null {
  if (onPath('xvfb-run') === null) installPackages('xvfb', 'xauth')
  return onPath('xvfb-run')
}
