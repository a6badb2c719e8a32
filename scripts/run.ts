/** `node scripts/run.ts NAME [arguments]`: runs the built entry `out/main/NAME.js` in this process. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build, root } from './build.ts'

const [name = '', ...args] = process.argv.slice(2)
const entry = join(root, 'out/main', `${name}.js`)

if (!/^[a-z][a-z-]*$/.test(name)) {
  process.stderr.write('Usage: node scripts/run.ts NAME [arguments]\n')
  process.exit(2)
}
if (!existsSync(entry)) build()
if (!existsSync(entry)) {
  process.stderr.write(`There is no entry ${name}.\n`)
  process.exit(2)
}
process.argv = [process.execPath, entry, ...args]
await import(pathToFileURL(entry).href)
