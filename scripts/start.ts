/**
 * `npm start`: builds if needed and opens the desktop app. Where no Electron can be had, there is no display, or its
 * sandbox cannot be on, it says so in one line and opens browser mode instead, which has the browser's own sandbox.
 */
import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { buildIfNeeded, root } from './build.ts'
import { findElectron, hasSandbox, isRoot } from './electron.ts'

const args = process.argv.slice(2)

/** What a person gives who wants the desktop without its sandbox all the same, for example to test as root. */
const noSandbox = '--no-sandbox'

const hasDisplay =
  process.platform !== 'linux' ||
  [process.env['DISPLAY'], process.env['WAYLAND_DISPLAY']].some((display) => (display ?? '') !== '')

/** The executable to start, or why there is none. */
async function desktop(): Promise<{ readonly executable: string } | { readonly problem: string }> {
  const bare = args.includes(noSandbox)
  if (!hasDisplay) return { problem: 'There is no display.' }
  if (isRoot() && !bare) return { problem: 'Electron has no sandbox for root.' }
  const executable = await findElectron()
  if (executable === null) return { problem: 'Electron is not installed and could not be downloaded.' }
  if (!bare && !hasSandbox(executable)) return { problem: 'This system does not allow Electron’s sandbox.' }
  return { executable }
}

async function openBrowserMode(problem: string): Promise<void> {
  process.stderr.write(`${problem} Opening browser mode instead.\n`)
  const entry = join(root, 'out/main/serve.js')
  process.argv = [process.execPath, entry, ...args.filter((arg) => arg !== noSandbox)]
  await import(pathToFileURL(entry).href)
}

function openDesktop(executable: string): void {
  const child = spawn(executable, [root, ...args], {
    stdio: 'inherit',
    env: { ...process.env, ELECTRON_RUN_AS_NODE: undefined },
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => child.kill(signal))
  }
  child.once('error', (thrown) => {
    process.stderr.write(`Could not start Electron: ${thrown.message}\n`)
    process.exitCode = 1
  })
  child.once('exit', (code, signal) => {
    process.exitCode = code ?? 128 + (signal === null ? 0 : constants.signals[signal])
  })
}

buildIfNeeded()
const found = await desktop()
if ('executable' in found) openDesktop(found.executable)
else await openBrowserMode(found.problem)
