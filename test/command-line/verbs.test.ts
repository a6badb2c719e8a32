import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startSampleServer, type SampleServer } from '#backend/sample/server'
import { columnKeys } from '#shared/columns'
import { readCsv } from '../backend/export/rfc4180'
import { commandLine, type Outcome } from './run-command-line'

type Row = Record<string, unknown> & { readonly id: number }

const customers = 2500
let server: SampleServer
let folder = ''
let env: Record<string, string> = {}

function environmentOf({ baseUrl, credentials }: SampleServer): Record<string, string> {
  return {
    CLOPOS_BASE_URL: baseUrl,
    CLOPOS_CLIENT_ID: credentials.clientId,
    CLOPOS_CLIENT_SECRET: credentials.clientSecret,
    CLOPOS_BRAND: credentials.brand,
    CLOPOS_INTEGRATOR_ID: credentials.integratorId,
    CUSTOMER_DESK_DATA: join(folder, 'data'),
  }
}

const run = (args: readonly string[], changes: Record<string, string | undefined> = {}): Promise<Outcome> =>
  commandLine(args, { ...env, ...changes })

async function print(...args: string[]): Promise<string> {
  const outcome = await run(args)
  expect(outcome).toMatchObject({ code: 0, stderr: '' })
  return outcome.stdout
}

async function listed(...args: string[]): Promise<Row[]> {
  const lines = (await print('list', ...args)).split('\n')
  expect(lines.pop()).toBe('')
  return lines.map((line): Row => JSON.parse(line))
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'command-line-'))
  server = await startSampleServer({ customers })
  env = environmentOf(server)
})

afterAll(async () => {
  await server.close()
  rmSync(folder, { recursive: true })
})

describe('before the first sync', () => {
  it('status tells that there is nothing, the others what to do', async () => {
    expect(JSON.parse(await print('status'))).toMatchObject({
      customers: 0,
      lastSync: null,
      databaseVersion: null,
    })
    for (const args of [['count'], ['list'], ['export', '--out', join(folder, 'none.csv')]]) {
      expect(await run(args)).toMatchObject({
        code: 6,
        stdout: '',
        stderr: expect.stringContaining('Sync first'),
      })
    }
    expect(existsSync(join(folder, 'none.csv'))).toBe(false)
  })

  it('a refused sign-in leaves no connection behind', async () => {
    expect(await run(['sync'], { CLOPOS_CLIENT_SECRET: 'wrong' })).toMatchObject({ code: 3 })
    expect(readdirSync(join(folder, 'data', 'connections'))).toEqual([])
  })
})

