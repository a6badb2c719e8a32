/** The command line as a process of its own: signals, closed pipes, exit codes. */
import { execFileSync, spawn, type ChildProcessWithoutNullStreams } from 'node:child_process'
import {
  createReadStream,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { EventEmitter, once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startSampleServer, type SampleServer } from '#backend/sample/server'
import { readCsv } from '../backend/export/rfc4180'
import { buildCommandLine, ended, type BuiltCommandLine } from './built'
import { itUnless, onWindows, pressCtrlC, rightsOfFolder, unlessLinux } from '../platform'
import { commandLine } from './run-command-line'

let built: BuiltCommandLine
let folder = ''
let server: SampleServer
let env: Record<string, string> = {}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'command-line-process-'))
  built = await buildCommandLine()
  server = await startSampleServer({ customers: 3000 })
  env = {
    CLOPOS_BASE_URL: server.baseUrl,
    CLOPOS_CLIENT_ID: server.credentials.clientId,
    CLOPOS_CLIENT_SECRET: server.credentials.clientSecret,
    CLOPOS_BRAND: server.credentials.brand,
    CLOPOS_INTEGRATOR_ID: server.credentials.integratorId,
    CUSTOMER_DESK_DATA: join(folder, 'data'),
  }
  expect(await commandLine(['sync'], env)).toMatchObject({ code: 0 })
})

afterAll(async () => {
  await server.close()
  built.remove()
  rmSync(folder, { recursive: true })
})

const start = (
  args: readonly string[],
  changes: Record<string, string> = {},
): ChildProcessWithoutNullStreams =>
  spawn(process.execPath, [built.entry, ...args], { env: { ...env, ...changes }, windowsHide: true })

/** A line of shell in which `"$0" "$@"` stands for the command line with its arguments. */
const shell = (line: string, ...args: readonly string[]): ChildProcessWithoutNullStreams =>
  spawn('sh', ['-c', line, process.execPath, built.entry, ...args], {
    env: { ...env, PATH: process.env['PATH'] },
  })

it('prints and ends with the exit code', async () => {
  expect(await ended(start(['count']))).toEqual({ code: 0, stdout: '3000\n', stderr: '' })
  expect(await ended(start(['count', '--query', 'has:']))).toMatchObject({ code: 2, stdout: '' })
  expect(await ended(start(['sync'], { CLOPOS_CLIENT_SECRET: 'wrong' }))).toMatchObject({
    code: 3,
    stdout: '',
  })
})

itUnless(onWindows(rightsOfFolder))('keeps files for this account alone', async () => {
  const data = join(folder, 'private')
  const line = 'umask 022; exec "$0" "$@"'
  expect(await ended(shell(line, 'sync', '--data', data))).toMatchObject({ code: 0 })
  const modes = readdirSync(data, { recursive: true, encoding: 'utf8' }).map((path) => {
    const { mode } = statSync(join(data, path))
    return [path, mode & 0o077]
  })
  expect(modes.filter(([, others]) => others !== 0)).toEqual([])
  expect(modes.length).toBeGreaterThan(3)
})

it('prints every row through a pipe', async () => {
  const { code, stdout } = await ended(start(['list']))
  expect(code).toBe(0)
  expect(stdout.split('\n')).toHaveLength(3001)
})

it('ends quietly where the reader leaves early', async () => {
  const child = start(['list'])
  let stderr = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
  await once(child.stdout, 'data')
  child.stdout.destroy()
  expect(await once(child, 'close')).toEqual([0, null])
  expect(stderr).toBe('')
})

it('works on where nobody reads what is said beside the work', async () => {
  const out = join(folder, 'unheard.csv')
  for (const args of [
    ['export', '--out', out],
    ['sync', '--full'],
    ['count', '--query', 'has:'],
  ]) {
    const child = start(args)
    child.stderr.destroy()
    expect(await once(child, 'close')).toEqual([args[0] === 'count' ? 2 : 0, null])
  }
  expect(readCsv(readFileSync(out, 'utf8').slice(1))).toHaveLength(3001)
})

itUnless(onWindows('Windows has no file name for the output of a process'))(
  'writes an export into a pipe as well',
  async () => {
    const child = shell('"$0" "$@" | cat', 'export', '--out', '/dev/stdout', '--columns', 'id,name')
    const { code, stdout, stderr } = await ended(child)
    expect({ code, stderr }).toMatchObject({ code: 0, stderr: expect.stringContaining('3,000 customers') })
    expect(readCsv(stdout.slice(1))).toHaveLength(3001)
  },
)

