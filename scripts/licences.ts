/**
 * The licences of the packages in the app: the build puts them into the page (About) and into a text file beside the
 * program. It lists what the bundles really contain, so that none is forgotten and none is thanked for nothing.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'

interface Notice {
  readonly name: string
  readonly version: string
  readonly licence: string
  readonly text: string
}

/** Packages that ship as they are, outside the bundles. */
const beside = ['better-sqlite3', 'electron']

/** The folder of the package that a module belongs to; null: it is ours, or made by the build. */
function packageFolder(module: string): string | null {
  return (
    /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(module.replace('\0', '').replaceAll('\\', '/'))?.[0] ?? null
  )
}

interface Manifest {
  readonly name: string
  readonly version: string
  readonly license: string
  readonly author?: unknown
}

/** The packages, also their repositories, have no text of the licence that they name: it is the MIT licence of the author. */
const unwritten = ['lazy-val']

/** The MIT licence, which is also ours, with another author. */
const mitLicence = (root: string, author: string): string =>
  readFileSync(join(root, 'LICENSE'), 'utf8')
    .replace(/^Copyright.*$/m, `Copyright (c) ${author}`)
    .trim()

function readNotice(root: string, folder: string): Notice {
  const manifest: Manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const texts = readdirSync(folder)
    .filter((file) => /^(licen[cs]e|copying|notice)/i.test(file))
    .map((file) => readFileSync(join(folder, file), 'utf8').trim())
  if (unwritten.includes(manifest.name) && manifest.license === 'MIT')
    texts.push(mitLicence(root, String(manifest.author)))
  if (texts.length === 0) throw new Error(`${folder} has no licence text, but is part of the app.`)
  return {
    name: manifest.name,
    version: manifest.version,
    licence: manifest.license,
    text: texts.join('\n\n'),
  }
}

/** The notices of the packages in `folders`, by name. The same version may lie in several folders. */
function readNotices(root: string, folders: Iterable<string>): readonly Notice[] {
  const found = new Map(
    [...folders]
      .map((folder) => readNotice(root, folder))
      .map((notice) => [`${notice.name} ${notice.version}`, notice] as const),
  )
  return [...found.values()].sort((a, b) => a.name.localeCompare(b.name, 'en'))
}

const heading = `Customer Desk contains software of others, with thanks. The notices of Chromium are in the file
LICENSES.chromium.html.`

const textOf = (notices: readonly Notice[]): string =>
  [
    heading,
    ...notices.map(({ name, version, licence, text }) => `${name} ${version} (${licence})\n\n${text}`),
  ].join(`\n\n${'-'.repeat(80)}\n\n`)

/** The file that the build of the page writes beside the page. */
export const noticesFile = 'third-party-notices.txt'

/** Stands in the code of the page until its bundles are complete. */
const placeholder = '__THIRD_PARTY_NOTICES__'

const id = 'virtual:notices'

/**
 * One plugin for each build of the app, the page's last. All note the packages that they bundle; the page's gets the whole
 * list as the module `virtual:notices`. Without a build, as in development, it only has the packages outside the bundles.
 */
export function licences(root: string): { readonly collect: () => Plugin; readonly show: () => Plugin } {
  const folders = new Set(beside.map((name) => join(root, 'node_modules', name)))
  const note = (modules: readonly string[]): void => {
    for (const folder of modules.map(packageFolder)) if (folder !== null) folders.add(folder)
  }
  let isBuild = false
  return {
    collect: () => ({
      name: 'licences-collect',
      renderChunk: (_code, chunk) => {
        note(chunk.moduleIds)
        return null
      },
    }),
    show: () => ({
      name: 'licences-show',
      configResolved: ({ command }) => {
        isBuild = command === 'build'
      },
      resolveId: (source) => (source === id ? `\0${id}` : undefined),
      load: (loaded) => {
        if (loaded !== `\0${id}`) return undefined
        return `export const notices = ${isBuild ? placeholder : JSON.stringify(readNotices(root, folders))}`
      },
      renderChunk: (code, _chunk, _options, { chunks }) => {
        if (!code.includes(placeholder)) return null
        for (const { moduleIds } of Object.values(chunks)) note(moduleIds)
        return {
          code: code.replace(placeholder, () => JSON.stringify(readNotices(root, folders))),
          map: null,
        }
      },
      generateBundle() {
        this.emitFile({
          type: 'asset',
          fileName: noticesFile,
          source: `${textOf(readNotices(root, folders))}\n`,
        })
      },
    }),
  }
}
