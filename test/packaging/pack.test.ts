/**
 * Packs the built app for this system with a real Electron, looks at what is inside, and runs its command line: without a
 * display, so that a window would end it.
 */
import { execFileSync, spawn, type ChildProcessWithoutNullStreams } from 'node:child_process'
import { EventEmitter, once } from 'node:events'
import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { listPackage } from '@electron/asar'
import { getCurrentFuseWire } from '@electron/fuses'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import { startSampleServer } from '#backend/sample/server'
import { formatNames } from '#shared/exports/formats'
import { buildIfNeeded, root } from '../../scripts/build.ts'
import { installedElectron } from '../../scripts/electron.ts'
import { ended } from '../command-line/built'
import { readCsv } from '../backend/export/rfc4180'
import { itUnless } from '../platform'
import { fuseStates } from './fuse-states'

interface Electron {
  /** The folder of an unpacked Electron. */
  readonly folder: string
  /** A binary of SQLite for it, if it is too old for the one of the app. */
  readonly binary: string | null
}

const work = mkdtempSync(join(tmpdir(), 'packing-'))
afterAll(() => {
  rmSync(work, { recursive: true })
})

/** An Electron that was named or installed, or that a tool beside the checkout fetches; null: none. */
function findElectron(): Electron | null {
  const named = process.env['ELECTRON_DIST'] ?? ''
  if (named !== '') return { folder: named, binary: null }
  const installed = installedElectron()
  if (installed !== null) return { folder: resolve(installed, '..'), binary: null }
  const tool = resolve('../shared/tools/electron-runtime')
  if (!existsSync(tool)) return null
  const run = (...args: readonly string[]): string =>
    execFileSync(process.execPath, [tool, ...args], { encoding: 'utf8', stdio: 'pipe' }).trim()
  try {
    const staged = resolve(run('stage', root, join(work, 'staged')), '..', 'resources/app')
    const binary = join(staged, 'node_modules/better-sqlite3/prebuilds', `linux-${process.arch}.node`)
    return { folder: run('fetch'), binary }
  } catch {
    return null
  }
}

const target = process.platform === 'win32' ? 'win' : 'linux'
// On macOS, the packed app is a bundle of another form: the release workflow starts it there.
buildIfNeeded()
const electron = process.platform === 'darwin' ? null : findElectron()
const test = itUnless(
  electron === null ? 'there is no Electron folder here (ELECTRON_DIST), or this is macOS' : null,
)

/** Packs the app and gives the folder. */
function pack(): string {
  const dist = electron?.folder ?? ''
  const version = readFileSync(join(dist, 'version'), 'utf8').trim().replace(/^v/, '')
  const options = [
    `-c.electronDist=${dist}`,
    `-c.electronVersion=${version}`,
    `-c.directories.output=${work}`,
  ]
  const builder = [resolve('node_modules/electron-builder/cli.js'), '--config', 'electron.builder.yml']
  execFileSync(process.execPath, [...builder, '--dir', `--${target}`, '--publish', 'never', ...options], {
    cwd: root,
    stdio: 'pipe',
  })
  return join(work, `${target}-unpacked`)
}

/** The paths of all files in a folder, with forward slashes. */
const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )

const sizeOf = (folder: string): number =>
  filesIn(folder).reduce((sum, file) => sum + statSync(join(folder, file)).size, 0)

