import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { buildIfNeeded, root } from '../../scripts/build.ts'

const out = join(root, 'out')

beforeAll(buildIfNeeded, 120_000)

const files = (folder: string): string[] =>
  readdirSync(join(out, folder), { withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.map'))
    .map(({ name }) => name)
    .sort()

test('a build holds the entries of the app and nothing else', () => {
  expect(readdirSync(out).sort()).toEqual(['main', 'preload', 'renderer'])
  expect(files('main')).toEqual([
    'backend.js',
    'cli.js',
    'index.js',
    'job.js',
    'sample-server.js',
    'sample-thread.js',
    'serve.js',
  ])
  expect(files('preload')).toEqual(['preload.cjs'])
  expect(files('renderer')).toEqual(['index.html'])
})

test('nothing of the tests, the benchmarks or the tools is built into the main process', () => {
  const maps = readdirSync(join(out, 'main'), { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.map'),
  )
  const sources = maps.flatMap((file) => {
    const { sources }: { sources: string[] } = JSON.parse(readFileSync(join(out, 'main', file), 'utf8'))
    return sources.map((source) => source.replace(/^(\.\.[\\/])+/, ''))
  })
  expect(sources).toContain('src/main/index.ts')
  // Optional packages that are not installed have a name of the build's own.
  expect(sources.filter((source) => !/^(src\/|node_modules\/|__vite-)/.test(source))).toEqual([])
})