describe('with a copy', () => {
  beforeAll(async () => {
    const outcome = await run(['sync'])
    expect(outcome.code).toBe(0)
    const result: unknown = JSON.parse(outcome.stdout)
    expect(Object.keys(result as object)).toEqual([
      'kind',
      'added',
      'changed',
      'removed',
      'unchanged',
      'total',
      'problems',
      'requests',
      'seconds',
    ])
    expect(result).toMatchObject({
      kind: 'complete',
      added: customers,
      changed: 0,
      removed: 0,
      unchanged: 0,
      total: customers,
    })
    expect(outcome.stdout).toMatch(/^\{[^\n]*\}\n$/)
    expect(outcome.stderr).toContain('Fetching customers: ')
    expect(outcome.stderr).not.toContain('\r')
  })

  it('a second sync finds nothing new, in a catch-up or a full read', async () => {
    const nothing = { added: 0, changed: 0, removed: 0, unchanged: customers }
    expect(JSON.parse((await run(['sync'])).stdout)).toMatchObject({ kind: 'catch-up', ...nothing })
    expect(JSON.parse((await run(['sync', '--full'])).stdout)).toMatchObject({ kind: 'complete', ...nothing })
  })

  it('history tells of each sync, newest first', async () => {
    const records = (await print('history')).trimEnd().split('\n')
    expect(records.map((line): unknown => JSON.parse(line))).toMatchObject([
      { reason: 'command-line', outcome: 'done', kind: 'complete', changed: 0, requests: expect.any(Number) },
      { outcome: 'done', kind: 'catch-up' },
      { outcome: 'done', kind: 'complete', added: customers },
    ])
    expect((await print('history', '--limit', '1')).trimEnd()).toBe(records[0])
  })

  it('count and status agree', async () => {
    expect(await print('count')).toBe(`${String(customers)}\n`)
    const status = JSON.parse(await print('status')) as Record<string, unknown>
    expect(status).toMatchObject({ customers, removed: 0, interrupted: false })
    expect(Date.parse(String(status['lastSync']))).toBeGreaterThan(Date.parse('2020-01-01'))
    expect(status['databaseVersion']).toBeGreaterThan(0)
  })

  it('list gives rows with API field names, sorted, limited, filtered', async () => {
    const all = await listed()
    expect(all).toHaveLength(customers)
    const byId = await listed('--sort', 'id', '--limit', '10', '--offset', '5')
    const ids = all.map(({ id }) => id).sort((a, b) => a - b)
    expect(byId.map(({ id }) => id)).toEqual(ids.slice(5, 15))
    expect(byId[0]).toHaveProperty('receipt_count')
    expect(byId[0]).toHaveProperty('can_use_loyalty_system')
    const spenders = (await listed('--sort', '-spent', '--limit', '50')).map(({ spent }) => Number(spent))
    expect(spenders).toEqual([...spenders].sort((a, b) => b - a))
    expect(await listed('--limit', '0')).toEqual([])
    expect(await listed('--offset', '999999')).toEqual([])
    const withPhone = Number(await print('count', '--query', 'has:phone'))
    expect(await listed('--query', 'has:phone')).toHaveLength(withPhone)
    expect(withPhone + Number(await print('count', '--query', 'no:phone'))).toBe(customers)
  })

  it('takes the whole language, and counts by the values of a field', async () => {
    const counted = async (query: string): Promise<number> => Number(await print('count', '--query', query))
    const rich = await listed('--query', 'spent > 500 (gender:female OR birthday:march,april) -no:phone')
    expect(rich.length).toBeGreaterThan(0)
    for (const { spent, gender, date_of_birth: born } of rich) {
      expect(Number(spent)).toBeGreaterThan(500)
      expect(gender === 2 || /^\d{4}-0[34]/.test(String(born))).toBe(true)
    }
    expect(await counted('created:today')).toBe(await counted('created>=today created<=today'))
    expect(await counted('birthday:1y')).toBe(await counted('has:birthday'))
    expect((await counted('ali')) + (await counted('-ali'))).toBe(customers)

    for (const by of ['group', 'venue', 'source', 'gender', 'status', 'month', 'birthday']) {
      const lines = (await print('count', '--by', by, '--query', 'has:phone')).trimEnd().split('\n')
      const counts = lines.map((line): { value: string | null; customers: number } => JSON.parse(line))
      expect(counts.reduce((sum, one) => sum + one.customers, 0)).toBe(await counted('has:phone'))
      const field = { status: 'active', month: 'created' }[by] ?? by
      const typed = field === 'source' ? `${field}:=` : `${field}:`
      for (const { value, customers: most } of counts.slice(0, 3)) {
        const asked = value === null ? `no:${field}` : `${typed}"${value}"`
        expect([by, asked, await counted(`has:phone ${asked}`)]).toEqual([by, asked, most])
      }
    }
    const groups = (await print('count', '--by', 'group', '--query', 'group:1')).trimEnd().split('\n')
    expect(groups.map((line) => JSON.parse(line) as object)).toEqual([
      { value: '1', name: expect.any(String), customers: await counted('group:1') },
    ])
    expect(await counted('new:sync OR changed:sync')).toBe(0)
  })

  it('exports every preset, all or some columns', async () => {
    const out = join(folder, 'customers.csv')
    const outcome = await run(['export', '--out', out, '--columns', 'id,name,spent', '--sort', 'id'])
    expect(outcome).toMatchObject({ code: 0, stdout: '' })
    expect(outcome.stderr).toContain(`2,500 customers exported to ${out}.`)
    const text = readFileSync(out, 'utf8')
    const table = readCsv(text)
    expect(table[0]).toEqual(['ID', 'Name', 'Spent'])
    expect(table).toHaveLength(customers + 1)

    await run(['export', '--out', out, '--preset', 'tsv', '--columns', 'all', '--query', 'has:phone'])
    expect(readCsv(readFileSync(out, 'utf8'), '\t')[0]).toHaveLength(columnKeys.length)
  })

  it('exports to the standard output, as to a file', async () => {
    const out = join(folder, 'to-compare.csv')
    await run(['export', '--out', out, '--query', 'has:phone'])
    const outcome = await run(['export', '--out', '-', '--query', 'has:phone'])
    expect(outcome).toMatchObject({ code: 0, stdout: readFileSync(out, 'utf8') })
    expect(outcome.stderr).not.toContain('exported')
  })

  it('exports JSON Lines, which are what list prints', async () => {
    const { stdout } = await run(['export', '--out', '-', '--format', 'jsonl', '--sort', 'id'])
    const lines = stdout.trimEnd().split('\n')
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(await listed('--sort', 'id'))
  })

  it('writes a description next to the file, if it is asked to', async () => {
    const out = join(folder, 'described.jsonl')
    expect((await run(['export', '--out', out, '--format', 'jsonl', '--sort', '-id', '--about'])).code).toBe(
      0,
    )
    const sha256 = createHash('sha256').update(readFileSync(out)).digest('hex')
    expect(JSON.parse(readFileSync(`${out}.about.json`, 'utf8'))).toMatchObject({
      ...{ file: 'described.jsonl', sha256, customers, query: '', sort: ['-id'], columns: 'all' },
    })
  })

  it('exports raw what list prints', async () => {
    const out = join(folder, 'raw.csv')
    await run(['export', '--out', out, '--preset', 'raw', '--sort', 'id'])
    const [header = [], ...table] = readCsv(readFileSync(out, 'utf8'))
    const rows = await listed('--sort', 'id')
    const cellOf = (value: unknown): string =>
      value === null || value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value)
    expect(table).toEqual(rows.map((row) => header.map((field) => cellOf(row[field]))))
    for (const row of rows) expect(header).toEqual(expect.arrayContaining(Object.keys(row)))
    const some = await run(['export', '--out', out, '--preset', 'raw', '--columns', 'address_data,id'])
    expect(some.code).toBe(0)
    expect(readCsv(readFileSync(out, 'utf8'))[0]).toEqual(['address_data', 'id'])
  })

  it('tells removed customers, which list marks', async () => {
    const [gone] = await listed('--sort', 'id', '--limit', '1')
    server.store.remove(gone?.id ?? 0)
    expect(JSON.parse((await run(['sync'])).stdout)).toMatchObject({ removed: 1, total: customers - 1 })
    expect(await listed('--query', 'removed:yes')).toEqual([
      { ...gone, removed_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/) },
    ])
    expect(await print('count')).toBe(`${String(customers - 1)}\n`)
    expect(await print('count', '--query', 'removed:any')).toBe(`${String(customers)}\n`)
    expect(await print('count', '--query', 'removed:sync')).toBe('1\n')
    expect(await print('count', '--query', 'removed:24h')).toBe('1\n')
    expect(await print('count', '--query', 'removed:yes -removed:24h')).toBe('0\n')
    expect(JSON.parse(await print('status'))).toMatchObject({ customers: customers - 1, removed: 1 })
  })

  it('reads the only connection where the environment names none', async () => {
    const { CUSTOMER_DESK_DATA: data } = env
    expect(await commandLine(['count', '--data', data ?? ''], {})).toMatchObject({ code: 0 })
    const sync = await commandLine(['sync', '--data', data ?? ''], {})
    expect(sync).toMatchObject({ code: 2, stderr: expect.stringContaining('CLOPOS_CLIENT_SECRET') })
  })

  it('syncs with a damaged file of settings too, and says where that was put', async () => {
    const file = join(env['CUSTOMER_DESK_DATA'] ?? '', 'settings.sqlite')
    writeFileSync(file, 'no settings'.repeat(1000))
    expect(await run(['sync'])).toMatchObject({
      code: 0,
      stderr: expect.stringMatching(/settings and views was damaged.* set aside as settings\.damaged-/),
    })
    expect((await run(['sync'])).stderr).not.toContain('damaged')
  })

  it('asks which connection where there are several', async () => {
    expect(await run(['sync'], { CLOPOS_VENUE_ID: '1' })).toMatchObject({ code: 0 })
    const { CUSTOMER_DESK_DATA: data = '' } = env
    const asked = await commandLine(['count', '--data', data], {})
    expect(asked).toMatchObject({ code: 2, stderr: expect.stringContaining('--connection') })
    const [first = ''] = readdirSync(join(data, 'connections'))
    expect(await commandLine(['count', '--data', data, '--connection', first], {})).toMatchObject({ code: 0 })
    expect(await commandLine(['count', '--data', data, '--connection', '../x'], {})).toMatchObject({
      code: 2,
    })
  })

  it('a cancelled sync and export leave everything as it was', async () => {
    const before = await print('count')
    const sync = await commandLine(['sync'], env, AbortSignal.abort())
    expect(sync).toMatchObject({ code: 130, stdout: '', stderr: 'Cancelled.\n' })
    const out = join(folder, 'cancelled.csv')
    expect(await commandLine(['export', '--out', out], env, AbortSignal.abort())).toMatchObject({ code: 130 })
    expect(existsSync(out)).toBe(false)
    expect(await print('count')).toBe(before)
  })

  it('a failed sync leaves the copy as it was', async () => {
    const before = await print('status')
    expect((await run(['sync'], { CLOPOS_CLIENT_SECRET: 'wrong' })).code).toBe(3)
    expect(JSON.parse(await print('status'))).toMatchObject(JSON.parse(before) as object)
  })
})

