/** The command line in the packed app: the same program, without a window. */
import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Writable } from 'node:stream'
import { app } from 'electron'
import { encryptedSecrets, type SecretStore } from '#backend/connections/secrets'
import { createLog } from '#backend/log/log'
import type { Route } from '#backend/network/way'
import { chooseDataFolder } from '#backend/shell/data-folder'
import { localeName } from '#backend/shell/locale'
import type { AppInfo } from '#shared/contract'
import type { Language } from '#shared/locale/languages'
import { systemLanguage } from './followed-settings'
import { systemProxy } from './proxy'
import { openSecrets } from './secrets'
import { dataArgument } from './start'

/** What the desktop gives a command: the stored secrets, the system's proxies, and its language. */
export interface DesktopProgram {
  readonly secrets: SecretStore
  readonly protection: AppInfo['secrets']
  readonly findRoute: (url: string) => Promise<Route>
  readonly locale: string
  readonly language: Language
}

/** No display, and no reports on what is missing without one. */
const headless = ['--ozone-platform=headless', '--log-level=3']

/** Arguments in front of a command that are for Chromium. `--` keeps it from reading those that follow. */
const forChromium: readonly string[] = ['--', '--no-sandbox', ...headless]

/** The command that the arguments of the program begin with; null: none, so the app opens its window. */
export function commandArguments(args: readonly string[]): readonly string[] | null {
  const start = args.findIndex((arg) => !forChromium.includes(arg))
  const [first = '', ...others] = start < 0 ? [] : args.slice(start)
  const isCommand = first === '--help' || first === '-h' || !(first === '' || first.startsWith('-'))
  return isCommand ? [first, ...others] : null
}

/** Linux without a display, such as a server or a scheduled job: there Chromium ends unless it is told not to look for one. */
function lacksDisplay(): boolean {
  const named = ['DISPLAY', 'WAYLAND_DISPLAY'].some((name) => (process.env[name] ?? '') !== '')
  return process.platform === 'linux' && !named && !headless.every((arg) => process.argv.includes(arg))
}

/** Runs this program again, told that there is no display, and ends as it ends. */
function runHeadless(): never {
  // Ctrl+C reaches both processes. The other one decides what it means.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined)
  const { status } = spawnSync(process.execPath, [...headless, ...process.argv.slice(1)], {
    stdio: 'inherit',
  })
  process.exit(status ?? 1)
}

/**
 * Gives Chromium a folder of its own, with the key of the secrets (Windows has it in `Local State`). The app's folder may
 * be in use by an open window.
 */
function chooseProfile(args: readonly string[]): void {
  const shell = join(chooseDataFolder(dataArgument(args), process.env), 'shell')
  const profile = join(shell, 'command-line')
  try {
    mkdirSync(profile, { recursive: true, mode: 0o700 })
    const keys = join(shell, 'Local State')
    if (existsSync(keys)) copyFileSync(keys, join(profile, 'Local State'))
    app.setPath('userData', profile)
  } catch {
    // The command says what is wrong with the data folder.
  }
}

const written = (stream: Writable): Promise<void> =>
  new Promise((resolve) => {
    stream.write('', () => {
      resolve()
    })
  })

/** Runs `command` without a window and ends the app with its exit code. Must be called before Electron is ready. */
export function runWithoutWindow(
  args: readonly string[],
  command: (program: DesktopProgram) => Promise<number>,
): void {
  if (lacksDisplay()) runHeadless()
  const log = createLog(process.stderr)
  // By itself, Electron shows a defect in a window.
  process.on('uncaughtException', (thrown) => {
    log.error('the command ended', thrown)
    app.exit(1)
  })
  // Chromium reports on graphics that nobody sees.
  app.commandLine.appendSwitch('log-level', '3')
  app.disableHardwareAcceleration()
  app.dock?.hide()
  chooseProfile(args)
  const run = async (): Promise<number> => {
    await app.whenReady()
    const secrets = openSecrets()
    const proxy = systemProxy(app, process.env, log)
    return command({
      secrets: encryptedSecrets(
        {
          encrypt: async (text) => secrets.handlers['secrets.encrypt']({ text }),
          decrypt: async (text) => secrets.handlers['secrets.decrypt']({ text }),
        },
        secrets.protection,
      ),
      protection: secrets.protection,
      findRoute: async (url) => proxy['proxy.find']({ url }),
      locale: localeName(app.getSystemLocale()),
      language: systemLanguage(),
    })
  }
  const end = async (): Promise<void> => {
    const code = await run()
    await Promise.all([written(process.stdout), written(process.stderr)])
    app.exit(code)
  }
  end().catch((thrown: unknown) => {
    log.error('the command ended', thrown)
    app.exit(1)
  })
}
