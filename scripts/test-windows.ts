/**
 * `npm run test:windows`: every test that needs no Windows screen, run by Node for Windows: backend, command line, browser
 * mode, faults, kills. Then the end-to-end tests in this system's Chromium, with browser mode as a Windows process. On
 * other systems it needs the tool that lays the project out for Node for Windows. The last line is `N passed, N failed`.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, symlinkSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { buildIfNeeded, root } from './build.ts'
import { clearResults, conclude, endToEndTests, unitTests } from './counts.ts'
import type { Step } from './steps.ts'

const tool = resolve(root, '../shared/tools/windows-runtime')

/** The tool's `tail` may be there before the file that it follows. */
const patientTail = '() { until [ -e "${@: -1}" ]; do sleep 0.05; done; command tail "$@"; }'

function runTool(...args: readonly string[]): string {
  const { status, stdout } = spawnSync(tool, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 2] })
  if (status === 0) return stdout.trim()
  process.stderr.write('The project could not be laid out for Windows.\n')
  process.exit(1)
}

/** Shares the Windows disk as `\\localhost\c$`, as Windows itself does. */
function shareDisk(): void {
  const disk = join(runTool('setup'), 'disk')
  const computer = join(disk, 'dosdevices/unc/localhost')
  mkdirSync(computer, { recursive: true })
  if (!existsSync(join(computer, 'c$'))) symlinkSync(join(disk, 'drive_c'), join(computer, 'c$'))
}

/** Lays the project out for Node for Windows, and says where that runs. */
function layOut(): NonNullable<Step['where']> {
  const folder = join(root, '.cache', 'windows')
  mkdirSync(folder, { recursive: true })
  runTool('lay', root, folder)
  shareDisk()
  // Which letters file names may have depends on the locale; this one has all, and is always there.
  Object.assign(process.env, { LC_CTYPE: 'C.UTF-8', 'BASH_FUNC_tail%%': patientTail })
  return { folder, node: [tool, 'node', folder] }
}

const isWindows = process.platform === 'win32'
if (!isWindows && !existsSync(tool)) {
  process.stderr.write(`Run this on Windows. Elsewhere it needs ${tool}.\n`)
  process.exit(1)
}
buildIfNeeded()
const where = isWindows ? { folder: root, node: [process.execPath] as const } : layOut()
clearResults()
conclude([
  await unitTests('Tests as a Windows process', ['--project', 'node'], where),
  await endToEndTests('Browser mode as a Windows process', ['--project=chromium'], {
    E2E_NODE: JSON.stringify(where.node),
  }),
])
