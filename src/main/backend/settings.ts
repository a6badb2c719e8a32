import * as v from 'valibot'
import type { DomainHandlers, backendMethods } from '#shared/contract'
import type { ErrorData } from '#shared/errors'
import { defaultSettings, settingsSchema, type Settings } from '#shared/settings'
import type { WritableDatabase } from './sqlite/database'

type SettingsChange = { readonly [Name in keyof Settings]?: Settings[Name] | undefined }

export interface SettingsStore {
  readonly read: () => Settings
  /** Replaces what is given and keeps the rest. */
  readonly write: (change: SettingsChange) => Settings
}

/** The settings in the user database, which the caller closes. */
export function openSettings(database: WritableDatabase): SettingsStore {
  const all = database.prepare<[], [string, string]>('SELECT name, value FROM setting').raw()
  const save = database.prepare('INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)')

  const read = (): Settings => {
    const stored = new Map(all.all())
    // A setting that another version wrote differently, or that is no JSON, falls back to its default, alone.
    const known = Object.entries(settingsSchema.entries).flatMap(([name, schema]) => {
      const checked = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), stored.get(name))
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
  }
}

/**
 * What the window remembers. `lost` says that the settings were damaged when their file was opened. `onChange` hears of what was written.
 */
export function settingsHandlers(
  settings: () => SettingsStore,
  lost: () => ErrorData | null,
  onChange: (change: SettingsChange) => void,
): DomainHandlers<typeof backendMethods, 'settings'> {
  return {
    'settings.read': () => settings().read(),
    'settings.lost': lost,
    'settings.write': (change) => {
      const written = settings().write(change)
      onChange(change)
      return written
    },
  }
}
