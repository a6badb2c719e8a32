import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { Call } from '#shared/contract'
import type { InternalMethods } from '#backend/internal-contract'
import { workbook } from '#backend/export/writers'
import { openExportLog } from '#backend/export-log'
import { readSheet } from '#backend/export/xlsx/read-sheet'
import { openUserDatabase } from '#backend/user-database'
import { readyPreset, readyPresetNames } from '#shared/exports/presets'
import type { EventMessage } from '#shared/wire'
import { ended, start } from '../start-backend'
import { testFolder } from '../api-rows'

const reader = { language: 'az', locale: 'az-AZ' } as const

async function sample(customers: number): Promise<{
  call: Call<InternalMethods>
  events: readonly EventMessage[]
  connectionId: string
  folder: string
}> {
  const { call, events, dataFolder } = start()
  const { id: connectionId } = await call('connections.addSample', { customers })
  const { jobId } = await call('sync.start', { connectionId, complete: false })
  await expect.poll(() => ended(events, jobId), { timeout: 20_000 }).toBe('done')
  return { call, events, connectionId, folder: dataFolder }
}

it('shows the first customers as each format will write them, and how large the file will be', async () => {
  const { call, events, connectionId, folder } = await sample(600)
  const sort = [{ column: 'spent' as const, descending: true }]
  for (const preset of readyPresetNames) {
    const options = readyPreset(preset, reader)
    const order = {
      ...{ connectionId, query: '', sort, selection: null, options },
      columns: ['spent' as const, 'name' as const, 'phone' as const],
    }
    const { start: shown, total, bytes, isExact, ms } = await call('export.preview', order)
    const path = join(folder, 'file')
    const { jobId } = await call('export.write', { ...order, path, download: null })
    await expect.poll(() => ended(events, jobId), { timeout: 20_000 }).toBe('done')
    if (shown.kind === 'text') {
      const file = readFileSync(path, 'utf8').replace(/^\ufeff/, '')
      expect(file.startsWith(shown.text), preset).toBe(true)
      expect(shown.text.trimEnd().split('\n').length, preset).toBeGreaterThanOrEqual(20)
    } else {
      expect(shown.lines).toEqual(readSheet(readFileSync(path)).slice(0, shown.lines.length))
      expect(shown.lines).toHaveLength(21)
    }
    expect(isExact).toBe(false)
    if (preset === 'messages') {
      const numbers = readFileSync(path, 'utf8').trimEnd().split('\n').length - 1
      expect(Math.abs(total - numbers) / numbers).toBeLessThan(0.1)
    } else expect(total, preset).toBe(600)
    const size = readFileSync(path).length
    expect(Math.abs(bytes - size) / size, preset).toBeLessThan(0.1)
    expect(ms).toBeGreaterThan(0)
  }
})

it('never says of a list that it looked at the start of only that nobody is in it', async () => {
  const { call, connectionId } = await sample(600)
  const view = { connectionId, query: '', sort: [{ column: 'spent' as const, descending: true }] }
  const { rows } = await call('customers.window', { ...view, offset: 0, limit: 250 })
  const text = rows.flatMap(({ phone, phones }) => [phone ?? '', ...phones]).join('\n')
  await call('messages.addNumbers', { text })
  const options = readyPreset('messages', reader)
  const order = { ...view, selection: null, columns: ['name' as const], options }
  const { total, isExact } = await call('export.preview', order)
  expect([total, isExact]).toEqual([1, false])
})

it('reads the cells of a workbook back as Excel shows them', async () => {
  const keys = ['id', 'name', 'description', 'spent', 'dateOfBirth', 'createdAt', 'phone'] as const
  const rows = [
    [
      7,
      'A&B <"quoted">',
      '_x0041_ \u0001\tend ',
      12.5,
      '1990-02-03',
      Date.UTC(2026, 0, 31, 12),
      '+994501112233',
    ],
    [8, null, '=1+1', null, '31 May', null, '007'],
  ]
  const parts: Uint8Array[] = []
  for await (const { content } of workbook(rows, keys, readyPreset('xlsx', reader)))
    parts.push(Buffer.from(content))
  const [headings, ...lines] = readSheet(Buffer.concat(parts))
  expect(headings?.slice(0, 2)).toEqual(['ID', 'Ad'])
  const instant = expect.closeTo(46_053.5, 0)
  expect(lines).toEqual([
    [
      { number: 7, as: 'plain' },
      'A&B <"quoted">',
      '_x0041_ \u0001\tend ',
      { number: 12.5, as: 'money' },
      { number: 32_907, as: 'date' },
      { number: instant, as: 'instant' },
      '+994501112233',
    ],
    [{ number: 8, as: 'plain' }, null, '=1+1', null, '31 May', null, '007'],
  ])
})

it('knows the size of a small file, of a selection and of none', async () => {
  const { call, connectionId } = await sample(30)
  const options = readyPreset('csv', reader)
  const order = { connectionId, query: '', sort: [], selection: null, columns: 'all' as const, options }
  const all = await call('export.preview', order)
  expect(all).toMatchObject({ total: 30, isExact: true })
  const { rows } = await call('customers.window', { connectionId, query: '', sort: [], offset: 5, limit: 2 })
  const [one, two] = rows.map(({ id }) => id)
  if (one === undefined || two === undefined) throw new Error('no rows')
  await call('customers.select', {
    ...{ connectionId, selection: 'mine' },
    change: { kind: 'between', query: '', sort: [], from: one, to: two, selected: true },
  })
  // The query does not find them.
  const chosen = await call('export.preview', { ...order, query: 'id:0', selection: 'mine', columns: ['id'] })
  const text = `ID\r\n${String(one)}\r\n${String(two)}\r\n`
  expect(chosen).toMatchObject({ total: 2, isExact: true, bytes: text.length, start: { text } })
  const none = await call('export.preview', { ...order, query: 'id:0', columns: ['id'] })
  expect(none).toMatchObject({ total: 0, start: { text: 'ID\r\n' }, bytes: 4 })
})

it('takes the time from the last large export of the same format', () => {
  const file = openUserDatabase(testFolder())
  try {
    const log = openExportLog(file)
    const note = (customers: number, ms: number | null, format: 'csv' | 'raw'): void => {
      log.note({
        ...{ at: 0, way: 'file', connectionId: 'a', connection: 'A', customers, ms, personal: false },
        ...{ columns: 'all', query: '', sort: [], selected: false, view: null, target: '/a' },
        ...{ options: readyPreset(format, reader), file: null, copyAt: null, version: null },
      })
    }
    expect(log.speed('csv')).toBeNull()
    note(100_000, 2000, 'csv')
    note(100_000, 500, 'csv')
    note(100, 500, 'csv')
    note(100_000, null, 'csv')
    note(100_000, 7000, 'raw')
    expect([log.speed('csv'), log.speed('raw'), log.speed('tsv')]).toEqual([0.005, 0.07, null])
  } finally {
    file.close()
  }
})
