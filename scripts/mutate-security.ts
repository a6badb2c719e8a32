/**
 * `npm run mutate:security [-- WORD ...]`: takes each guard of `scripts/guards` away in turn, in a copy of the project, and
 * expects a test to fail. WORD: only guards whose names contain one. It writes what it found into docs/security.md. All of
 * them take a quarter of an hour.
 */
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from './build.ts'
import { securityGuards } from './guards/index.ts'
import { firstFailure, tryGuard, type Outcome } from './guards/try-guard.ts'
import { writeOutcomes } from './guards/table.ts'

/** A copy of the project as it is now, with the same packages. The tests of the copy change nothing here. */
function copyProject(): string {
  const folder = mkdtempSync(join(tmpdir(), 'customer-desk-guards-'))
  const listed = ['ls-files', '-z', '--cached', '--others', '--exclude-standard']
  const { stdout } = spawnSync('git', listed, { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 26 })
  const files = stdout.split('\0').filter((file) => file !== '' && existsSync(join(root, file)))
  for (const file of files) cpSync(join(root, file), join(folder, file))
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction')
  return folder
}

const text = (outcome: Outcome): string => {
  switch (outcome.is) {
    case 'noticed':
      return `${outcome.by} (${outcome.file})`
    case 'unnoticed':
      return 'NO TEST FAILS'
    case 'wrong':
      return `WRONG ENTRY: ${outcome.why}`
  }
}

const words = process.argv.slice(2)
const chosen = securityGuards.filter(
  ({ id }) => words.length === 0 || words.some((word) => id.includes(word)),
)
const outcomes = new Map<string, Outcome>()
const folder = copyProject()
// The copy is removed, too, when somebody stops this.
process.once('SIGINT', () => process.exit(130))
process.once('exit', () => {
  rmSync(folder, { recursive: true, force: true })
})

const before = firstFailure(folder, [...new Set(chosen.flatMap(({ tests }) => tests))])
if (before !== null) {
  process.stdout.write(`With all guards in place, a test fails already: ${before.by} (${before.file})\n`)
  process.exit(1)
}
for (const guard of chosen) {
  const outcome = tryGuard(folder, guard)
  outcomes.set(guard.id, outcome)
  process.stdout.write(`${guard.id.padEnd(50)} ${text(outcome)}\n`)
}

const noticed = [...outcomes.values()].filter(({ is }) => is === 'noticed').length
await writeOutcomes(new Map([...outcomes].map(([id, outcome]) => [id, text(outcome)])))
process.stdout.write(`\n${String(noticed)} of ${String(chosen.length)} guards: a test fails without them.\n`)
process.exitCode = noticed === chosen.length ? 0 : 1
