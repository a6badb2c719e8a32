/**
 * What Electron's security checklist asks for (electronjs.org/docs/latest/tutorial/security), and the tests that guard each
 * of its items and each fuse: those whose titles carry `[electron-NUMBER]` or `[fuse NAME]`.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { FuseV1Options } from '@electron/fuses'

interface Item {
  /** In titles of tests. */
  readonly tag: string
  readonly name: string
  /** Why there is no test. */
  readonly untested?: string
}

const recommendations: readonly (string | readonly [name: string, untested: string])[] = [
  'Only load secure content',
  'Disable the Node.js integration in all renderers that display remote content',
  'Enable context isolation in all renderers',
  'Enable process sandboxing',
  'Use `ses.setPermissionRequestHandler()` in all sessions that load remote content',
  'Do not disable `webSecurity`',
  'Define a `Content-Security-Policy` and use restrictive rules',
  'Do not enable `allowRunningInsecureContent`',
  'Do not enable experimental features',
  'Do not use `enableBlinkFeatures`',
  '`<webview>`: do not use `allowpopups`',
  '`<webview>`: verify options and params',
  'Disable or limit navigation',
  'Disable or limit creation of new windows',
  'Do not use `shell.openExternal` with untrusted content',
  [
    'Use a current version of Electron',
    'No test without a network knows which version is current: `npm outdated electron` says it.',
  ],
  'Validate the `sender` of all IPC messages',
  'Avoid usage of the `file://` protocol and prefer usage of custom protocols',
  'Check which fuses you can change',
  'Do not expose Electron APIs to untrusted web content',
]

const fuseNames = Object.keys(FuseV1Options).filter((name) => Number.isNaN(Number(name)))

/** The items of the checklist in their order, then the fuses. */
export const checklist: readonly Item[] = [
  ...recommendations.map((given, index): Item => {
    const tag = `electron-${String(index + 1)}`
    return typeof given === 'string' ? { tag, name: given } : { tag, name: given[0], untested: given[1] }
  }),
  ...fuseNames.map((name) => ({ tag: `fuse ${name}`, name: `Fuse \`${name}\`` })),
]

interface TaggedTest {
  readonly title: string
  readonly file: string
  readonly tags: readonly string[]
}

const tagPattern = /\[(electron-\d+|fuse \w+)\]/g

/** The title of a test without its tags. */
export const withoutTags = (title: string): string => title.replace(tagPattern, '').trim()

/** The tests below `folder` whose titles carry a tag. */
export function taggedTests(folder: string): readonly TaggedTest[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(test|spec)\.ts$/.test(file))
    .map((file) => file.replaceAll('\\', '/'))
    .sort()
  return files.flatMap((file) => {
    const texts = readFileSync(join(folder, file), 'utf8').matchAll(/'([^'\n]*)'|`([^`\n]*)`/g)
    return [...texts].flatMap(([, quoted, template]) => {
      const text = quoted ?? template ?? ''
      const tags = [...text.matchAll(tagPattern)].map(([, tag = '']) => tag)
      const title = withoutTags(text).replace('%s', '…')
      return tags.length === 0 ? [] : [{ title, file, tags }]
    })
  })
}

/** What is wrong with the tags of tests: an item that no test has, or a tag that is no item. */
export function tagProblems(tests: readonly TaggedTest[]): readonly string[] {
  const used = new Set(tests.flatMap(({ tags }) => tags))
  const known = new Set(checklist.map(({ tag }) => tag))
  return [
    ...checklist
      .filter(({ tag, untested }) => !used.has(tag) && untested === undefined)
      .map(({ tag, name }) => `No test has [${tag}] in its title: ${name}`),
    ...[...used].filter((tag) => !known.has(tag)).map((tag) => `[${tag}] in the title of a test is no item.`),
  ]
}

/** The lines of the table in docs/security.md. */
export function checklistTable(tests: readonly TaggedTest[]): readonly string[] {
  const rows = checklist.map(({ tag, name, untested }) => {
    const number = /^electron-(\d+)$/.exec(tag)?.[1] ?? ''
    const guarding = tests
      .filter(({ tags }) => tags.includes(tag))
      .map(({ title, file }) => `${title} (\`${file}\`)`)
    return `| ${number} | ${name} | ${untested ?? guarding.join('<br>')} |`
  })
  return ['| | item | test |', '| --: | --- | --- |', ...rows]
}
