/** `npm run dist:win`, `dist:linux`, `dist:mac`: builds the app and packs it into `dist/`. Takes electron-builder's options. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build, root } from './build.ts'
import { notesOf } from './release-notes.ts'

build()
// A CI hands over a secret that it does not have as an empty variable, which is no certificate.
const env = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ''))

/** The option that puts what the CHANGELOG says about this version into the files that the app reads before an update. */
function notesOption(): readonly string[] {
  const { version }: { readonly version: string } = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8'),
  )
  const notes = notesOf(readFileSync(join(root, 'CHANGELOG.md'), 'utf8'), version)
  if (notes === null) return []
  const file = join(root, '.cache', 'release-notes.md')
  mkdirSync(join(root, '.cache'), { recursive: true })
  writeFileSync(file, notes)
  return [`-c.releaseInfo.releaseNotesFile=${file}`]
}

const { status } = spawnSync(
  process.execPath,
  [
    join(root, 'node_modules/electron-builder/cli.js'),
    '--config',
    'electron.builder.yml',
    '--publish',
    'never',
    ...notesOption(),
    ...process.argv.slice(2),
  ],
  { cwd: root, stdio: 'inherit', env },
)
process.exitCode = status ?? 1
