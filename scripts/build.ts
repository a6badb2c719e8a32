/** Builds the app where it was not built yet, or its sources changed since. */
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's folder. */
export const root = fileURLToPath(new URL('..', import.meta.url))

const sources = ['src', 'package.json', 'package-lock.json', 'electron.vite.config.ts']
const results = ['out/main/index.js', 'out/preload/preload.cjs', 'out/renderer/index.html']

/** When anything at `path` changed last, in milliseconds; a folder counts too, as a deleted file changes only that. */
function newest(path: string): number {
  const found = statSync(path, { throwIfNoEntry: false })
  if (found === undefined) return 0
  if (!found.isDirectory()) return found.mtimeMs
  return readdirSync(path).reduce((time, name) => Math.max(time, newest(join(path, name))), found.mtimeMs)
}

function isUpToDate(): boolean {
  const built = results.map((file) => statSync(join(root, file), { throwIfNoEntry: false })?.mtimeMs ?? 0)
  const changed = sources.map((path) => newest(join(root, path)))
  return Math.min(...built) > Math.max(...changed)
}

/** Builds everything. What the build prints goes to stderr, so that stdout stays the app's. Ends the process on failure. */
export function build(): void {
  const tool = join(root, 'node_modules/electron-vite/bin/electron-vite.js')
  if (!existsSync(tool)) {
    process.stderr.write('The packages are not installed. Run: npm ci\n')
    process.exit(1)
  }
  const { status } = spawnSync(process.execPath, [tool, 'build', '--logLevel', 'warn'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  })
  if (status !== 0) {
    process.stderr.write('The build failed.\n')
    process.exit(1)
  }
}

/** Builds what is missing or older than its sources. */
export function buildIfNeeded(): void {
  if (!isUpToDate()) build()
}
