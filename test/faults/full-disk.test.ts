/** A disk that is full or read-only, below the real command line: a small file system of the test's own. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startSampleServer, type SampleServer } from '#backend/sample/server'
import {
  buildCommandLine,
  copyFolderIn,
  environmentOf,
  type BuiltCommandLine,
  type Ended,
} from './built-command-line'
import { flaws, readCopy } from './copy-state'
import { sorted } from './world'

let program: BuiltCommandLine
let server: SampleServer
let home = ''
/** Asked of at each request for groups, the first of each sync. */
let onSync = (_count: number): void => undefined

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'customer-desk-full-'))
  program = await buildCommandLine('full-disk')
  let syncs = 0
  server = await startSampleServer({
    customers: 1500,
    rateLimit: 1_000_000,
    beforeAnswer: ({ path }) => {
      if (path === '/customer-groups') onSync((syncs += 1))
    },
  })
})

afterAll(async () => {
  await server.close()
  program.remove()
  rmSync(home, { recursive: true, force: true })
})

/** Why no small file system can be mounted here, or null where one can. */
function noMounts(): string | null {
  if (process.platform !== 'linux') return 'a small file system can be mounted for a test on Linux only'
  const probe = 'mount -t tmpfs tmpfs /tmp && mount -o remount,ro /tmp'
  const { status, stderr } = spawnSync('unshare', ['-rm', 'sh', '-c', probe], { encoding: 'utf8' })
  return status === 0 ? null : `no file system can be mounted here: ${stderr.trim()}`
}
const reason = noMounts()

/**
 * Runs lines of shell in which `run` is the command line, with a file system of N bytes under its data folder
 * (`$DATA`). What that holds in the end is copied to the folder that is given back.
 */
async function withDisk(
  name: string,
  size: string,
  lines: readonly string[],
): Promise<Ended & { data: string }> {
  const data = join(home, name)
  const kept = join(home, `${name}-kept`)
  mkdirSync(data)
  const script = [
    'set -u',
    `mount -t tmpfs -o size=${size} tmpfs "$DATA"`,
    'run() { "$NODE" "$PROGRAM" "$@" || echo "code $?"; }',
    ...lines,
    `cp -a "$DATA" "$KEPT"`,
  ].join('\n')
  const env = { ...environmentOf(server, data), DATA: data, KEPT: kept }
  const launcher = ['unshare', '-rm', 'sh', '-c', `NODE=$1; PROGRAM=$2\n${script}`, 'sh'] as const
  const ended = await program.startBelow([...launcher], [], env).ended
  return { ...ended, data: kept }
}

const rowsAtServer = (): string[] => [...server.store.rows()].map(sorted)
const rowsIn = (data: string): string[] =>
  [...readCopy(copyFolderIn(data, server)).customers.values()].map(({ text }) => text)

describe.skipIf(reason !== null)(`a full disk${reason === null ? '' : ` (skipped: ${reason})`}`, () => {
  it('is reported before a first load, which goes on when there is room', async () => {
    const { stdout, stderr, data } = await withDisk('first', '1m', [
      'run sync',
      'run status',
      'mount -o remount,size=100m "$DATA"',
      'run sync',
    ])
    expect(stderr).toMatch(/Not enough space on the disk of \S+: \d+ KB are free, and [\d.]+ MB are needed\./)
    expect(stderr).not.toContain('The disk is full')
    expect(stdout.split('\n')[0]).toBe('code 6')
    expect(stdout).toContain('"total":1500')
    expect(flaws(copyFolderIn(data, server))).toEqual([])
    expect(rowsIn(data)).toEqual(rowsAtServer())
  })

  it('is reported before an export, before a copy is opened, and by the checks', async () => {
    const { stdout, stderr, data } = await withDisk('export', '12m', [
      'run sync',
      // As much as half of what the export needs stays free.
      'free=$(df --output=avail -B1 "$DATA" | tail -1)',
      'head -c $((free - 200000)) /dev/zero > "$DATA/fill"',
      'run export --out "$DATA/customers.csv" --preset raw',
      'run check --connection "$(ls "$DATA/connections")"',
      'rm "$DATA/fill"',
      'run export --out "$DATA/customers.csv" --preset raw',
    ])
    expect(stderr).toMatch(/Not enough space on the disk of \S+: \d+ KB are free, and \d+ KB are needed\./)
    expect(stderr).toContain('1,500 customers exported')
    expect(stdout).toMatch(/^Problem: Disk space\. Not enough space/m)
    expect(readdirSync(data).filter((name) => /csv|tmp/.test(name))).toEqual(['customers.csv'])
  })

  it('leaves the copy as it was where a later sync meets it', async () => {
    let before: string[] = []
    onSync = (count) => {
      // Of the syncs of this test, the second finds everything changed.
      if (count !== first + 1) return
      before = rowsAtServer()
      for (const { id } of [...server.store.rows()]) server.store.update(id, { spent: id })
    }
    const first = server.requests.filter(({ path }) => path === '/customer-groups').length + 1
    const { stdout, stderr, data } = await withDisk('later', '40m', [
      'run sync',
      'head -c 100m /dev/zero > "$DATA/fill" 2>/dev/null',
      'run sync --full',
      'run count',
      'rm "$DATA/fill"',
      'run count',
      'run sync --full',
    ])
    onSync = () => undefined
    expect(stderr.match(/The disk is full/g)).toHaveLength(2)
    expect(stdout.split('\n').slice(1, 4)).toEqual(['code 6', 'code 6', '1500'])
    expect(before).toHaveLength(1500)
    expect(rowsIn(data)).toEqual(rowsAtServer())
    expect(flaws(copyFolderIn(data, server))).toEqual([])
  })

  it('cannot be written to where it is read-only, which is said plainly', async () => {
    const { stdout, stderr, data } = await withDisk('read-only', '40m', [
      'run sync',
      'mount -o remount,ro "$DATA"',
      'run sync',
      'mount -o remount,rw "$DATA"',
      'run sync',
    ])
    expect(stderr).toMatch(/The app cannot write to the data folder \S+\./)
    expect(stdout.split('\n')[1]).toBe('code 6')
    expect(rowsIn(data)).toEqual(rowsAtServer())
  })
})
