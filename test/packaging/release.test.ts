import { readFileSync } from 'node:fs'
import { validateWorkflow } from '@action-validator/core'
import { expect, test } from 'vitest'
import { scripts } from '../../package.json'
import { notesOf } from '../../scripts/release-notes.ts'

const workflow = readFileSync('.github/workflows/release.yml', 'utf8')

test('the release workflow follows the schema of workflows', () => {
  expect(validateWorkflow(workflow).errors).toEqual([])
})

test('a mistake in it would be found', () => {
  expect(validateWorkflow(workflow.replace('runs-on:', 'run-on:')).errors).not.toEqual([])
  expect(validateWorkflow(workflow.replace('needs: test', 'needs: tests')).errors).not.toEqual([])
})

test('it packs for each system with a script that exists', () => {
  const named = Array.from(workflow.matchAll(/script: (\S+)/g), ([, name]) => name)
  expect(named).toEqual(['dist:linux', 'dist:win', 'dist:mac'])
  expect(Object.keys(scripts)).toEqual(expect.arrayContaining(named))
})

test('the notes of a release are what the changelog says about its version', () => {
  const changelog =
    '# Changelog\n\n## Unreleased\n\n- Next.\n\n## 1.2.0\n\n- New.\n- Better.\n\n## 1.1.0\n\n- Old.\n'
  expect(notesOf(changelog, '1.2.0')).toBe('- New.\n- Better.')
  expect(notesOf(changelog, '1.1.0')).toBe('- Old.')
  expect(notesOf(changelog, '1.3.0')).toBeNull()
  expect(notesOf('## 1.2.0 (2026-12-01)\n\n- Dated.\n', '1.2.0')).toBe('- Dated.')
  expect(notesOf('## 1.2.0\n\n## 1.1.0\n\n- Old.\n', '1.2.0')).toBeNull()
})
