/** `npm test`: everything that must hold, in one run. The last line counts it: `N passed, N failed`. */
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './build.ts'
import { buildStep, run, runAll, staticChecks } from './steps.ts'

interface Counts {
  readonly passed: number
  readonly failed: number
}

const results = join(root, 'test-results')
rmSync(results, { recursive: true, force: true })
mkdirSync(results, { recursive: true })

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

async function unitTests(): Promise<Counts> {
  const report = join(results, 'unit.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const passed = await run(
    {
      title: 'Unit and integration tests',
      tool: 'node_modules/vitest/vitest.mjs',
      args: ['run', ...reporters],
    },
    true,
  )
  return reported('unit.json', passed, (found) => ({
    passed: Number(found['numPassedTests']),
    failed: Number(found['numFailedTests']),
  }))
}

async function endToEndTests(): Promise<Counts> {
  const env = { E2E_REPORT: join(results, 'e2e.json') }
  const passed = await run({ title: 'End-to-end tests', tool: 'scripts/e2e.ts', args: [], env }, true)
  return reported('e2e.json', passed, ({ stats }) => {
    const { expected, unexpected, flaky } = stats as Record<string, number>
    // A test that passes only when it is run again is not a test that passes.
    return { passed: Number(expected), failed: Number(unexpected) + Number(flaky) }
  })
}

const counts = [
  ...(await runAll([...staticChecks, buildStep])).map(asCounts),
  await unitTests(),
  await endToEndTests(),
]
const sum = (key: keyof Counts): number => counts.reduce((total, part) => total + part[key], 0)
process.stdout.write(`\n${String(sum('passed'))} passed, ${String(sum('failed'))} failed\n`)
process.exitCode = sum('failed') === 0 ? 0 : 1
