/**
 * `node scripts/security-table.ts`: fails if an item of Electron's checklist has no test, or if the table in
 * docs/security.md is out of date. With `--write` (`npm run security-table`) it writes the table.
 */
import { join } from 'node:path'
import { root } from './build.ts'
import { checklistTable, taggedTests, tagProblems } from './electron-checklist.ts'
import { withSection, writeSection } from './security-page.ts'

const tests = taggedTests(join(root, 'test'))
const problems = [...tagProblems(tests)]
const table = checklistTable(tests)
if (process.argv.includes('--write')) await writeSection('checklist', table)
else {
  const { before, after } = await withSection('checklist', table)
  if (before !== after)
    problems.push('The table in docs/security.md is out of date. Run: npm run security-table')
}
for (const problem of problems) process.stdout.write(`${problem}\n`)
if (problems.length > 0) process.exitCode = 1
