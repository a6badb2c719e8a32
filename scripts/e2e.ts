/**
 * `npm run e2e`: the end-to-end tests, the same specs in Chromium against browser mode and in real Electron. Takes
 * Playwright's options. The app must be built. Says loudly where Electron could not be had.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from './build.ts'
import { findBrowser, needsDisplay, virtualDisplay } from './browser.ts'
import { installedElectron, stagedElectron } from './electron.ts'

const waiting = join(root, 'test/e2e/wait-for-playwright.mjs')

/** Makes the app in `folder` wait for Playwright before it makes a window. */
function waitForPlaywright(folder: string): void {
  const packageFile = join(root, 'package.json')
  const { main, ...others } = JSON.parse(readFileSync(packageFile, 'utf8')) as { readonly main: string }
  const entry = `import ${JSON.stringify(pathToFileURL(waiting).href)}\nawait import('./${main}')\n`
  writeFileSync(join(folder, 'e2e.js'), entry)
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ ...others, main: 'e2e.js' }))
}

/** A folder with the built app that waits for Playwright, for an Electron that is told which app to run. */
function waitingApp(): string {
  const folder = join(root, '.cache/e2e-app')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  for (const part of ['out', 'resources', 'node_modules']) {
    symlinkSync(join(root, part), join(folder, part), 'junction')
  }
  waitForPlaywright(folder)
  return folder
}

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

// The official Electron is told which app to run; the staged one has it inside.
const app = official === null ? '' : waitingApp()
if (official === null && electron !== null) waitForPlaywright(join(dirname(electron), 'resources/app'))

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
    E2E_ELECTRON_APP: app,
  },
})
process.exitCode = status ?? 1
