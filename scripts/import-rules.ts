/**
 * Who may import whom. `npm run lint` checks it with dependency-cruiser, which sees everything that TypeScript files
 * import, types included. It sees a Svelte component as compiled, which means without type-only imports.
 */
import { cruise, type ICruiseResult, type IRegularForbiddenRuleType } from 'dependency-cruiser'
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config'

/** The folders of the backend, each with those that it may import and the reason. What is not listed is forbidden. */
const backendFolders: Readonly<Record<string, readonly [allowed: readonly string[], comment: string]>> = {
  log: [[], 'Everything may write to the log, so the log knows nothing.'],
  json: [[], 'It takes JSON apart as text, whatever the JSON says.'],
  threads: [[], 'It finds the built files that threads start from, whatever they do.'],
  network: [[], 'It finds a way to a server, whatever the server answers.'],
  shell: [[], 'The desktop, browser mode and the command line share it, and none of it needs a database.'],
  sqlite: [[], 'It opens and migrates databases, whatever they store.'],
  lock: [['sqlite'], 'It decides who may ask anything at all, whatever is asked.'],
  index: [['sqlite'], 'It could serve any table. It takes a schema as a value and never names a customer.'],
  clopos: [['network', 'json'], 'It speaks to the API and does not know where the answers are stored.'],
  sample: [
    ['threads'],
    'It plays the Clopos server, so it must not share code with the client that it tests.',
  ],
  copy: [['index', 'sqlite', 'clopos', 'json'], 'It stores what the API sends, whoever reads or writes it.'],
  query: [['copy', 'index', 'sqlite'], 'It reads the copy, and works without Clopos.'],
  messages: [
    ['query', 'sqlite'],
    'It knows who gets messages and who wants none, however a list of them is written.',
  ],
  export: [
    ['messages', 'query', 'copy', 'sqlite', 'json'],
    'It writes the result of a query to a file, and works without Clopos.',
  ],
  sync: [
    ['copy', 'sqlite', 'clopos'],
    'It moves data from the API into the copy, and knows nothing of queries.',
  ],
  connections: [
    ['copy', 'sqlite', 'clopos'],
    'It manages the folders of the copies and tests a sign-in, whatever is done with a copy.',
  ],
  health: [
    ['copy', 'sqlite', 'clopos', 'network', 'threads', 'user-database.ts'],
    'It looks at everything that the app needs, and changes none of it.',
  ],
  schedules: [
    ['export-log.ts', 'query', 'user-data.ts', 'log', 'sqlite'],
    'It decides when and what to export. How a sync or an export runs, the process around it says.',
  ],
  jobs: [
    ['sync', 'export', 'messages', 'query', 'copy', 'sqlite', 'clopos', 'network', 'threads', 'log'],
    'It starts long work and reports on it. The work itself does not know that it is a job.',
  ],
}

const path = (folder: string): string => `^src/main/backend/${folder}`

const betweenBackendFolders = Object.entries(backendFolders).map(
  ([folder, [allowed, comment]]): IRegularForbiddenRuleType => ({
    name: `backend-${folder}`,
    severity: 'error',
    comment,
    from: { path: path(`${folder}/`) },
    to: {
      path: path(''),
      pathNot: [...[folder, ...allowed].map((name) => path(name.endsWith('.ts') ? name : `${name}/`))],
    },
  }),
)

const layer = (
  name: string,
  comment: string,
  from: IRegularForbiddenRuleType['from'],
  to: IRegularForbiddenRuleType['to'],
): IRegularForbiddenRuleType => ({ name, severity: 'error', comment, from, to })

const packages = (...names: readonly string[]): string => `(^|node_modules/)(${names.join('|')})(/|$)`

const page = '^src/(shared|renderer|preload)/'

/** The rules, in the words of dependency-cruiser's rules reference. Each comment says why. */
export const importRules: readonly IRegularForbiddenRuleType[] = [
  layer(
    'no-cycles',
    'Files that import each other can only be understood and changed together.',
    { path: '^src/' },
    { circular: true },
  ),
  layer(
    'no-missing-files',
    'An import that leads nowhere would escape the other rules.',
    { path: '^src/' },
    { couldNotResolve: true, path: '^[.#]' },
  ),
  layer(
    'shared-stands-alone',
    'Shared code runs on both sides of the contract, so it imports nothing of either.',
    { path: '^src/shared/' },
    { path: '^src/', pathNot: '^src/shared/' },
  ),
  layer(
    'renderer-uses-shared-only',
    'The renderer reaches the backend through the contract.',
    { path: '^src/renderer/' },
    { path: '^src/', pathNot: '^src/(renderer|shared)/' },
  ),
  layer(
    'preload-uses-shared-only',
    'The preload script exposes the methods of the contract and nothing else.',
    { path: '^src/preload/' },
    { path: '^src/', pathNot: '^src/(preload|shared)/' },
  ),
  layer(
    'no-node-in-the-page',
    'The page runs in a sandbox without Node.',
    { path: page },
    { dependencyTypes: ['core'] },
  ),
  layer(
    'no-node-packages-in-the-page',
    'These packages need Node, and the page runs in a sandbox without it.',
    { path: page },
    { path: packages('better-sqlite3', 'got', 'socks', 'ws') },
  ),
  layer(
    'electron-in-two-folders',
    'Only the desktop and the preload script need Electron; everything else also runs without it.',
    { path: '^src/', pathNot: '^src/(main/desktop|preload)/' },
    { path: packages('electron') },
  ),
  layer(
    'backend-knows-no-shell',
    'The backend serves the desktop, browser mode and the command line alike, so it knows none of them.',
    { path: path('') },
    { path: '^src/', pathNot: '^src/(main/backend|shared)/' },
  ),
  ...['desktop', 'browser', 'command-line'].map((shell) =>
    layer(
      `${shell}-stands-alone`,
      'A shell uses the backend, and knows neither the other shells nor the page.',
      { path: `^src/main/${shell}/` },
      { path: '^src/', pathNot: [`^src/main/${shell}/`, path(''), '^src/shared/'] },
    ),
  ),
  ...betweenBackendFolders,
]

/** Follows the imports of everything below `src` in `folder`, an absolute path, and judges them by the rules. */
export async function cruiseSources(folder: string, tsConfig: string): Promise<ICruiseResult> {
  const { output } = await cruise(
    ['src'],
    {
      baseDir: folder,
      ruleSet: { forbidden: [...importRules] },
      validate: true,
      tsPreCompilationDeps: true,
      doNotFollow: { path: 'node_modules' },
    },
    {
      exportsFields: ['exports'],
      conditionNames: ['svelte', 'types', 'import', 'node', 'default'],
      extensions: ['.ts', '.svelte', '.js', '.d.ts', '.d.mts', '.json'],
    },
    { tsConfig: extractTSConfig(tsConfig) },
  )
  if (typeof output === 'string') throw new TypeError('The cruise gave a text instead of a result.')
  return output
}
