/** `npm run dist:win`, `dist:linux`, `dist:mac`: builds the app and packs it into `dist/`. Takes electron-builder's options. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { build, root } from './build.ts'

build()
// A CI hands over a secret that it does not have as an empty variable, which is no certificate.
const env = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ''))
const { status } = spawnSync(
  process.execPath,
  [
    join(root, 'node_modules/electron-builder/cli.js'),
    '--config',
    'electron.builder.yml',
    '--publish',
    'never',
    ...process.argv.slice(2),
  ],
  { cwd: root, stdio: 'inherit', env },
)
process.exitCode = status ?? 1
