/** `npm run dist:win`, `dist:linux`, `dist:mac`: builds the app and packs it into `dist/`. Takes electron-builder's options. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { build, root } from './build.ts'

build()
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
  { cwd: root, stdio: 'inherit' },
)
process.exitCode = status ?? 1