describe('the packed app', () => {
  let packed = ''
  let archived: readonly string[] = []
  const executable = (): string => join(packed, target === 'win' ? 'Customer Desk.exe' : 'customer-desk')

  beforeAll(() => {
    if (electron === null) return
    packed = pack()
    archived = listPackage(join(packed, 'resources', 'app.asar'), { isPack: false })
      .map((file) => file.replaceAll('\\', '/').slice(1))
      .filter((file) => /\.\w+$|LICENSE$/.test(file))
  }, 120_000)

  test('holds the entries of the app and nothing of the rest of the project', () => {
    const own = archived.filter((file) => !file.startsWith('node_modules/'))
    expect(own.filter((file) => !/^out\/(main\/chunks|renderer\/assets)\//.test(file)).sort()).toEqual([
      'out/main/backend.js',
      'out/main/index.js',
      'out/main/inspect.js',
      'out/main/job.js',
      'out/main/sample-thread.js',
      'out/preload/preload.cjs',
      'out/renderer/index.html',
      'package.json',
    ])
    // No sources, source maps or types, wherever they are.
    const everything = [...archived, ...filesIn(packed)]
    expect(everything.filter((file) => /\.(map|[cm]?ts|svelte|tsx|c|cc|cpp|h|gyp)$/.test(file))).toEqual([])
    expect(everything.filter((file) => /(^|\/)(test|tests|bench|benchmark|src)\//.test(file))).toEqual([])
  })

  test('knows that it can be updated, and from nowhere by itself', () => {
    // electron-builder writes the file for installers only: on Windows not for a folder.
    if (target === 'win') return
    expect(
      readFileSync(join(packed, 'resources', 'app-update.yml'), 'utf8')
        .trim()
        .split('\n'),
    ).toEqual([
      'provider: generic',
      'url: https://updates.invalid',
      expect.stringMatching(/^updaterCacheDirName: customer-desk/),
    ])
  })

  test('holds one package, with the one binary that fits', () => {
    const system = target === 'win' ? 'win32' : 'linux'
    const binary = `node_modules/better-sqlite3/prebuilds/${system}-${process.arch}.node`
    expect(
      archived
        .filter((file) => file.startsWith('node_modules/'))
        .filter((file) => !/^node_modules\/better-sqlite3\/lib\/[\w/-]+\.js$/.test(file))
        .sort(),
    ).toEqual(['node_modules/better-sqlite3/LICENSE', 'node_modules/better-sqlite3/package.json', binary])
    // Nothing else is outside the archive.
    expect(filesIn(join(packed, 'resources', 'app.asar.unpacked'))).toEqual([binary])
    expect(filesIn(packed).filter((file) => file.endsWith('.node'))).toHaveLength(1)
  })

  test('brings its licences, the icons of the system, and few languages of Chromium', () => {
    const text = (file: string): string => readFileSync(join(packed, file), 'utf8')
    expect(text('resources/LICENSE.txt')).toBe(readFileSync('LICENSE', 'utf8'))
    expect(text('resources/THIRD-PARTY-NOTICES.txt')).toBe(
      readFileSync('out/renderer/third-party-notices.txt', 'utf8'),
    )
    expect(text('LICENSES.chromium.html')).toContain('Chromium')
    expect(readdirSync(join(packed, 'locales')).sort()).toEqual(['en-US.pak', 'ru.pak', 'tr.pak'])
    expect(existsSync(join(packed, 'customer-desk.cmd'))).toBe(target === 'win')
  })

  test('has the fuses set, all that this Electron has [electron-19]', async () => {
    const fuses = Object.entries(await getCurrentFuseWire(executable()))
    const states = fuses.filter(([name]) => name !== 'version').map(([, state]) => state)
    expect(states.length).toBeGreaterThanOrEqual(8)
    expect(states).toEqual(Object.values(fuseStates).slice(0, states.length))
  })

  test('is at most a tenth larger than an empty app, which is Electron as it comes', () => {
    const [ours, empty] = [sizeOf(packed), sizeOf(electron?.folder ?? '')]
    console.info(`packed: ${String(ours)} bytes, ${(ours / empty).toFixed(2)} of an empty app`)
    expect(ours).toBeLessThan(1.1 * empty)
  })

  test('runs commands without a window: it prints, and returns the exit codes', async () => {
    const binary = electron?.binary ?? null
    if (binary !== null) {
      const name = `node_modules/better-sqlite3/prebuilds/linux-${process.arch}.node`
      copyFileSync(binary, join(packed, 'resources/app.asar.unpacked', name))
    }
    const server = await startSampleServer({ customers: 300 })
    const env: Record<string, string | undefined> = {
      ...process.env,
      DISPLAY: undefined,
      WAYLAND_DISPLAY: undefined,
      LC_ALL: 'en_US.UTF-8',
      CUSTOMER_DESK_DATA: join(work, 'data'),
      CLOPOS_BASE_URL: server.baseUrl,
      CLOPOS_BRAND: server.credentials.brand,
      CLOPOS_CLIENT_ID: server.credentials.clientId,
      CLOPOS_CLIENT_SECRET: server.credentials.clientSecret,
      CLOPOS_INTEGRATOR_ID: server.credentials.integratorId,
    }
    const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []
    const start = (
      args: readonly string[],
      changes: Record<string, string> = {},
    ): ChildProcessWithoutNullStreams =>
      spawn(executable(), [...sandbox, '--', ...args], {
        env: { ...env, ...changes },
        detached: target === 'linux',
      })
    const run = (...given: Parameters<typeof start>): ReturnType<typeof ended> => ended(start(...given))

    const synced = await run(['sync'])
    expect(synced.code).toBe(0)
    expect(JSON.parse(synced.stdout)).toMatchObject({ kind: 'complete', total: 300 })
    expect(synced.stderr).toContain('Fetching customers: 300 of 300')

    const file = join(work, 'customers.csv')
    expect(await run(['export', '--out', file, '--query', 'group:VIP', '--sort', 'name'])).toMatchObject({
      code: 0,
      stdout: '',
    })
    const rows = readCsv(readFileSync(file, 'utf8'))
    const counted = await run(['count', '--query', 'group:VIP'])
    expect(counted).toMatchObject({ code: 0, stdout: `${String(rows.length - 1)}\n` })
    expect((await run(['list'])).stdout.split('\n')).toHaveLength(301)
    for (const format of formatNames.filter((name) => name !== 'csv')) {
      const out = join(work, `customers-${format}`)
      expect([format, (await run(['export', '--out', out, '--format', format, '--about'])).code]).toEqual([
        format,
        0,
      ])
      expect(JSON.parse(readFileSync(`${out}.about.json`, 'utf8'))).toMatchObject({
        bytes: statSync(out).size,
      })
    }
    const piped = await run(['export', '--out', '-', '--format', 'jsonl', '--view', 'Top spenders'])
    expect(piped.stdout.split('\n').length).toBeGreaterThan(100)
    expect((await run(['views'])).stdout).toContain('"Top spenders"')
    expect(await run(['schedule', 'list'])).toMatchObject({ code: 0, stdout: '' })

    expect(await run(['count', '--query', 'group:'])).toMatchObject({ code: 2, stdout: '' })
    expect(await run(['sync'], { CLOPOS_CLIENT_SECRET: 'wrong' })).toMatchObject({ code: 3, stdout: '' })
    const misspelt = await run(['snyc'])
    expect(misspelt).toMatchObject({ code: 2, stdout: '' })
    expect(misspelt.stderr).toContain('There is no command “snyc”.')
    expect((await run(['--help'])).stdout).toMatch(/^ {2}sync +fetch the customers from Clopos$/m)
    await server.close()

    if (target === 'win') return
    const requests = new EventEmitter()
    const first = once(requests, 'first')
    const hanging = await startSampleServer({
      customers: 300,
      faults: () => {
        requests.emit('first')
        return { kind: 'hang' }
      },
    })
    const cancelled = start(['sync'], { CLOPOS_BASE_URL: hanging.baseUrl })
    const outcome = ended(cancelled)
    await first
    // Ctrl+C in a terminal reaches the whole group of the process.
    if (cancelled.pid === undefined) throw new Error('The command did not start.')
    process.kill(-cancelled.pid, 'SIGINT')
    expect(await outcome).toMatchObject({
      code: 130,
      stdout: '',
      stderr: expect.stringContaining('Cancelled.'),
    })
    await hanging.close()
  }, 120_000)
})
