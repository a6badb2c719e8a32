import js from '@eslint/js'
import svelte from 'eslint-plugin-svelte'
import globals from 'globals'
import ts from 'typescript-eslint'

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
  {
    files: ['src/**'],
    ignores: ['src/shared/locale/**', 'src/main/backend/shell/locale.ts'],
    rules: {
      // Chromium has no Azerbaijani, and quietly takes another language.
      'no-restricted-syntax': [
        'error',
        {
          selector:
            "MemberExpression[object.name='Intl'][property.name=/^(DateTimeFormat|DisplayNames|ListFormat|NumberFormat|PluralRules|RelativeTimeFormat)$/]",
          message: 'Take numbers, dates, lists and plurals from #shared/locale.',
        },
        {
          selector: 'MemberExpression[property.name=/^toLocale(Date|Time)?String$/]',
          message: 'Take numbers and dates from #shared/locale.',
        },
      ],
    },
  },
  { files: ['**/*.svelte', '**/*.svelte.ts'], languageOptions: { parserOptions: { parser: ts.parser } } },
  {
    files: ['src/renderer/**', 'src/preload/**', 'test/renderer/**'],
    languageOptions: { globals: globals.browser },
  },
)
