/**
 * `npm run check [-- BASE]`: lint, format and types of everything, and the tests that what changed since BASE affects,
 * within a minute. BASE is a commit or branch; without it, the point where this branch left main. Tests that take
 * longer (`slowTests` in vitest.config.ts) are left to `npm test`, as are those that need a browser.
 */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './build.ts'
import { runAll, staticChecks } from './steps.ts'

function git(...args: readonly string[]): string | null {
  const { status, stdout } = spawnSync('git', args, { cwd: root, encoding: 'utf8' })
  return status === 0 ? stdout.trim() : null
}

const [given] = process.argv.slice(2)
const base = git('merge-base', given ?? 'main', 'HEAD') ?? git('merge-base', given ?? 'origin/main', 'HEAD')
if (base === null) {
  process.stderr.write(`There is no branch or commit ${given ?? 'main'} to compare with.\n`)
  process.exit(2)
}
const names = [
  git('diff', '--name-only', '--no-renames', base),
  git('ls-files', '--others', '--exclude-standard'),
]
const changed = names.flatMap((list) => (list ?? '').split('\n')).filter((name) => name !== '')
const code = changed.filter((name) => /\.(ts|svelte)$/.test(name) && existsSync(join(root, name)))

const affectedTests = {
  title: 'Affected tests',
  tool: 'node_modules/vitest/vitest.mjs',
  args: ['related', '--run', '--passWithNoTests', '--reporter=dot', ...code],
  env: { CUSTOMER_DESK_QUICK: 'yes' },
}
process.stdout.write(`${String(changed.length)} files changed since ${base.slice(0, 10)}\n`)
const passed = await runAll(code.length === 0 ? staticChecks : [affectedTests, ...staticChecks])
process.exitCode = passed.includes(false) ? 1 : 0
