import * as v from 'valibot'
import { expect, test } from 'vitest'
import { shellMethods } from '#shared/contract'
import { readyPreset } from '#shared/exports/presets'

/** Whether the page may start an export with this proposed name. */
const mayPropose = (fileName: string): boolean =>
  v.safeParse(shellMethods['export.start'].input, {
    ...{ connectionId: 'sample', query: '', sort: [], selection: null, columns: 'all' },
    ...{ options: readyPreset('csv', { language: 'en', locale: 'en' }), fileName },
  }).success

test('the page proposes a name for an export, not a place', () => {
  expect(mayPropose('Müştərilər 2026.csv')).toBe(true)
  for (const name of ['../customers.csv', 'a/b', 'a\\b', 'C:x', 'a?', '\uD800', ''])
    expect(mayPropose(name)).toBe(false)
})
