import js from '@eslint/js'
import svelte from 'eslint-plugin-svelte'
import globals from 'globals'
import ts from 'typescript-eslint'

/** A room's walls: which of our own folders, and which packages, its files may not import. */
const walls = (files, forbidden) => ({
  files,
  rules: {
    'no-restricted-imports': [
      'error',
      { patterns: forbidden.map(([group, message]) => ({ group: [].concat(group), message })) },
    ],
  },
})

const electron = [
  ['electron', 'electron/*'],
  'Only src/main/desktop and src/preload import electron: everything else also runs without it.',
]
const backend = [
  ['#backend/*', '**/backend/**'],
  'This room talks to the backend through #shared/contract only.',
]
const shells = [
  ['**/desktop/**', '**/browser/**'],
  'The backend and shared code know nothing of the shells around them.',
]
const renderer = [['**/renderer/**'], 'The renderer is reached through the contract only.']
const node = [
  ['node:*', 'better-sqlite3', 'got', 'socks', 'ws'],
  'This code also runs in the page, which has no Node.',
]

export default ts.config(
  { ignores: ['.cache/', 'out/', 'dist/', 'node_modules/', 'test-results/', 'playwright-report/'] },
  js.configs.recommended,
  ...ts.configs.strict,
  ...ts.configs.stylistic,
  ...svelte.configs.recommended,
  {
    languageOptions: { globals: { ...globals.node } },
    rules: {
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      eqeqeq: 'error',
      'max-lines': ['error', { max: 350, skipBlankLines: true, skipComments: true }],
    },
  },
  { files: ['**/*.svelte', '**/*.svelte.ts'], languageOptions: { parserOptions: { parser: ts.parser } } },
  {
    files: ['src/renderer/**', 'src/preload/**', 'test/renderer/**'],
    languageOptions: { globals: globals.browser },
  },
  walls(['src/shared/**'], [electron, backend, shells, renderer, node]),
  walls(['src/main/backend/**'], [electron, shells, renderer]),
  walls(['src/main/browser/**', 'src/main/*.ts'], [electron, renderer]),
  walls(['src/main/desktop/**'], [renderer, [['**/browser/**'], 'The two shells do not know each other.']]),
  walls(
    ['src/renderer/**'],
    [electron, backend, shells, node, [['**/main/**', '**/preload/**'], 'Use #shared.']],
  ),
  walls(['src/preload/**'], [backend, shells, renderer, node]),
)
