/** `kill -9` of the real command line at random moments, over and over. */
import { EventEmitter } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, watch } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Database } from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openConnections } from '#backend/connections/connections'
import { fileSecrets } from '#backend/connections/secrets'
import { openCopy } from '#backend/copy/copy'
import { readHistory } from '#backend/copy/history'
import { copyMigrations } from '#backend/copy/migrations/index'
import { readState } from '#backend/sqlite/state'
import { openSettings } from '#backend/settings'
import { openUserDatabase } from '#backend/user-database'
import { fold } from '#shared/fold'
import { startSampleServer, type SampleServer } from '#backend/sample/server'
import type { FullRead } from '#backend/copy/full-read'
import { offsetOf } from '#backend/sync/pages'
import { writeFrozenCopy } from '../backend/copy/frozen-copies'
import { readCsv } from '../backend/export/rfc4180'
import { commandLine } from '../command-line/run-command-line'
import { buildCommandLine, copyFolderIn, environmentOf, type BuiltCommandLine } from './built-command-line'
import { chances } from './chance'
import { flaws, readCopy, withCopy, type CopyState } from './copy-state'
import { sorted } from './world'
import { fullReadState } from '#backend/copy/state'

const kills = Number(process.env['CUSTOMER_DESK_KILLS'] ?? 24)
const customers = 2600

const moments = [
  'first load',
  'full read',
  'catch-up',
  'search',
  'merge',
  'migration',
  'export',
  'erasing',
] as const
type Moment = (typeof moments)[number]

interface Tally {
  killed: number
  /** It was over before the kill came. */
  late: number
  resumed: number
  merged: number
}

const tallies = new Map<Moment, Tally>(
  moments.map((moment) => [moment, { killed: 0, late: 0, resumed: 0, merged: 0 }]),
)
const tallyOf = (moment: Moment): Tally =>
  tallies.get(moment) ?? { killed: 0, late: 0, resumed: 0, merged: 0 }

const requests = new EventEmitter()
let program: BuiltCommandLine
let server: SampleServer
let home = ''

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'customer-desk-kills-'))
  program = await buildCommandLine('kills')
  server = await startSampleServer({
    customers,
    rateLimit: 1_000_000,
    authLimit: 1_000_000,
    latency: ({ number }) => 5 + ((number * 7) % 40),
    beforeAnswer: ({ path, query }) => {
      requests.emit('any', path, query)
    },
  })
})

afterAll(async () => {
  await server.close()
  program.remove()
  rmSync(home, { recursive: true, force: true })
  const lines = [...tallies].map(
    ([moment, { killed, late, resumed, merged }]) =>
      `${moment} ${String(killed)} (${String(resumed)} resumed, ${String(merged)} already done, ${String(late)} too late)`,
  )
  process.stdout.write(`\nkills: ${lines.join(', ')}\n`)
})

/** Resolves with the n-th data call that `is` one of those meant. */
function call(count: number, is: (path: string, query: URLSearchParams) => boolean): Promise<void> {
  return new Promise((resolve) => {
    let left = count
    const hear = (path: string, query: URLSearchParams): void => {
      if (!is(path, query) || (left -= 1) > 0) return
      requests.off('any', hear)
      resolve()
    }
    requests.on('any', hear)
  })
}

const isPage = (path: string, query: URLSearchParams): boolean =>
  path === '/customers' && query.get('sort[0]') === 'id'
const isChanges = (path: string, query: URLSearchParams): boolean =>
  path === '/customers' && query.get('sort[0]') === 'updated_at'

/** Starts the command and kills it N milliseconds after `moment`. Returns whether it was still running. */
async function killed(
  args: readonly string[],
  data: string,
  moment: Promise<unknown>,
  delay: number,
): Promise<boolean> {
  const { child, ended } = program.start(args, environmentOf(server, data))
  await Promise.race([moment, ended])
  if (delay > 0) await wait(delay)
  child.kill('SIGKILL')
  const { signal } = await ended
  return signal === 'SIGKILL'
}

const serverRows = (): Map<number, string> =>
  new Map([...server.store.rows()].map((row) => [row.id, sorted(row)]))

const presentRows = (copy: CopyState): Map<number, string> =>
  new Map(
    [...copy.customers].flatMap(([id, { text, removedAt }]) =>
      removedAt === null ? [[id, text] as const] : [],
    ),
  )

