import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import * as v from 'valibot'
import { root } from '../build.ts'
import { withoutTags } from '../electron-checklist.ts'
import type { Guard } from './guard.ts'

/** What happens without a guard: a test fails, none does, or the guard's entry is wrong. */
export type Outcome =
  | { readonly is: 'noticed'; readonly by: string; readonly file: string }
  | { readonly is: 'unnoticed' }
  | { readonly is: 'wrong'; readonly why: string }

/** A source without the guard. Throws if the guard's text is not in it exactly once, or what is left is no program. */
export function withoutGuard(source: string, { text, without }: Guard): string {
  const [before = '', after, ...more] = source.split(text)
  if (after === undefined) throw new Error('its text is not in the file any more')
  if (more.length > 0) throw new Error('its text is in the file more than once')
  const changed = before + without + after
  const { diagnostics = [] } = ts.transpileModule(changed, { reportDiagnostics: true })
  if (diagnostics.length > 0) throw new Error('without it, the file is no program')
  return changed
}

const reportSchema = v.object({
  testResults: v.array(
    v.object({
      name: v.string(),
      status: v.string(),
      message: v.fallback(v.string(), ''),
      assertionResults: v.array(v.object({ status: v.string(), fullName: v.string() })),
    }),
  ),
})

/** No run takes longer, in milliseconds. */
const longest = 5 * 60_000

/** Runs test files in a copy of the project and gives the first test that fails, or null. Throws if they cannot run. */
export function firstFailure(
  folder: string,
  tests: readonly string[],
): { readonly by: string; readonly file: string } | null {
  const report = join(folder, 'report.json')
  rmSync(report, { force: true })
  const options = ['--project=node', '--bail=1', '--testTimeout=30000', '--reporter=json']
  const { stderr } = spawnSync(
    process.execPath,
    [join(root, 'node_modules/vitest/vitest.mjs'), 'run', ...options, `--outputFile=${report}`, ...tests],
    { cwd: folder, encoding: 'utf8', timeout: longest },
  )
  if (!existsSync(report)) throw new Error(`the tests did not run: ${stderr.slice(-500)}`)
  const { testResults } = v.parse(reportSchema, JSON.parse(readFileSync(report, 'utf8')))
  if (testResults.length === 0) throw new Error('there are no such tests')
  const fileOf = (name: string): string =>
    tests.find((test) => name.replaceAll('\\', '/').endsWith(test)) ?? name
  const failures = testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === 'failed')
      .map(({ fullName }) => ({ by: withoutTags(fullName), file: fileOf(name) })),
  )
  // What is done before the tests can fail, too. Files that were not run any more have no message.
  const before = testResults
    .filter(({ status, message }) => status === 'failed' && message !== '')
    .map(({ name, message }) => ({
      by: `before its tests: ${message.split('\n', 1)[0] ?? ''}`,
      file: fileOf(name),
    }))
  return [...failures, ...before][0] ?? null
}

/** Takes a guard away in a copy of the project, runs its tests, and puts it back. */
export function tryGuard(folder: string, guard: Guard): Outcome {
  const file = join(folder, guard.file)
  const source = readFileSync(file, 'utf8')
  try {
    writeFileSync(file, withoutGuard(source, guard))
    const failure = firstFailure(folder, guard.tests)
    return failure === null ? { is: 'unnoticed' } : { is: 'noticed', ...failure }
  } catch (thrown) {
    return { is: 'wrong', why: thrown instanceof Error ? thrown.message : String(thrown) }
  } finally {
    writeFileSync(file, source)
  }
}