describe('a query with mistakes', () => {
  it('is refused, each mistake with a sentence and a caret below its place', async () => {
    const outcome = await run(['count', '--query', 'Əli 🎉 grup:VIP active:yes,maybe'])
    expect(outcome).toMatchObject({ code: 2, stdout: '' })
    expect(outcome.stderr.split('\n')).toEqual([
      'Check “grup:VIP” in the search. There is no filter called “grup”. Did you mean “group”?',
      '  Əli 🎉 grup:VIP active:yes,maybe',
      `  ${' '.repeat(7)}^^^^^^^^`,
      'Check “maybe” in the search. After “active:” type yes or no.',
      '  Əli 🎉 grup:VIP active:yes,maybe',
      `  ${' '.repeat(27)}^^^^^`,
      '',
    ])
  })

  it('shows the part of a long query that matters, and not every mistake', async () => {
    const { stderr } = await run(['count', '--query', `${'long '.repeat(50)}${'x:y '.repeat(40)}`])
    const lines = stderr.trimEnd().split('\n')
    expect(lines).toHaveLength(15)
    for (const line of lines.slice(1)) expect(line.length).toBeLessThan(140)
    expect(lines[1]?.slice(lines[2]?.indexOf('^'))).toMatch(/^x:y /)
  })
})