/** What a killed sync left, and what the next one makes of it. */
async function expectToSurvive(moment: Moment, data: string, before: CopyState): Promise<void> {
  const folder = copyFolderIn(data, server)
  const tally = tallyOf(moment)
  expect(flaws(folder)).toEqual([])
  const after = readCopy(folder)
  const isMerged = after.bytes !== before.bytes && after.customers.size > 0
  if (isMerged) {
    expect(presentRows(after)).toEqual(serverRows())
    tally.merged += 1
  } else if (before.customers.size > 0) {
    expect(after.bytes).toBe(before.bytes)
  }
  const read: FullRead | null = withCopy(folder, (database) =>
    tables(database).includes('state') ? readState(database, fullReadState) : null,
  )
  const asked = server.requests.length
  const outcome = await commandLine(['sync'], environmentOf(server, data))
  expect(outcome).toMatchObject({ code: 0 })
  expect(presentRows(readCopy(folder))).toEqual(serverRows())
  if (read !== null && read.pages > 1) {
    // It goes on where it was: no page before that is asked for again.
    const pages = server.requests.slice(asked).filter(({ path, query }) => isPage(path, query))
    for (const { query } of pages.filter((page) => page.query.get('sort[1]') === '1')) {
      const offset = offsetOf({ page: Number(query.get('page')), limit: Number(query.get('limit')) })
      expect(offset).toBeGreaterThanOrEqual(read.position - read.limit)
    }
    tally.resumed += 1
  }
  const history = withCopy(folder, (database) => readHistory(database, 2)) ?? []
  expect(history[0]?.outcome.state).toBe('done')
  // Killed before it began to write, it left no record.
  if (!isMerged && read !== null) expect(history[1]?.outcome.state).toBe('interrupted')
}

const tables = (database: Database): unknown[] =>
  database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all()

const idsNow = (): [number, ...number[]] => {
  const [first = 0, ...others] = [...server.store.rows()].map(({ id }) => id)
  return [first, ...others]
}

/** A data folder with a complete copy. */
async function copied(name: string): Promise<string> {
  const data = join(home, name)
  expect(await commandLine(['sync'], environmentOf(server, data))).toMatchObject({ code: 0 })
  return data
}

/** Resolves as soon as a file with such a name is made in the folder. */
function appears(folder: string, ending: string): Promise<void> {
  return new Promise((resolve) => {
    const watcher = watch(folder, (_, name) => {
      if (name?.endsWith(ending) !== true) return
      watcher.close()
      resolve()
    })
  })
}

function count(moment: Moment, isKilled: boolean): void {
  const tally = tallyOf(moment)
  if (isKilled) tally.killed += 1
  else tally.late += 1
}

type Play = (seed: number) => Promise<void>

