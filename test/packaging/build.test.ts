import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
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
    'inspect.js',
    'job.js',
    'sample-server.js',
    'sample-thread.js',
    'serve.js',
  ])
  expect(files('preload')).toEqual(['preload.cjs'])
  expect(files('renderer')).toEqual(['index.html', 'third-party-notices.txt'])
})

/** The sources of everything in the main process, from the project's folder. */
function mainSources(): readonly string[] {
  const maps = readdirSync(join(out, 'main'), { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.map'),
  )
  return maps.flatMap((file) => {
    const { sources }: { sources: string[] } = JSON.parse(readFileSync(join(out, 'main', file), 'utf8'))
    return sources.map((source) => source.replace(/^(\.\.[\\/])+/, ''))
  })
}

test('nothing of the tests, the benchmarks or the tools is built into the main process', () => {
  const sources = mainSources()
  expect(sources).toContain('src/main/index.ts')
  // Optional packages that are not installed have a name of the build's own.
  expect(sources.filter((source) => !/^(src\/|node_modules\/|__vite-)/.test(source))).toEqual([])
})

/** What Settings, About shows. */
interface Page {
  readonly about: { readonly notices: readonly { readonly name: string }[] }
}

test('the licence of every package in the bundles is in the page and in the file of notices', async () => {
  const bundled = mainSources().flatMap(
    (source) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(source)?.[1] ?? [],
  )
  // Those of the page, which has no source maps, and those outside the bundles.
  const others = ['svelte', '@lucide/svelte', '@fontsource-variable/inter', 'better-sqlite3', 'electron']
  const packages = new Set([...bundled, ...others])
  expect(packages.size).toBeGreaterThan(25)

  const file = readFileSync(join(out, 'renderer', 'third-party-notices.txt'), 'utf8')
  const assets = join(out, 'renderer', 'assets')
  const about = readdirSync(assets).find((name) => /^about-.*\.js$/.test(name)) ?? ''
  const page: Page = await import(pathToFileURL(join(assets, about)).href)
  for (const name of packages) {
    const folder = join(root, 'node_modules', name)
    const manifest: { version: string } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
    const licence = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry))
    // One package only names its licence and its author.
    const text =
      licence === undefined && name === 'lazy-val'
        ? 'Copyright (c) Vladimir Krivosheev\n\nPermission is hereby granted'
        : readFileSync(join(folder, licence ?? ''), 'utf8').trim()
    expect(file).toContain(`\n${name} ${manifest.version} (`)
    expect(file).toContain(text)
    expect(page.about.notices).toContainEqual({
      name,
      version: manifest.version,
      licence: expect.any(String),
      text: expect.stringContaining(text),
    })
  }
  // Only what the app contains is listed.
  expect(page.about.notices.map(({ name }) => name)).not.toContain('@types/estree')
})

test('the start loads nothing that only updates need', () => {
  const main = join(out, 'main')
  const imported = (file: string, found = new Set<string>()): ReadonlySet<string> => {
    if (found.has(file)) return found
    found.add(file)
    const code = readFileSync(join(main, file), 'utf8')
    for (const [, name = ''] of code.matchAll(/^(?:import|export)[^'"\n]*["'](\.[^'"]+)["']/gm))
      imported(join(dirname(file), name), found)
    return found
  }
  const has = (file: string): boolean => readFileSync(join(main, file), 'utf8').includes('AppImageUpdater =')
  const atStart = [...imported('index.js')]
  expect(atStart.length).toBeGreaterThan(3)
  expect(atStart.filter(has)).toEqual([])
  const all = readdirSync(main, { recursive: true, encoding: 'utf8' })
  expect(all.filter((file) => file.endsWith('.js') && has(file))).toHaveLength(1)
})
