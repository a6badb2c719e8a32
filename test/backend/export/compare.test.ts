import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { openConnections } from '#backend/connections/connections'
import { fileSecrets } from '#backend/connections/secrets'
import { openCopy } from '#backend/copy/copy'
import { updateIndex } from '#backend/copy/update-index'
import { cellsIn, linesOf } from '#backend/export/records'
import { AppError } from '#shared/errors'
import type { Comparison } from '#shared/exports/comparison'
import { readyPreset, type ReadyPreset } from '#shared/exports/presets'
import type { ColumnKey } from '#shared/columns'
import { apiRow, takeIn, testFolder, type ApiRow } from '../api-rows'
import { start } from '../start-backend'

let dataFolder: string
let connectionId: string
let path: string

function take(rows: readonly ApiRow[], now: number): void {
  const database = openCopy(openConnections(dataFolder, fileSecrets()).folder(connectionId))
  takeIn(database, rows, now)
  Array.from(updateIndex(database))
  database.close()
}

beforeEach(() => {
  dataFolder = testFolder()
  connectionId = openConnections(dataFolder, fileSecrets()).addSample(5, 1, 'Sample').id
  path = join(dataFolder, 'out.csv')
  take([apiRow(1), apiRow(2, { name: 'Say "hi", Aygün' }), apiRow(3), apiRow(4)], 1000)
})

type Call = ReturnType<typeof start>['call']

async function write(
  call: Call,
  preset: ReadyPreset,
  columns: readonly ColumnKey[] | 'all' = 'all',
): Promise<number> {
  const options = readyPreset(preset, { language: 'az', locale: 'az-AZ' })
  const order = { connectionId, query: '', sort: [], selection: null, columns, options }
  await call('export.write', {
    ...order,
    columns: columns === 'all' ? 'all' : [...columns],
    path,
    download: null,
  })
  return vi.waitFor(async () => {
    const [record] = await call('privacy.exports', {})
    if (record === undefined) throw new Error('not noted yet')
    return record.id
  })
}

/** Writes a file in an app that then ends, so that nothing but the test changes the copy. */
async function written(preset: ReadyPreset, columns: readonly ColumnKey[] | 'all' = 'all'): Promise<number> {
  const { call, backend } = start(dataFolder)
  const id = await write(call, preset, columns)
  await backend.close()
  return id
}

const compare = (id: number): Promise<Comparison> => start(dataFolder).call('export.compare', { id })

const formats = ['csv', 'excel', 'tsv', 'raw', 'jsonl'] as const

describe('the file of an export', () => {
  it.each(formats)('%s is the same where nothing changed', async (preset) => {
    expect(await compare(await written(preset))).toEqual({
      ...{
        untouched: true,
        byId: true,
        before: 4,
        now: 4,
        added: 0,
        removed: 0,
        changed: 0,
        differences: [],
      },
    })
  })

  it.each(formats)('%s is compared with now, by id', async (preset) => {
    const id = await written(preset)
    take(
      [apiRow(1), apiRow(2, { name: 'Aygün' }), apiRow(4, { spent: 12.5 }), apiRow(5, { name: 'New' })],
      2000,
    )
    const found = await compare(id)
    expect(found).toMatchObject({ untouched: true, byId: true, before: 4, now: 4 })
    expect(found).toMatchObject({ added: 1, removed: 1, changed: 2 })
    expect(found.differences.map(({ kind, label }) => `${kind} ${label}`)).toEqual([
      'added 5 · New',
      'removed 3 · Customer 3',
      'changed 4 · Customer 4',
      'changed 2 · Say "hi", Aygün',
    ])
    const cells = found.differences.flatMap((one) => one.cells)
    const name = { heading: expect.any(String), before: 'Say "hi", Aygün', now: 'Aygün' }
    expect(cells).toContainEqual(name)
    expect(cells.some(({ now }) => /^12[.,]5$/.test(now))).toBe(true)
  })

  it('without ids is compared line by line, the same line as often as it is there', async () => {
    take([apiRow(1, { name: 'Ali' }), apiRow(2, { name: 'Ali' }), apiRow(3, { name: 'Vali' })], 2000)
    const id = await written('csv', ['name'])
    take([apiRow(1, { name: 'Ali' }), apiRow(3, { name: 'Vali' }), apiRow(4, { name: 'Nigar' })], 3000)
    expect(await compare(id)).toEqual({
      ...{ untouched: true, byId: false, before: 3, now: 3, added: 1, removed: 1, changed: 0 },
      differences: [
        { kind: 'added', label: 'Nigar', cells: [] },
        { kind: 'removed', label: 'Ali', cells: [] },
      ],
    })
  })

  it('that somebody edited is not what was written, and says what differs', async () => {
    const { call } = start(dataFolder)
    const id = await write(call, 'csv', ['id', 'name'])
    writeFileSync(path, readFileSync(path, 'utf8').replace('Customer 3', 'Somebody'))
    expect(await call('export.compare', { id })).toMatchObject({
      ...{ untouched: false, changed: 1 },
      differences: [{ label: '3 · Somebody', cells: [{ before: 'Somebody', now: 'Customer 3' }] }],
    })
  })

  it('that is gone, that is another file, and that cannot be read as lines are errors', async () => {
    const { call } = start(dataFolder)
    const id = await write(call, 'csv')
    const other = new AppError({ code: 'export.not-comparable' })
    writeFileSync(path, 'a,b\r\n1,2\r\n')
    await expect(call('export.compare', { id })).rejects.toThrow(other)
    writeFileSync(path, '"')
    for (let part = 0; part < 20; part += 1) appendFileSync(path, 'x'.repeat(2 ** 20))
    await expect(call('export.compare', { id })).rejects.toThrow(other)
    rmSync(path)
    await expect(call('export.compare', { id })).rejects.toMatchObject({
      data: { code: 'export.gone', file: path },
    })
    await expect(call('export.compare', { id: id + 1 })).rejects.toThrow(
      new AppError({ code: 'not-found', what: 'export' }),
    )
    await call('privacy.clearExports', {})
    const workbook = await write(call, 'xlsx')
    await expect(call('export.compare', { id: workbook })).rejects.toThrow(other)
  })

  it('is remembered with its size, its hash, the time of the copy and the version', async () => {
    const { call } = start(dataFolder)
    await write(call, 'csv')
    expect(await call('privacy.exports', {})).toMatchObject([
      {
        file: { bytes: readFileSync(path).length, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
        copyAt: expect.any(Number),
        version: expect.stringMatching(/^\d+\.\d+\.\d+/),
      },
    ])
  })
})

it('lines and cells are those of RFC 4180, wherever the parts of the text end', async () => {
  const cell = fc.string({ unit: fc.constantFrom('a', 'ə', '"', ',', '\n', '\r', ' ', '😀') })
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 }),
      fc.integer({ min: 1, max: 9 }),
      async (rows, size) => {
        const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`
        const bytes = Buffer.from(rows.map((row) => `${row.map(quoted).join(',')}\r\n`).join(''))
        const parts = Array.from({ length: Math.ceil(bytes.length / size) }, (_, part) =>
          bytes.subarray(part * size, (part + 1) * size),
        )
        const lines: string[] = []
        for await (const line of linesOf(parts, true)) lines.push(line)
        expect(lines.map((line) => cellsIn(line, ','))).toEqual(rows)
      },
    ),
  )
  expect(cellsIn('a,,"b"', ',')).toEqual(['a', '', 'b'])
  expect(cellsIn('"a",', ',')).toEqual(['a', ''])
})
