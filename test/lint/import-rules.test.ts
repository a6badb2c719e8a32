import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { cruiseSources, importRules } from '../../scripts/import-rules.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** One file for each rule, with an import that the rule forbids. */
const planted: Readonly<Record<string, readonly [file: string, imported: string]>> = {
  'no-cycles': ['src/main/backend/sync/cycle-a.ts', './cycle-b'],
  'no-missing-files': ['src/main/backend/sync/typo.ts', './no-such-file'],
  'shared-stands-alone': ['src/shared/planted.ts', '../renderer/target'],
  'renderer-uses-shared-only': ['src/renderer/Planted.svelte', '../main/backend/target'],
  'preload-uses-shared-only': ['src/preload/planted.ts', '../main/backend/target'],
  'no-node-in-the-page': ['src/renderer/planted.ts', 'node:fs'],
  'no-node-packages-in-the-page': ['src/shared/packages.ts', 'ws'],
  'electron-in-two-folders': ['src/main/browser/planted.ts', 'electron'],
  'backend-knows-no-shell': ['src/main/backend/planted.ts', '../desktop/target'],
  'desktop-stands-alone': ['src/main/desktop/planted.ts', '../browser/target'],
  'browser-stands-alone': ['src/main/browser/other.ts', '../command-line/target'],
  'command-line-stands-alone': ['src/main/command-line/planted.ts', '../desktop/target'],
  'backend-log': ['src/main/backend/log/planted.ts', '../sqlite/target'],
  'backend-json': ['src/main/backend/json/planted.ts', '../clopos/target'],
  'backend-threads': ['src/main/backend/threads/planted.ts', '../jobs/target'],
  'backend-network': ['src/main/backend/network/planted.ts', '../clopos/target'],
  'backend-shell': ['src/main/backend/shell/planted.ts', '../copy/target'],
  'backend-sqlite': ['src/main/backend/sqlite/planted.ts', '../copy/target'],
  'backend-index': ['src/main/backend/index/planted.ts', '../clopos/target'],
  'backend-lock': ['src/main/backend/lock/planted.ts', '../copy/target'],
  'backend-clopos': ['src/main/backend/clopos/planted.ts', '../copy/target'],
  'backend-sample': ['src/main/backend/sample/planted.ts', '../clopos/target'],
  'backend-copy': ['src/main/backend/copy/planted.ts', '../sync/target'],
  'backend-query': ['src/main/backend/query/planted.ts', '../sync/target'],
  'backend-messages': ['src/main/backend/messages/planted.ts', '../sync/target'],
  'backend-export': ['src/main/backend/export/planted.ts', '../sync/target'],
  'backend-sync': ['src/main/backend/sync/planted.ts', '../export/target'],
  'backend-connections': ['src/main/backend/connections/planted.ts', '../sync/target'],
  'backend-health': ['src/main/backend/health/planted.ts', '../sync/target'],
  'backend-schedules': ['src/main/backend/schedules/planted.ts', '../sync/target'],
  'backend-jobs': ['src/main/backend/jobs/planted.ts', '../target'],
}

function write(folder: string, file: string, text: string): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true })
  writeFileSync(join(folder, file), text)
}

/** A project with a file `target` in every folder, which any other file may be pointed at. */
function emptyProject(): string {
  // Below the project, so that the packages are found from there.
  mkdirSync(join(root, '.cache'), { recursive: true })
  const folder = mkdtempSync(join(root, '.cache', 'import-rules-'))
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true })
  })
  for (const name of ['package.json', 'tsconfig.json', 'tsconfig.base.json'])
    cpSync(join(root, name), join(folder, name))
  const folders = Object.values(planted).map(([file]) => dirname(file))
  for (const name of folders) write(folder, `${name}/target.ts`, 'export interface Target {}\n')
  return folder
}

const broken = async (folder: string): Promise<string[]> => {
  const { summary } = await cruiseSources(folder, join(folder, 'tsconfig.json'))
  return summary.violations.map(({ rule, from }) => `${rule.name}: ${from}`).sort()
}

test('every rule has an import that breaks it, and a sentence that says why', () => {
  expect(Object.keys(planted).sort()).toEqual(importRules.map(({ name }) => name).sort())
  for (const { comment } of importRules) expect(comment).toMatch(/^[A-Z].*\.$/)
})

test('each rule finds the planted import that breaks it, types included, and nothing else', async () => {
  const folder = emptyProject()
  expect(await broken(folder)).toEqual([])
  for (const [file, imported] of Object.values(planted)) {
    const isComponent = file.endsWith('.svelte')
    const code = isComponent ? `import '${imported}'` : `import type {} from '${imported}'`
    write(folder, file, isComponent ? `<script lang="ts">\n  ${code}\n</script>\n` : `${code}\n`)
  }
  write(folder, 'src/main/backend/sync/cycle-b.ts', "import type {} from './cycle-a'\n")
  // A cycle is reported once.
  const expected = Object.entries(planted).map(([name, [file]]) => `${name}: ${file}`)
  expect(await broken(folder)).toEqual(expected.sort())
})
