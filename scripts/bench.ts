/** `node scripts/bench.ts NAME [arguments]`: builds the app and the benchmarks, then runs the benchmark NAME in this process. */
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'
import { findBrowser } from './browser.ts'
import { buildIfNeeded, root } from './build.ts'

const benchmarks = ['bench', 'frames', 'grid']

/** Those that measure a page. */
const inBrowser = ['frames', 'grid']

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
// Some benchmarks start the built app.
buildIfNeeded()
await build({ configFile: join(root, 'bench.vite.config.ts') })
const entry = join(root, '.cache/bench', `${name}.js`)
process.argv = [process.execPath, entry, ...args]
await import(pathToFileURL(entry).href)
