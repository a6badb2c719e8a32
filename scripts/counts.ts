/** The counts of test runs, which `npm test` and `npm run test:windows` end with. */
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './build.ts'
import { run, type Step } from './steps.ts'

export interface Counts {
  readonly passed: number
  readonly failed: number
}

const results = join(root, 'test-results')

/** Makes an empty folder for the reports of the runners. */
export function clearResults(): void {
  rmSync(results, { recursive: true, force: true })
  mkdirSync(results, { recursive: true })
}

/** One that passed or failed. */
export const countOf = (passed: boolean): Counts => ({ passed: Number(passed), failed: Number(!passed) })

type Report = Readonly<Record<string, unknown>>

/** The counts in a runner's report; a run that failed without a failed test (or a report) counts as one failure. */
function reported(file: string, passed: boolean, read: (report: Report) => Counts): Counts {
  try {
    const counts = read(JSON.parse(readFileSync(file, 'utf8')))
    return passed || counts.failed > 0 ? counts : { ...counts, failed: 1 }
  } catch {
    return { passed: 0, failed: 1 }
  }
}

interface FoundTest {
  readonly fullName: string
  readonly status: string
}

interface VitestReport {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly testResults: readonly { readonly assertionResults: readonly FoundTest[] }[]
}

/** How the name of a test that cannot run here ends. */
const saysWhy = /\(skipped: .+\)/

/** Runs Vitest. A test that was skipped is printed; one that does not say why has failed. */
export async function unitTests(
  title: string,
  args: readonly string[],
  where?: Step['where'],
): Promise<Counts> {
  const file = join(results, 'unit.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const step: Step = { title, tool: 'node_modules/vitest/vitest.mjs', args: ['run', ...args, ...reporters] }
  const passed = await run(where === undefined ? step : { ...step, where }, true)
  return reported(file, passed, (report) => {
    const { numPassedTests, numFailedTests, testResults } = report as unknown as VitestReport
    const skipped = testResults
      .flatMap(({ assertionResults }) => assertionResults)
      .filter(({ status }) => status !== 'passed' && status !== 'failed')
    const silent = skipped.filter(({ fullName }) => !saysWhy.test(fullName))
    for (const { fullName } of skipped) process.stdout.write(`Skipped: ${fullName}\n`)
    for (const { fullName } of silent)
      process.stdout.write(`FAILED, as it does not say why it is skipped: ${fullName}\n`)
    return { passed: numPassedTests, failed: numFailedTests + silent.length }
  })
}

/** Runs the end-to-end tests with these options of Playwright. */
export async function endToEndTests(
  title: string,
  args: readonly string[],
  env: Step['env'] = {},
): Promise<Counts> {
  const file = join(results, 'e2e.json')
  const step: Step = { title, tool: 'scripts/e2e.ts', args, env: { ...env, E2E_REPORT: file } }
  const passed = await run(step, true)
  return reported(file, passed, ({ stats }) => {
    const { expected, unexpected, flaky } = stats as Record<string, number>
    // A test that passes only when it is run again is not a test that passes.
    return { passed: Number(expected), failed: Number(unexpected) + Number(flaky) }
  })
}

/** Prints the sum as the last line, `N passed, N failed`, and makes it the exit code. */
export function conclude(counts: readonly Counts[]): void {
  const sum = (key: keyof Counts): number => counts.reduce((total, part) => total + part[key], 0)
  process.stdout.write(`\n${String(sum('passed'))} passed, ${String(sum('failed'))} failed\n`)
  process.exitCode = sum('failed') === 0 ? 0 : 1
}
