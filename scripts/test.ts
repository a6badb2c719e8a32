/** `npm test`: everything that must hold, in one run. The last line counts it: `N passed, N failed`. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './build.ts'

interface Counts {
  readonly passed: number
  readonly failed: number
}

const results = join(root, 'test-results')
rmSync(results, { recursive: true, force: true })
mkdirSync(results, { recursive: true })

function run(
  title: string,
  tool: string,
  args: readonly string[],
  env: Record<string, string> = {},
): boolean {
  const started = performance.now()
  process.stdout.write(`\n== ${title}\n`)
  const { status } = spawnSync(process.execPath, [join(root, tool), ...args], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
  })
  const seconds = ((performance.now() - started) / 1000).toFixed(0)
  process.stdout.write(`== ${title}: ${status === 0 ? 'passed' : 'FAILED'} in ${seconds} s\n`)
  return status === 0
}

const asCounts = (passed: boolean): Counts => ({ passed: Number(passed), failed: Number(!passed) })

/** The counts in a runner's report; a run that failed without a failed test (or a report) counts as one failure. */
function reported(file: string, passed: boolean, read: (report: Record<string, unknown>) => Counts): Counts {
  try {
    const counts = read(JSON.parse(readFileSync(join(results, file), 'utf8')))
    return passed || counts.failed > 0 ? counts : { ...counts, failed: 1 }
  } catch {
    return { passed: 0, failed: 1 }
  }
}

const step = (title: string, tool: string, args: readonly string[]): Counts =>
  asCounts(run(title, tool, args))

function unitTests(): Counts {
  const report = join(results, 'unit.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const passed = run('Unit and integration tests', 'node_modules/vitest/vitest.mjs', ['run', ...reporters])
  return reported('unit.json', passed, (found) => ({
    passed: Number(found['numPassedTests']),
    failed: Number(found['numFailedTests']),
  }))
}

function endToEndTests(): Counts {
  const passed = run('End-to-end tests', 'scripts/e2e.ts', [], { E2E_REPORT: join(results, 'e2e.json') })
  return reported('e2e.json', passed, ({ stats }) => {
    const { expected, unexpected, flaky } = stats as Record<string, number>
    // A test that passes only when it is run again is not a test that passes.
    return { passed: Number(expected), failed: Number(unexpected) + Number(flaky) }
  })
}

const counts = [
  step('Lint', 'node_modules/eslint/bin/eslint.js', ['.']),
  step('Imports', 'scripts/imports.ts', []),
  step('Format', 'node_modules/prettier/bin/prettier.cjs', ['--check', '--log-level=warn', '.']),
  step('Types', 'node_modules/typescript/bin/tsc', ['-p', 'tsconfig.json']),
  step('Types of the end-to-end tests', 'node_modules/typescript/bin/tsc', ['-p', 'tsconfig.e2e.json']),
  step('Types of the renderer', 'node_modules/svelte-check/bin/svelte-check', [
    '--tsconfig',
    'tsconfig.renderer.json',
    '--fail-on-warnings',
  ]),
  step('Build', 'node_modules/electron-vite/bin/electron-vite.js', ['build', '--logLevel', 'warn']),
  unitTests(),
  endToEndTests(),
]
const sum = (key: keyof Counts): number => counts.reduce((total, part) => total + part[key], 0)
process.stdout.write(`\n${String(sum('passed'))} passed, ${String(sum('failed'))} failed\n`)
process.exitCode = sum('failed') === 0 ? 0 : 1
