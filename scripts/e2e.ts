/**
 * `npm run e2e`: the end-to-end tests, the same specs in Chromium against browser mode and in real Electron. Takes
 * Playwright's options. The app must be built. Says loudly where Electron could not be had.
 */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { root } from './build.ts'
import { findBrowser, needsDisplay, virtualDisplay } from './browser.ts'
import { installedElectron, stagedElectron } from './electron.ts'

const browser = findBrowser()
if (browser === null) {
  process.stderr.write(
    'No Chromium was found, and none could be installed. Install Chromium and try again.\n',
  )
  process.exit(1)
}
const chosen = process.argv.slice(2)
const onlyChromium = chosen.includes('--project=chromium')
const display = needsDisplay() && !onlyChromium ? virtualDisplay() : null
const official = installedElectron()
const hasNoDisplay = needsDisplay() && display === null
const electron =
  onlyChromium || hasNoDisplay
    ? null
    : (official ?? stagedElectron(root, join(root, '.cache/electron-runtime')))
if (electron === null && !onlyChromium) {
  process.stderr.write(
    '\n*** The tests in real Electron did NOT run: no Electron, or no display for it. ***\n\n',
  )
}

const tool = join(root, 'node_modules/@playwright/test/cli.js')
const projects = electron === null && !onlyChromium ? ['--project=chromium'] : []
const command = [process.execPath, tool, 'test', ...projects, ...chosen]
const [program, ...args] = display === null ? command : [display, '-a', ...command]
const { status } = spawnSync(program ?? '', args, {
  cwd: root,
  stdio: 'inherit',
  env: {
    ...process.env,
    E2E_CHROMIUM: browser,
    E2E_ELECTRON: electron ?? '',
    // The official Electron is told which app to run; the staged one has it inside.
    E2E_ELECTRON_APP: official === null ? '' : root,
  },
})
process.exitCode = status ?? 1
