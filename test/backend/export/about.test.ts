import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { openConnections } from '#backend/connections/connections'
import { fileSecrets } from '#backend/connections/secrets'
import { openCopy } from '#backend/copy/copy'
import { exportCustomers, type ExportTask } from '#backend/export/export'
import { textPieces } from '#backend/export/piece'
import { tableLayouts } from '#backend/export/writers'
import { removeAbout } from '#backend/schedules/own-files'
import { aboutPath } from '#shared/exports/file-name'
import { readyPreset } from '#shared/exports/presets'
import { itUnless, unlessLinux } from '../../platform'
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

describe('a file and its description', () => {
  const earlier = { 'out.csv': 'earlier', 'out.csv.about.json': '{"earlier":true}' }
  const filesIn = (): Record<string, string> =>
    Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]))

  /** Writes one row. `onRow` is called when the file is begun. */
  function writeOne(target: string, onRow: () => void = () => undefined): Promise<unknown> {
    function* rows(): Generator<readonly [string]> {
      onRow()
      yield ['Əli']
    }
    const content: ExportTask['content'] = textPieces(rows(), tableLayouts.csv(['name'], options, 'AZ'))
    const order = { query: '', sort: [], selected: false, columns: ['name'], options, copyAt: 1000 }
    return exportCustomers({
      ...{ content, target, total: 1, signal: new AbortController().signal, onProgress: () => undefined },
      about: { ...order, path: target, version: '1.0.0', clock: () => 2000 },
    })
  }

  it('replace earlier ones together', async () => {
    for (const [name, text] of Object.entries(earlier)) writeFileSync(join(folder, name), text)
    await writeOne(path)
    expect(filesIn()).toEqual({
      'out.csv': expect.stringContaining('Əli'),
      'out.csv.about.json': expect.stringContaining('"customers": 1'),
    })
  })

  it('both stay away if the name of the description is too long', async () => {
    const name = 'x'.repeat(250)
    writeFileSync(join(folder, name), 'earlier')
    await expect(writeOne(join(folder, name))).rejects.toThrow(/^export\./)
    expect(filesIn()).toEqual({ [name]: 'earlier' })
  })

  it('both stay away if the description has no place', async () => {
    writeFileSync(path, 'earlier')
    mkdirSync(aboutPath(path))
    await expect(writeOne(path)).rejects.toThrow('export.target')
    expect(readdirSync(folder).sort()).toEqual(['out.csv', 'out.csv.about.json'])
    expect(readFileSync(path, 'utf8')).toBe('earlier')
  })

  itUnless(unlessLinux('only Linux has a device that is always full'))(
    'both stay away if the disk is full when the description is written',
    async () => {
      writeFileSync(path, 'earlier')
      symlinkSync('/dev/full', aboutPath(path))
      await expect(writeOne(path)).rejects.toThrow('storage.full')
      expect(readFileSync(path, 'utf8')).toBe('earlier')
      expect(readdirSync(folder)).toHaveLength(2)
    },
  )

  it.each([{}, { 'out.csv.about.json': '{"earlier":true}' }])(
    'stay as they were if the file cannot have its name: %o',
    async (before) => {
      for (const [name, text] of Object.entries(before)) writeFileSync(join(folder, name), text)
      const inTheWay = (): void => {
        mkdirSync(path)
      }
      // Windows says the same of a file that is open.
      await expect(writeOne(path, inTheWay)).rejects.toThrow(/^export\.(?:target|in-use)$/)
      rmSync(path, { recursive: true })
      expect(filesIn()).toEqual(before)
    },
  )
})
