import { join } from 'node:path'
import * as v from 'valibot'
import { defaultSettings, settingsSchema, type Settings } from '#shared/settings'
import type { Migration } from './database/migrate'
import { openDatabase } from './database/open'

/** The format of the settings' own file: what people made themselves outlives every copy of customers. */
const migrations: readonly Migration[] = [
  { version: 1, sql: 'CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT' },
  {
    version: 2,
    // Filters were kept apart from the search; now one text is both. They come first: the search may end in an open quote.
    sql: `INSERT OR REPLACE INTO setting (name, value)
            SELECT 'search', json_quote(trim((value ->> '$') || ' ' || coalesce(
              (SELECT value ->> '$' FROM setting WHERE name = 'search' AND json_type(value) = 'text'), '')))
              FROM setting WHERE name = 'filters' AND json_type(value) = 'text';
          DELETE FROM setting WHERE name = 'filters'`,
  },
]

type SettingsChange = { readonly [Name in keyof Settings]?: Settings[Name] | undefined }

export interface SettingsStore {
  readonly read: () => Settings
  /** Replaces what is given and keeps the rest. */
  readonly write: (change: SettingsChange) => Settings
  readonly close: () => void
}

/** Opens the settings of a data folder. Throws AppError `storage.*`. */
export function openSettings(dataFolder: string): SettingsStore {
  const database = openDatabase(join(dataFolder, 'settings.sqlite'), 'settings', migrations)
  const all = database.prepare<[], [string, string]>('SELECT name, value FROM setting').raw()
  const save = database.prepare('INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)')

  const read = (): Settings => {
    const stored = Object.fromEntries(all.all().map(([name, value]) => [name, JSON.parse(value)]))
    // A setting that another version wrote differently falls back to its default, alone.
    const known = Object.entries(settingsSchema.entries).flatMap(([name, schema]) => {
      const checked = v.safeParse(schema, stored[name])
      return checked.success ? [[name, checked.output]] : []
    })
    return { ...defaultSettings, ...Object.fromEntries(known) }
  }

  return {
    read,
    write: database.transaction((change: SettingsChange) => {
      for (const [name, value] of Object.entries(change)) {
        if (value !== undefined) save.run(name, JSON.stringify(value))
      }
      return read()
    }),
    close: () => {
      database.close()
    },
  }
}
