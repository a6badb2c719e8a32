/** `node scripts/bench.ts NAME [arguments]`: builds the app and the benchmarks, then runs the benchmark NAME in this process. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'
import { findBrowser, needsDisplay, virtualDisplay } from './browser.ts'
import { buildIfNeeded, root } from './build.ts'
import { installedElectron, stagedElectron } from './electron.ts'

const benchmarks = ['bench', 'desktop', 'frames', 'grid']

/** Those that measure a page. */
const inBrowser = ['frames', 'grid']

/** An app with nothing but a window, to compare with. Gives its folder. */
function emptyApp(): string {
  const folder = join(root, '.cache/bench-empty')
  mkdirSync(join(folder, 'out'), { recursive: true })
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'empty', main: 'out/main.js' }))
  writeFileSync(join(folder, 'out/index.html'), '<!doctype html><title>Empty</title><p id="ready">Empty')
  writeFileSync(
    join(folder, 'out/main.js'),
    `const { app, BrowserWindow } = require('electron')
app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1280, height: 800, show: false })
  window.once('ready-to-show', () => window.show())
  window.loadFile(require('node:path').join(__dirname, 'index.html'))
})
`,
  )
  return folder
}

const [name = '', ...args] = process.argv.slice(2)
if (!benchmarks.includes(name)) {
  process.stderr.write(`Usage: node scripts/bench.ts ${benchmarks.join('|')} [arguments]\n`)
  process.exit(2)
}
if (inBrowser.includes(name)) {
  const browser = findBrowser()
  if (browser === null) {
    process.stderr.write('No Chromium was found, and none could be installed.\n')
    process.exit(1)
  }
  process.env['E2E_CHROMIUM'] = browser
}
if (name === 'desktop' && needsDisplay()) {
  const display = virtualDisplay()
  if (display === null) {
    process.stderr.write('There is no display, and none could be had.\n')
    process.exit(1)
  }
  const again = [process.execPath, import.meta.filename, name, ...args]
  process.exit(spawnSync(display, ['-a', ...again], { stdio: 'inherit' }).status ?? 1)
}
// Some benchmarks start the built app.
buildIfNeeded()
if (name === 'desktop') {
  const empty = emptyApp()
  const official = installedElectron()
  const programs = {
    APP: { folder: root, staged: join(root, '.cache/electron-runtime') },
    EMPTY: { folder: empty, staged: join(root, '.cache/electron-runtime-empty') },
  }
  for (const [which, { folder, staged }] of Object.entries(programs)) {
    const path = official ?? stagedElectron(folder, staged)
    if (path === null) {
      process.stderr.write('No Electron was found.\n')
      process.exit(1)
    }
    process.env[`BENCH_${which}`] = path
    // The official Electron is told which app to run; the staged one has it inside.
    process.env[`BENCH_${which}_FOLDER`] = official === null ? '' : folder
  }
}
await build({ configFile: join(root, 'bench.vite.config.ts') })
const entry = join(root, '.cache/bench', `${name}.js`)
process.argv = [process.execPath, entry, ...args]
await import(pathToFileURL(entry).href)
