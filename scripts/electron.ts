/** Finds the Electron that starts the desktop app, fetching it once where the network allows. */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { root } from './build.ts'

const folder = join(root, 'node_modules/electron')

/** How long to wait for a cached download to be unpacked, where the network does not answer. Milliseconds. */
const offlineLimit = 15_000
/** How long a download may take. */
const downloadLimit = 15 * 60_000

const seconds = (count: number): number => count * 1000

/** The executable of the installed Electron, or null. Looking does not make its package download anything. */
export function installedElectron(): string | null {
  const pathFile = join(folder, 'path.txt')
  const name = existsSync(pathFile) ? readFileSync(pathFile, 'utf8') : 'electron'
  // The package's own way to name another folder.
  const executable = join(process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(folder, 'dist'), name)
  return existsSync(executable) ? executable : null
}

/** A real Electron with the built `app` inside, laid out in `target` for checking; null: the tool for it is not here. */
export function stagedElectron(app: string, target: string): string | null {
  const tool = resolve(root, '../shared/tools/electron-runtime')
  if (!existsSync(tool)) return null
  mkdirSync(dirname(target), { recursive: true })
  const { status, stdout } = spawnSync(tool, ['stage', app, target], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 2],
  })
  return status === 0 ? stdout.trim() : null
}

/** Whether the place that Electron is fetched from answers at all. */
async function canFetch(): Promise<boolean> {
  // Its downloader then goes through a proxy that this check knows nothing of.
  if (process.env['ELECTRON_GET_USE_PROXY'] !== undefined) return true
  const mirror = process.env['ELECTRON_MIRROR'] ?? process.env['npm_config_electron_mirror']
  const source = mirror ?? 'https://github.com/electron/electron/releases/download/'
  try {
    await fetch(source, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(seconds(8)) })
    return true
  } catch {
    return false
  }
}

/** Runs the package's own installer, which uses its cache first. Resolves when it ended, however it did. */
async function install(): Promise<void> {
  const child = spawn(process.execPath, [join(folder, 'install.js')], { cwd: root, stdio: 'ignore' })
  const ended = new Promise<void>((resolve) => {
    child.once('error', () => {
      resolve()
    })
    child.once('exit', () => {
      resolve()
    })
  })
  let timer = setTimeout(() => child.kill(), offlineLimit)
  const reachable = canFetch().then((reached) => {
    if (!reached || child.exitCode !== null) return
    clearTimeout(timer)
    timer = setTimeout(() => child.kill(), downloadLimit)
    process.stderr.write('Downloading Electron, once (about 120 MB)…\n')
  })
  await ended
  await reachable
  clearTimeout(timer)
}

/** The executable of Electron, or null where none can be had. Takes some 15 seconds at most to say so offline. */
export async function findElectron(): Promise<string | null> {
  const installed = installedElectron()
  if (installed !== null || !existsSync(join(folder, 'install.js'))) return installed
  await install()
  return installedElectron()
}

const kernelSetting = (name: string): string | null => {
  const file = join('/proc/sys', name)
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : null
}

/** Whether this is the system's administrator on Linux, for whom Electron's sandbox is always off. */
export function isRoot(): boolean {
  return process.platform === 'linux' && process.getuid?.() === 0
}

/**
 * Whether Electron's sandbox can be on here. Linux needs user namespaces for it, or its helper installed for root.
 * The app is never started without it unasked.
 */
export function hasSandbox(executable: string): boolean {
  if (process.platform !== 'linux') return true
  const helper = statSync(join(executable, '..', 'chrome-sandbox'), { throwIfNoEntry: false })
  const helperWorks = helper !== undefined && helper.uid === 0 && (helper.mode & 0o4000) !== 0
  const namespaces =
    kernelSetting('kernel/unprivileged_userns_clone') !== '0' &&
    kernelSetting('kernel/apparmor_restrict_unprivileged_userns') !== '1' &&
    kernelSetting('user/max_user_namespaces') !== '0'
  return helperWorks || namespaces
}
