import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { openConnections } from '#backend/connections/connections'
import { fileSecrets } from '#backend/connections/secrets'
import { openCopy } from '#backend/copy/copy'
import { removeAbout } from '#backend/schedules/own-files'
import { aboutPath } from '#shared/exports/file-name'
import { readyPreset } from '#shared/exports/presets'
import { apiRow, takeIn, testFolder } from '../api-rows'
import { start } from '../start-backend'

let folder: string
let path: string
beforeEach(() => {
  folder = testFolder()
  path = join(folder, 'out.csv')
})

const options = { ...readyPreset('csv', { language: 'en', locale: 'en' }), about: true }

/** Exports two customers and waits until the export is noted. */
async function write(download: string | null): Promise<void> {
  const dataFolder = testFolder()
  const connections = openConnections(dataFolder, fileSecrets())
  const connectionId = connections.addSample(5, 1, 'Sample').id
  const database = openCopy(connections.folder(connectionId))
  takeIn(database, [apiRow(1), apiRow(2), apiRow(3)], 1000)
  database.close()
  const { call } = start(dataFolder)
  await call('export.write', {
    ...{ connectionId, query: 'id:<3', sort: [{ column: 'spent', descending: true }], selection: null },
    ...{ columns: ['name', 'createdAt'], options, path, download },
  })
  await vi.waitFor(
    async () => {
      expect(await call('privacy.exports', {})).toHaveLength(1)
    },
    { timeout: 20_000 },
  )
}

describe('the description of an export', () => {
  it('says what the file is, from when, by which version, and its hash', async () => {
    await write(null)
    const file = readFileSync(path)
    expect(JSON.parse(readFileSync(`${path}.about.json`, 'utf8'))).toEqual({
      file: 'out.csv',
      sha256: createHash('sha256').update(file).digest('hex'),
      bytes: statSync(path).size,
      customers: 2,
      query: 'id:<3',
      selected: false,
      sort: ['-spent'],
      columns: ['name', 'created_at'],
      options,
      copyFrom: expect.stringMatching(/Z$/),
      written: expect.stringMatching(/Z$/),
      app: expect.stringMatching(/^Customer Desk \d/),
    })
    expect(readdirSync(folder).sort()).toEqual(['out.csv', 'out.csv.about.json'])
  })

  it('does not come with a download, which is one file', async () => {
    await write('/download/1')
    expect(readdirSync(folder)).toEqual(['out.csv'])
  })

  it('is removed with its file, but not if it describes another one', () => {
    writeFileSync(aboutPath(path), '{"sha256":"ab"}')
    removeAbout(path, 'cd')
    expect(existsSync(aboutPath(path))).toBe(true)
    removeAbout(path, 'ab')
    expect(existsSync(aboutPath(path))).toBe(false)
    removeAbout(path, 'ab')
    writeFileSync(aboutPath(path), 'mine')
    removeAbout(path, 'ab')
    expect(readFileSync(aboutPath(path), 'utf8')).toBe('mine')
  })
})
