import { rmSync } from 'node:fs'
import { join } from 'node:path'
import SQLite from 'better-sqlite3'
import { expect } from 'vitest'
import { defaultSettings } from '#shared/settings'
import { itUnless, onWindows } from '../platform'
import { testFolder } from './api-rows'
import { start } from './start-backend'

itUnless(onWindows('Windows deletes no file that is open'))(
  'keeps settings and views that come after the file of them was deleted',
  async () => {
    const dataFolder = testFolder()
    const { call } = start(dataFolder)
    await call('settings.write', { search: 'before' })
    rmSync(join(dataFolder, 'settings.sqlite'))
    expect(await call('settings.read', {})).toEqual(defaultSettings)
    await call('settings.write', { exportPreset: 'raw' })
    await call('views.order', { ids: ['removed'] })
    const other = new SQLite(join(dataFolder, 'settings.sqlite'), { readonly: true })
    expect(other.prepare('SELECT name, value FROM setting').all()).toEqual([
      { name: 'exportPreset', value: '"raw"' },
    ])
    expect(other.prepare('SELECT count(*) FROM view').pluck().get()).toBeGreaterThan(3)
    other.close()
  },
)
