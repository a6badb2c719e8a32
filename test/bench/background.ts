import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { readCustomer } from '#backend/clopos/customer-row'
import { openCustomers, type Customers } from '#backend/query/customers'
import { openCopy, openCopyReader } from '#backend/copy/copy'
import { mergeIncoming } from '#backend/copy/merge'
import { openStaging } from '#backend/copy/staging'
import { exportCustomers } from '#backend/export/export'
import { exportContent } from '#backend/export/content'
import { readyPreset } from '#shared/exports/presets'
import { createSampleStore } from '#backend/sample/store'
import { clearState } from '#backend/sqlite/state'
import { indexState } from '#backend/index/state'
import { beginFullRead } from '#backend/copy/full-read'
import { defaultSort, type ColumnKey } from '#shared/columns'
import { measuredApart, startBeside, type Background } from './apart'
import { elapsed, milliseconds, p95, type Row } from './measure'
import { searchTimes } from './search'
import { answersOf, buildIndex, readAll } from './storing'
import { ourWindows } from './windows'

/** By how many MB this process grows while windows and searches are asked for. */
function memoryTaken(folder: string): number {
  const before = process.memoryUsage().rss
  const database = openCopyReader(folder)
  const customers = openCustomers(database)
  ourWindows(customers)
  searchTimes(customers, 3, 100)
  const growth = (process.memoryUsage().rss - before) / 2 ** 20
  database.close()
  return growth
}

/** The memory that the orders, columns and lists of windows and searches take. */
export async function benchMemory(folder: string, count: number): Promise<Row> {
  const growth = Number(await measuredApart('memory', folder, count))
  return {
    what: 'memory that windows and searches take',
    ours: `${growth.toFixed(0)} MB`,
    peer: '100 MB',
    ratio: growth / 100,
    goal: '<= 1x',
  }
}

/** By how many MB the memory of this process grows at most during some work. */
function peakOf(work: () => void): number {
  const before = process.memoryUsage().rss
  work()
  return process.resourceUsage().maxRSS / 2 ** 10 - before / 2 ** 20
}

/** The peak while this process stores customers as a first sync does. */
function peakOfLoad(folder: string, customers: number): number {
  const target = join(folder, 'first-load')
  const database = openCopy(target)
  const answers = answersOf(customers)
  const peak = peakOf(() => {
    readAll(database, answers(), () => undefined)
  })
  database.close()
  rmSync(target, { recursive: true })
  return peak
}

/** The peak while this process builds the index of a copy. */
function peakOfIndex(folder: string): number {
  const database = openCopy(folder)
  clearState(database, indexState)
  const peak = peakOf(() => {
    buildIndex(database)
  })
  database.close()
  return peak
}

/** The peak of memory of the two jobs of a first sync, which run one after the other, each in a thread of its own. */
export async function benchLoadMemory(folder: string, count: number): Promise<Row[]> {
  const row = (what: string, peak: number): Row => ({
    what,
    ours: `${peak.toFixed(0)} MB`,
    peer: '200 MB',
    ratio: peak / 200,
    goal: '<= 1x',
  })
  return [
    row('memory of a first load (peak)', Number(await measuredApart('load', folder, count))),
    row('memory of building the index (peak)', Number(await measuredApart('index', folder, count))),
  ]
}

/** Work of a sync or an export, done in a process of its own beside the one that measures. */
export async function doInBackground(kind: Background, folder: string, customers: number): Promise<void> {
  if (kind === 'memory') {
    process.send?.(memoryTaken(folder))
    return
  }
  if (kind === 'load' || kind === 'index') {
    process.send?.(kind === 'load' ? peakOfLoad(folder, customers) : peakOfIndex(folder))
    return
  }
  if (kind === 'export') {
    const database = openCopyReader(folder)
    const options = readyPreset('csv', { language: 'en', locale: 'en' })
    const view = {
      query: '',
      sort: defaultSort,
      columns: 'all',
      options,
      country: 'AZ',
      recipients: null,
    } as const
    await exportCustomers({
      content: exportContent(openCustomers(database), view),
      target: join(folder, 'background.csv'),
      total: 0,
      signal: new AbortController().signal,
      onProgress: () => undefined,
    })
    database.close()
    return
  }
  const database = openCopy(folder)
  const staging = openStaging(database)
  const store = createSampleStore({ customers, seed: 1 }, Date.now)
  // First few changed customers, which are read beside the index; then many, for which it is rebuilt.
  for (const [step, changed] of [1000, Math.ceil(customers / 20)].entries()) {
    for (let page = 1; (page - 1) * 999 < changed; page += 1) {
      const { rows } = store.page({ page, limit: 999, sort: 'id', descending: false, filters: [] })
      const received = rows.map((row) =>
        readCustomer({ ...row, spent: (page * 7919) % 1000, note_of_bench: step }),
      )
      staging.addPage(received, beginFullRead(0, 999))
    }
    database.transaction(() => {
      mergeIncoming(database, {
        seen: null,
        groups: [],
        venues: [],
        runId: step + 2,
        now: step + 1,
      })
      staging.clear()
    })()
    buildIndex(database)
  }
  database.close()
}

const sorts: readonly ColumnKey[] = ['name', 'spent', 'updatedAt', 'email', 'code', 'createdAt']

/** Windows now here, now there, in turns of sorts and filters, until `isOver`; milliseconds each. */
async function windowsUntil(
  customers: Customers,
  count: number,
  isOver: (done: number) => boolean,
): Promise<number[]> {
  const times: number[] = []
  const queries = ['', 'active:yes', 'spent>500', 'leyla', 'has:email']
  for (let turn = 0; !isOver(turn); turn += 1) {
    const column = sorts[turn % sorts.length] ?? 'name'
    const query = queries[turn % queries.length] ?? ''
    const offset = turn % 3 === 0 ? 0 : (turn * 7919) % Math.floor(count / 10)
    times.push(elapsed(() => customers.window(query, [{ column, descending: turn % 2 === 0 }], offset, 200)))
    await setTimeout(5)
  }
  return times
}

/** Windows while a sync stores what it found, and while an export runs, against the same without. */
export async function benchBackground(folder: string, count: number): Promise<Row[]> {
  const database = openCopyReader(folder)
  const customers = openCustomers(database)
  const turns = 300
  await windowsUntil(customers, count, (done) => done >= 60)
  const idle = await windowsUntil(customers, count, (done) => done >= turns)
  const rows: Row[] = []
  for (const kind of ['export', 'merge'] as const) {
    const child = startBeside(kind, folder, count)
    let isDone = false
    child.on('exit', (code) => {
      isDone = true
      if (code !== 0) throw new Error(`The ${kind} in the background failed.`)
    })
    const busy = await windowsUntil(customers, count, (done) => isDone && done >= 60)
    rows.push({
      what: `windows during ${kind === 'merge' ? 'a sync that stores many changes' : 'an export'} (p95)`,
      ours: milliseconds(p95(busy)),
      peer: `without, ${milliseconds(p95(idle))}`,
      ratio: p95(busy) / p95(idle),
      goal: '<= 2x',
    })
  }
  database.close()
  return rows
}
