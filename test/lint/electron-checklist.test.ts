import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { checklist, checklistTable, taggedTests, tagProblems } from '../../scripts/electron-checklist.ts'

test('the tags in titles of tests become a table, and missing and unknown ones are told', () => {
  const folder = mkdtempSync(join(tmpdir(), 'checklist-'))
  onTestFinished(() => {
    rmSync(folder, { recursive: true })
  })
  mkdirSync(join(folder, 'desktop'))
  // In two parts, because this file is a test, too.
  const unknown = '[electron' + '-99]'
  writeFileSync(
    join(folder, 'desktop', 'window.test.ts'),
    `test('%s is isolated ${checklist[2] === undefined ? '' : `[${checklist[2].tag}]`}', () => {})
     test(\`nobody asked for this ${unknown}\`, () => {})
     // not a title [electron${'-4'}]`,
  )
  writeFileSync(join(folder, 'desktop', 'helper.ts'), `const text = '[electron${'-5'}]'`)
  const tests = taggedTests(folder)
  expect(tests).toEqual([
    { title: '… is isolated', file: 'desktop/window.test.ts', tags: ['electron-3'] },
    { title: 'nobody asked for this', file: 'desktop/window.test.ts', tags: ['electron-99'] },
  ])
  const problems = tagProblems(tests)
  // All but the one that has a test and the one that says why it has none.
  expect(problems).toHaveLength(checklist.length - 2 + 1)
  expect(problems).toContain(`${unknown} in the title of a test is no item.`)
  expect(problems.join()).not.toContain('context isolation')
  expect(checklistTable(tests)[4]).toBe(
    '| 3 | Enable context isolation in all renderers | … is isolated (`desktop/window.test.ts`) |',
  )
})