const plays: Record<Moment, Play> = {
  'first load': async (seed) => {
    const chance = chances(seed)
    const data = join(home, `first-${String(seed)}`)
    const isKilled = await killed(['sync'], data, call(1 + chance.below(3), isPage), chance.below(120))
    count('first load', isKilled)
    await expectToSurvive('first load', data, { customers: new Map(), bytes: '' })
    rmSync(data, { recursive: true })
  },
  'full read': async (seed) => {
    const chance = chances(seed)
    const data = await copied('later')
    const ids = idsNow()
    for (let times = 50; times > 0; times -= 1)
      server.store.update(chance.pick(ids), { spent: chance.below(9999) })
    server.store.remove(chance.pick(ids))
    const before = readCopy(copyFolderIn(data, server))
    const isKilled = await killed(
      ['sync', '--full'],
      data,
      call(1 + chance.below(3), isPage),
      chance.below(120),
    )
    count('full read', isKilled)
    await expectToSurvive('full read', data, before)
  },
  'catch-up': async (seed) => {
    const chance = chances(seed)
    const data = await copied('later')
    const ids = idsNow()
    for (let times = 50; times > 0; times -= 1)
      server.store.update(chance.pick(ids), { spent: chance.below(9999) })
    server.store.insert()
    const before = readCopy(copyFolderIn(data, server))
    const isKilled = await killed(['sync'], data, call(1, isChanges), chance.below(40))
    count('catch-up', isKilled)
    await expectToSurvive('catch-up', data, before)
  },
  search: async (seed) => {
    const chance = chances(seed)
    const data = await copied('later')
    server.store.remove(chance.pick(idsNow()))
    const before = readCopy(copyFolderIn(data, server))
    // Only a search for deleted customers asks for pages in the order of ids here.
    const isKilled = await killed(['sync'], data, call(1, isPage), chance.below(60))
    count('search', isKilled)
    await expectToSurvive('search', data, before)
  },
  merge: async (seed) => {
    const chance = chances(seed)
    const isFirst = chance.percent(50)
    const data = isFirst ? join(home, `merge-${String(seed)}`) : await copied('later')
    if (!isFirst) {
      const instant = { updated_at: '2026-11-22T10:00:00.000000Z', spent: seed }
      const ids = idsNow()
      for (const id of ids) server.store.update(id, instant)
      server.store.remove(chance.pick(ids))
    }
    const before = isFirst ? { customers: new Map(), bytes: '' } : readCopy(copyFolderIn(data, server))
    const isKilled = await killed(['sync', '--full'], data, call(1, isChanges), 5 + chance.below(160))
    count('merge', isKilled)
    await expectToSurvive('merge', data, before)
    if (isFirst) rmSync(data, { recursive: true })
  },
  migration: async (seed) => {
    const chance = chances(seed)
    const data = join(home, `migration-${String(seed)}`)
    const { id } = openConnections(data, fileSecrets()).addWithoutSecret(server.credentials)
    const folder = join(data, 'connections', id)
    writeFrozenCopy(folder, 1, 2000)
    const isKilled = await killed(['status'], data, appears(folder, '-wal'), chance.below(12))
    count('migration', isKilled)
    const version = withCopy(folder, (database) => Number(database.pragma('user_version', { simple: true })))
    expect(withCopy(folder, (database) => database.pragma('integrity_check', { simple: true }))).toBe('ok')
    if (version === copyMigrations.length) tallyOf('migration').merged += 1
    expect(await commandLine(['count'], environmentOf(server, data))).toMatchObject({
      code: 0,
      stdout: '1999\n',
    })
    expect(withCopy(folder, (database) => database.pragma('user_version', { simple: true }))).toBe(
      copyMigrations.length,
    )
    rmSync(data, { recursive: true })
  },
  export: async (seed) => {
    const chance = chances(seed)
    const data = await copied('later')
    const out = join(home, 'exports')
    mkdirSync(out, { recursive: true })
    const file = join(out, `${String(seed)}.csv`)
    const isKilled = await killed(['export', '--out', file], data, appears(out, '.tmp'), chance.below(60))
    count('export', isKilled)
    if (existsSync(file))
      expect(readCsv(readFileSync(file, 'utf8').slice(1))).toHaveLength(server.store.size() + 1)
    // The next export to that folder clears away what the killed one left.
    expect(await commandLine(['export', '--out', file], environmentOf(server, data))).toMatchObject({
      code: 0,
    })
    expect(readdirSync(out).filter((name) => name.endsWith('.tmp'))).toEqual([])
    expect(readCsv(readFileSync(file, 'utf8').slice(1))).toHaveLength(server.store.size() + 1)
  },
  erasing: async (seed) => {
    const chance = chances(seed)
    const data = await copied('erasing')
    const folder = copyFolderIn(data, server)
    const person = {
      name: `Zümrüd Qəhrəmanzadə ${String(seed)}`,
      email: `zumrud.qehreman${String(seed)}@misal.az`,
      phone: `+9945573194${String(seed % 100).padStart(2, '0')}`,
      address: `Çəmənzəminli küçəsi ${String(seed)}`,
      updated_at: new Date().toISOString(),
    }
    const texts = [person.name, fold(person.name), person.email, person.phone, fold(person.address)]
    const id = chance.pick(idsNow())
    const environment = environmentOf(server, data)
    server.store.update(id, person)
    expect(await commandLine(['sync', '--full'], environment)).toMatchObject({ code: 0 })
    server.store.remove(id)
    expect(await commandLine(['sync', '--full'], environment)).toMatchObject({ code: 0 })
    expect(textsIn(data, texts).length).toBeGreaterThan(3)
    const copy = openCopy(folder)
    copy.prepare('UPDATE customer SET removed_at = 1000 WHERE id = ?').run(id)
    copy.close()
    const settings = openUserDatabase(data)
    openSettings(settings).write({ forgetRemovedDays: 30 })
    settings.close()
    const idsOf = (): readonly number[] => [...readCopy(folder).customers.keys()]
    const others = idsOf().filter((one) => one !== id)
    const isKilled = await killed(['sync'], data, call(1, isChanges), chance.below(1200))
    count('erasing', isKilled)
    expect(flaws(folder)).toEqual([])
    expect(idsOf().filter((one) => one !== id)).toEqual(others)
    if (!idsOf().includes(id)) tallyOf('erasing').merged += 1
    expect(await commandLine(['sync'], environment)).toMatchObject({ code: 0 })
    expect(idsOf()).toEqual(others)
    expect(presentRows(readCopy(folder))).toEqual(serverRows())
    expect(textsIn(data, texts)).toEqual([])
    expect(flaws(folder)).toEqual([])
  },
}

/** Which texts are in any file of a folder, or below it. */
function textsIn(root: string, texts: readonly string[]): readonly string[] {
  const files = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)))
  return texts.filter((text) => files.some((bytes) => bytes.includes(text)))
}

describe('kill -9', () => {
  const runs = Array.from({ length: kills }, (_, index) => ({
    seed: index + 1,
    moment: moments[index % moments.length] ?? 'merge',
  }))

  it.each(runs)('leaves a copy that holds and goes on: $moment, $seed', async ({ seed, moment }) => {
    await plays[moment](seed)
  })
})
