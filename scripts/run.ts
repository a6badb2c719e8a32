/** `node scripts/run.ts NAME [arguments]`: runs the entry `out/main/NAME.js` in this process, built from the sources as they are. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { buildIfNeeded, root } from './build.ts'

const [name = '', ...args] = process.argv.slice(2)
const entry = join(root, 'out/main', `${name}.js`)

if (!/^[a-z][a-z-]*$/.test(name)) {
  process.stderr.write('Usage: node scripts/run.ts NAME [arguments]\n')
  process.exit(2)
}
buildIfNeeded()
if (!existsSync(entry)) {
  process.stderr.write(`There is no entry ${name}.\n`)
  process.exit(2)
}
process.argv = [process.execPath, entry, ...args]
await import(pathToFileURL(entry).href)