describe('exit codes, each with one plain line', () => {
  const failed = async (
    code: number,
    args: readonly string[],
    changes: Record<string, string | undefined> = {},
  ): Promise<void> => {
    const outcome = await run(args, changes)
    expect(outcome).toMatchObject({ code, stdout: '' })
    // Before it gives up, it says why it waits.
    expect(outcome.stderr.replace(/^No usable answer from Clopos\. Trying again.*\n/gm, '')).toMatch(
      /^[A-Z/][^\n]+\n$/,
    )
  }

  it('2: wrong usage', async () => {
    await failed(2, [])
    await failed(2, ['sync', '--what'])
    await failed(2, ['count', '--connection', 'nobody'])
    await failed(2, ['sync'], { CLOPOS_BASE_URL: 'http://clopos.example.test/open-api/v2' })
    await failed(2, ['sync'], { CLOPOS_BASE_URL: 'nonsense' })
    const withPassword = { CLOPOS_BASE_URL: 'https://me:pass-word@clopos example/' }
    expect((await run(['sync'], withPassword)).stderr).not.toContain('pass-word')
    await failed(2, ['sync'], { CLOPOS_VENUE_ID: 'seven' })
    await failed(2, ['sync'], { CLOPOS_CLIENT_SECRET: undefined })
    await failed(2, ['export', '--out', join(folder, 'x.csv'), '--columns', 'id,age'])
    await failed(2, ['export', '--out', join(folder, 'x.csv'), '--columns', 'removed_at', '--preset', 'raw'])
  })

  it('3: sign-in refused', async () => {
    await failed(3, ['sync'], { CLOPOS_CLIENT_SECRET: 'wrong' })
    await failed(3, ['sync'], { CLOPOS_BRAND: 'another' })
  })

  it('4: not reachable', async () => {
    const closed = createServer()
    const port = await new Promise<number>((resolve) => {
      closed.listen(0, '127.0.0.1', () => {
        const address = closed.address()
        resolve(address !== null && typeof address === 'object' ? address.port : 0)
      })
    })
    await new Promise((resolve) => closed.close(resolve))
    await failed(4, ['sync'], { CLOPOS_BASE_URL: `http://127.0.0.1:${String(port)}/open-api/v2` })
  })

  it('5: nonsense', async () => {
    const odd = await startSampleServer({
      customers: 5,
      faults: () => ({ kind: 'html' }),
    })
    await failed(5, ['sync'], environmentOf(odd))
    await odd.close()
  })

  it('6: the data folder, the copy, the written file', async () => {
    const file = join(folder, 'file')
    writeFileSync(file, 'not a folder')
    for (const verb of ['sync', 'list', 'count', 'status', 'history']) await failed(6, [verb, '--data', file])
    expect((await run(['export', '--out', join(folder, 'missing', 'x.csv')])).code).toBe(6)
    const damaged = join(folder, 'damaged', 'connections', 'broken')
    mkdirSync(damaged, { recursive: true })
    writeFileSync(join(damaged, 'connection.json'), '{')
    writeFileSync(join(damaged, 'customers.sqlite'), 'This is no database at all. '.repeat(100))
    await failed(6, ['count', '--connection', 'broken', '--data', join(folder, 'damaged')])
  })
})

it('help for the whole and for each verb goes to stdout', async () => {
  for (const verb of ['sync', 'list', 'count', 'export', 'status', 'history', 'forget']) {
    expect(await print(verb, '--help')).toMatch(new RegExp(`^${verb}: `))
    expect(await print('--help')).toContain(`  ${verb} `)
  }
})