it('writes a workbook to the standard output', async () => {
  const child = start([
    'export',
    '--out',
    '-',
    '--format',
    'xlsx',
    '--headings',
    'api',
    '--columns',
    'id,name',
  ])
  child.stderr.resume()
  const parts: Buffer[] = []
  child.stdout.on('data', (part: Buffer) => parts.push(part))
  expect(await once(child, 'close')).toEqual([0, null])
  const { sheets } = await readXlsx(Buffer.concat(parts))
  expect(sheets.map(({ rows }) => [rows[0], rows.length])).toEqual([[['id', 'name'], 3001]])
})

itUnless(unlessLinux('only Linux has a device that is always full'))(
  'a full disk behind stdout is said in one line',
  async () => {
    const child = shell('"$0" "$@" > /dev/full', 'list')
    expect(await ended(child)).toMatchObject({
      code: 6,
      stderr: expect.stringMatching(/^The disk is full[^\n]*\n$/),
    })
  },
)

itUnless(onWindows('the shell that cuts the output is a POSIX shell'))(
  'an export whose reader has read enough ends without an error',
  async () => {
    const child = shell('{ "$0" "$@"; echo "code $?" >&2; } | head -c 100', 'export', '--out', '-')
    const { stdout, stderr } = await ended(child)
    expect(stdout).toHaveLength(100)
    expect(stderr).toContain('code 0')
    expect(stderr).not.toContain('ancelled')
  },
)

it('Ctrl+C during a sync keeps the copy and ends with 130', async () => {
  const requests = new EventEmitter()
  const second = once(requests, 'second')
  const hanging = await startSampleServer({
    customers: 3000,
    faults: ({ query }) => {
      if (query.get('page') !== '2') return null
      requests.emit('second')
      return { kind: 'hang' }
    },
  })
  const child = start(['sync', '--full'], { CLOPOS_BASE_URL: hanging.baseUrl })
  const outcome = ended(child)
  await second
  await pressCtrlC(child)
  expect(await outcome).toMatchObject({
    code: 130,
    stdout: '',
    stderr: expect.stringMatching(/\nCancelled\.\n$/),
  })
  await hanging.close()
  expect(await commandLine(['count'], env)).toMatchObject({ code: 0, stdout: '3000\n' })
  expect(JSON.parse((await commandLine(['status'], env)).stdout)).toMatchObject({ interrupted: true })
})

it('an export that was killed leaves the earlier file or the complete one', async () => {
  const out = join(folder, 'killed.csv')
  writeFileSync(out, 'earlier')
  const child = start(['export', '--out', out])
  const closed = once(child, 'close')
  await once(child.stderr, 'data')
  child.kill('SIGKILL')
  await closed
  const text = readFileSync(out, 'utf8')
  if (text !== 'earlier') expect(readCsv(text)).toHaveLength(3001)
})

itUnless(onWindows('Windows has no pipes among its files, and sends no signals'))(
  'the closed terminal, Ctrl+C and a request to end stop an export whose reader stopped reading',
  async () => {
    const pipe = join(folder, 'pipe')
    execFileSync('mkfifo', [pipe])
    for (const signal of ['SIGHUP', 'SIGINT', 'SIGTERM'] as const) {
      const child = start(['export', '--out', pipe])
      const outcome = ended(child)
      const reader = createReadStream(pipe, { highWaterMark: 1024 })
      reader.once('data', () => {
        reader.pause()
        child.kill(signal)
      })
      expect(await outcome).toMatchObject({ code: 130, stderr: expect.stringMatching(/Cancelled\.\n$/) })
      reader.destroy()
    }
  },
)

itUnless(onWindows('Windows sends no signals'))(
  'the closed terminal leaves no half of an export',
  async () => {
    const target = join(folder, 'hung-up')
    mkdirSync(target)
    const child = start(['export', '--out', join(target, 'customers.csv')])
    const outcome = ended(child)
    await once(child.stderr, 'data')
    child.kill('SIGHUP')
    await outcome
    expect(readdirSync(target).filter((name) => name.endsWith('.tmp'))).toEqual([])
  },
)
