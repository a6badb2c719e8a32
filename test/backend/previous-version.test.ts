import { join } from 'node:path'
import SQLite from 'better-sqlite3'
import { expect, it } from 'vitest'
import { openSettings } from '#backend/settings'
import { openUserDatabase } from '#backend/user-database'
import { openViews } from '#backend/views'
import { columnKeys } from '#shared/columns'
import { parseQuery } from '#shared/query'
import { viewContentSchema } from '#shared/views'
import * as v from 'valibot'
import { testFolder } from './api-rows'

/** What version 0.1.0 wrote to `settings.sqlite`. Never edited: people have such files. */
const version010 = `
  PRAGMA application_id = ${String(0x43446b32)};
  PRAGMA user_version = 3;
  CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
  CREATE TABLE view (id TEXT PRIMARY KEY, position INTEGER NOT NULL, content TEXT NOT NULL) STRICT;
  INSERT INTO setting VALUES
    ('connectionId', '"brand-nar"'),
    ('search', '"group:\\"My Customers\\",VIP (spent>500 OR new:sync) ~active:no -no:phone \\"Əli Həsənov\\" grup:x"'),
    ('sort', '["-spent","name"]'),
    ('columns', '[{"key":"name","width":240,"hidden":false,"pinned":true},{"key":"totalBonus","width":110,"hidden":false,"pinned":false},{"key":"receiptCount","width":90,"hidden":true,"pinned":false}]'),
    ('viewId', '"b7c1"'),
    ('readyColumns', '[{"key":"id","width":84,"hidden":false,"pinned":false},{"key":"removedAt","width":172,"hidden":false,"pinned":false}]'),
    ('facetsOpen', 'true'),
    ('facetsFolded', '["venue","gender"]'),
    ('exportPreset', '"raw"'),
    ('exportColumns', '"all"'),
    ('syncEveryMinutes', '0'),
    ('completeEveryHours', '48'),
    ('keepChangesDays', '365');
  INSERT INTO view VALUES
    ('all', 0, '{"kind":"ready","pinned":false,"hidden":false}'),
    ('b7c1', 1, '{"kind":"own","name":"Best guests","pinned":true,"content":{"query":"group:VIP birthday:this-month updated<90d","sort":["-spent","id"],"columns":[{"key":"groupName","width":130,"hidden":false,"pinned":false}]}}'),
    ('noPhone', 2, '{"kind":"ready","pinned":true,"hidden":true}');
`

it('opens the settings and views of version 0.1.0 with nothing lost', () => {
  const folder = testFolder()
  const before = new SQLite(join(folder, 'settings.sqlite'))
  before.exec(version010)
  const stored = (sql: string): [string, string][] => before.prepare<[], [string, string]>(sql).raw().all()
  const written = Object.fromEntries(
    stored('SELECT name, value FROM setting').map(([name, value]): [string, unknown] => [
      name,
      JSON.parse(value),
    ]),
  )
  before.close()

  const file = openUserDatabase(folder)
  const settings = openSettings(file).read()
  expect(settings).toMatchObject(written)
  expect(Object.keys(written)).toHaveLength(13)
  // The one mistake was a mistake then, too.
  expect(parseQuery(settings.search).mistakes.map(({ text }) => text)).toEqual(['grup:x'])
  expect(parseQuery(settings.search).parts).toHaveLength(5)
  const known = new Set<string>(columnKeys)
  expect([...settings.columns, ...settings.readyColumns].filter(({ key }) => !known.has(key))).toEqual([])

  const views = openViews(file, () => 'new').list()
  expect(views.slice(0, 3)).toEqual([
    { kind: 'ready', id: 'all', pinned: false, hidden: false },
    {
      kind: 'own',
      id: 'b7c1',
      name: 'Best guests',
      pinned: true,
      content: {
        query: 'group:VIP birthday:this-month updated<90d',
        sort: ['-spent', 'id'],
        columns: [{ key: 'groupName', width: 130, hidden: false, pinned: false }],
      },
    },
    { kind: 'ready', id: 'noPhone', pinned: true, hidden: true },
  ])
  // What the settings hold can be saved as a view, as it is.
  const { search: query, sort, columns } = settings
  expect(v.is(viewContentSchema, { query, sort, columns })).toBe(true)
  file.close()
})
