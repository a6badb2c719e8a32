/**
 * `node scripts/try-packages.ts`: installs each package in `dist/` on this system, runs a command in it, opens its window,
 * and uninstalls it. It changes the system, so it is for a CI: the release workflow runs it.
 */
import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { chromium, type Browser } from '@playwright/test'
import { root } from './build.ts'

const dist = join(root, 'dist')
const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []

/** The packages in `dist/` whose names end like this. */
const packages = (ending: string): string[] =>
  readdirSync(dist)
    .filter((name) => name.endsWith(ending))
    .map((name) => join(dist, name))

const run = (program: string, ...args: readonly string[]): void => {
  process.stdout.write(`$ ${[program, ...args].join(' ')}\n`)
  execFileSync(program, args, { stdio: 'inherit' })
}
const asRoot = (program: string, ...args: readonly string[]): void => {
  if (process.getuid?.() === 0) run(program, ...args)
  else run('sudo', program, ...args)
}

function check(holds: boolean, what: string): void {
  if (!holds) throw new Error(`It does not hold that ${what}.`)
  process.stdout.write(`ok: ${what}\n`)
}

/** Runs commands of the app: one that succeeds, and one that does not exist. */
function tryCommands(program: string, ...before: readonly string[]): void {
  const data = mkdtempSync(join(tmpdir(), 'customer-desk-'))
  const command = (...args: readonly string[]): { readonly code: number | null; readonly said: string } => {
    // Windows runs a script in a shell only, which needs quotes around its path.
    const script = program.endsWith('.cmd')
    const { status, stdout } = spawnSync(
      script ? `"${program}"` : program,
      [...sandbox, ...before, ...args, '--data', data],
      {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'inherit'],
        shell: script,
      },
    )
    return { code: status, said: stdout }
  }
  const status = command('status')
  check(status.code === 0 && status.said.startsWith('{"connection":null'), 'a command prints and ends with 0')
  check(command('snyc').code === 2, 'a wrong command ends with 2')
}

/** A port that is hardly used, for each window its own. */
let port = 9333

/** Opens the window and reads its first screen. Gives the process, which goes on. */
async function openWindow(program: string, ...before: readonly string[]): Promise<ChildProcess> {
  port += 1
  const data = mkdtempSync(join(tmpdir(), 'customer-desk-'))
  const options = [...sandbox, ...before, `--remote-debugging-port=${String(port)}`, '--data', data]
  const app = spawn(program, options, { stdio: 'inherit' })
  let browser: Browser | null = null
  for (let attempt = 0; browser === null && attempt < 60; attempt += 1) {
    await setTimeout(1000)
    browser = await chromium.connectOverCDP(`http://127.0.0.1:${String(port)}`).catch(() => null)
  }
  const page = browser?.contexts()[0]?.pages()[0]
  await page?.getByRole('button', { name: 'Open sample customers' }).waitFor({ timeout: 60_000 })
  check(page?.url().startsWith('app://') === true, 'the window shows the first screen')
  await browser?.close()
  return app
}

async function end(app: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => app.once('exit', resolve))
  if (app.exitCode === null && app.kill()) await ended
}

async function tryLinux(): Promise<void> {
  for (const deb of packages('.deb')) {
    asRoot('apt-get', 'install', '-y', '-q', deb)
    tryCommands('customer-desk')
    await end(await openWindow('customer-desk'))
    asRoot('apt-get', 'remove', '-y', '-q', 'customer-desk')
    check(!existsSync('/opt/Customer Desk'), 'the deb is removed')
  }
  for (const image of packages('.AppImage')) {
    chmodSync(image, 0o755)
    // A CI has no FUSE to mount the image.
    process.env['APPIMAGE_EXTRACT_AND_RUN'] = '1'
    tryCommands(image)
    await end(await openWindow(image))
  }
}

async function tryWindows(): Promise<void> {
  const local = process.env['LOCALAPPDATA'] ?? join(homedir(), 'AppData', 'Local')
  const program = join(local, 'Programs', 'Customer Desk')
  const uninstall = async (): Promise<void> => {
    run(join(program, 'Uninstall Customer Desk.exe'), '/S')
    // The uninstaller goes on in a copy of itself.
    for (let second = 0; second < 60 && existsSync(program); second += 1) await setTimeout(1000)
    check(!existsSync(program), 'the program is uninstalled')
  }
  for (const setup of packages('-setup.exe')) {
    run(setup, '/S')
    const executable = join(program, 'Customer Desk.exe')
    tryCommands(executable)
    tryCommands(join(program, 'customer-desk.cmd'))
    const data = join(local, 'Customer Desk')
    mkdirSync(data, { recursive: true })
    writeFileSync(join(data, 'kept.txt'), 'kept')
    const open = await openWindow(executable)
    run(setup, '/S')
    check(open.exitCode !== null || open.signalCode !== null, 'an update closes the open app')
    await end(await openWindow(executable))
    await uninstall()
    check(existsSync(join(data, 'kept.txt')), 'a silent uninstallation keeps the data')
  }
  for (const portable of packages('-portable.exe')) {
    await openWindow(portable)
    // The portable program waits for the app, which it has unpacked elsewhere.
    run('taskkill', '/F', '/IM', 'Customer Desk.exe')
  }
}

async function tryMac(): Promise<void> {
  for (const image of packages(`-${process.arch}.dmg`)) {
    const volume = mkdtempSync(join(tmpdir(), 'volume-'))
    run('hdiutil', 'attach', image, '-nobrowse', '-readonly', '-mountpoint', volume)
    const place = mkdtempSync(join(tmpdir(), 'applications-'))
    run('cp', '-R', join(volume, 'Customer Desk.app'), place)
    run('hdiutil', 'detach', volume)
    const program = join(place, 'Customer Desk.app', 'Contents', 'MacOS', 'Customer Desk')
    tryCommands(program)
    await end(await openWindow(program))
  }
}

const { platform } = process
await (platform === 'win32' ? tryWindows() : platform === 'darwin' ? tryMac() : tryLinux())
process.exit(0)
