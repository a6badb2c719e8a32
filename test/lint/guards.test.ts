import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import type { Guard } from '../../scripts/guards/guard.ts'
import { securityGuards } from '../../scripts/guards/index.ts'
import { readOutcomes } from '../../scripts/guards/table.ts'
import { tryGuard, withoutGuard } from '../../scripts/guards/try-guard.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

test('each guard is where the list says, its file is a program without it, and its tests are there', () => {
  const ids = securityGuards.map(({ id }) => id)
  expect(ids.length).toBeGreaterThan(100)
  expect(new Set(ids).size).toBe(ids.length)
  const problems = securityGuards.flatMap((guard) => {
    try {
      withoutGuard(readFileSync(join(root, guard.file), 'utf8'), guard)
      return guard.tests.filter((file) => !existsSync(join(root, file)))
    } catch (thrown) {
      return [`${guard.id}: ${String(thrown)}`]
    }
  })
  expect(problems).toEqual([])
})

test('docs/security.md names the test that fails without each guard', () => {
  const outcomes = readOutcomes()
  expect([...outcomes.keys()]).toEqual(securityGuards.map(({ id }) => id))
  for (const by of outcomes.values()) expect(by).toMatch(/ \(test\/[\w/.-]+\)$/)
})

test('a guard whose absence no test notices is told, and so is a wrong entry', () => {
  // Below the project, so that the packages are found from there.
  mkdirSync(join(root, '.cache'), { recursive: true })
  const folder = mkdtempSync(join(root, '.cache', 'guards-'))
  onTestFinished(() => {
    rmSync(folder, { recursive: true })
  })
  const door = "export const mayEnter = (name: string): boolean => name !== '' && name !== 'thief'\n"
  writeFileSync(join(folder, 'door.ts'), door)
  writeFileSync(
    join(folder, 'door.test.ts'),
    `import { expect, test } from 'vitest'
     import { mayEnter } from './door'
     test('a thief stays outside', () => { expect(mayEnter('thief')).toBe(false) })`,
  )
  writeFileSync(
    join(folder, 'vitest.config.ts'),
    "export default { test: { name: 'node', include: ['*.test.ts'] } }",
  )
  const guard = (text: string, without = ''): Guard => ({
    id: text,
    file: 'door.ts',
    text,
    without,
    tests: ['door.test.ts'],
  })
  expect(tryGuard(folder, guard(" && name !== 'thief'"))).toEqual({
    is: 'noticed',
    by: 'a thief stays outside',
    file: 'door.test.ts',
  })
  expect(tryGuard(folder, guard("name !== '' && "))).toEqual({ is: 'unnoticed' })
  const wrong = [guard('nobody'), guard('name !== '), guard('=> name', '=> =')]
  expect(wrong.map((entry) => tryGuard(folder, entry))).toEqual([
    { is: 'wrong', why: 'its text is not in the file any more' },
    { is: 'wrong', why: 'its text is in the file more than once' },
    { is: 'wrong', why: 'without it, the file is no program' },
  ])
  expect(readFileSync(join(folder, 'door.ts'), 'utf8')).toBe(door)
})
