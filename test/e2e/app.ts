import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  _electron,
  test as base,
  type Browser,
  type BrowserContextOptions,
  type ElectronApplication,
  type Page,
} from '@playwright/test'
import type { Language } from '#shared/locale/languages'
import { launchChromium, openServed, sandboxOptions } from './served-page'

export interface ShellOptions {
  /** Which of the two shells the spec runs in. */
  readonly shell: 'browser' | 'desktop'
}

/** A running app, as a person has it before them. */
export interface App {
  readonly page: Page
  /** Everything the app keeps. */
  readonly dataFolder: string
  /** The desktop's main process; null in browser mode. */
  readonly electron: ElectronApplication | null
  /** What browser mode has printed so far: the page's address, and those of later tabs. */
  readonly addresses: readonly string[]
  /** Puts the app's clock ahead by so many milliseconds. Needs the option `ownClock`. */
  readonly later: (ms: number) => Promise<void>
  /** Ends the app and starts it again on the same data folder. */
  readonly restart: () => Promise<App>
}

/** A company's network: the way out, and a file with the certificate of its own. */
export interface CompanyNetwork {
  readonly proxyPort: number
  readonly certificates: string
}

export interface LaunchOptions {
  readonly dataFolder: string
  readonly shell: ShellOptions['shell']
  /** The Chromium that shows browser mode. Without it, one is launched for this app alone. */
  readonly browser?: Browser
  /** Where Clopos is; a sample server's address. */
  readonly cloposBaseUrl?: string | undefined
  readonly network?: CompanyNetwork
  /** The computer's language, and the browser's. */
  readonly language?: Language
  readonly colorScheme?: 'light' | 'dark'
  /** Another program than the usual one (desktop only). */
  readonly executable?: string
  readonly env?: Readonly<Record<string, string>>
  readonly viewport?: { readonly width: number; readonly height: number }
  /** The app has a clock of its own, which the test can put ahead. */
  readonly ownClock?: boolean
  /** Further arguments of the desktop app. */
  readonly args?: readonly string[]
}

/** Whether the app is a Windows process: `npm run test:windows` names the Node for it. */
export const runsOnWindows = process.platform === 'win32' || process.env['E2E_NODE'] !== undefined

interface Launched {
  readonly page: Page
  readonly electron: ElectronApplication | null
  readonly addresses: readonly string[]
  readonly later: (ms: number) => Promise<void>
  readonly close: () => Promise<void>
}

const root = join(import.meta.dirname, '../..')

/** Browser mode learns of a proxy from the environment, Electron from the system: here, from the option of Chromium. */
function networkOf({ network, shell }: LaunchOptions): {
  readonly args: readonly string[]
  readonly env: Readonly<Record<string, string>>
} {
  if (network === undefined) return { args: [], env: {} }
  const proxy = `http://127.0.0.1:${String(network.proxyPort)}`
  const env = { NODE_EXTRA_CA_CERTS: network.certificates }
  return shell === 'desktop'
    ? { args: [`--proxy-server=${proxy}`], env }
    : { args: [], env: { ...env, HTTPS_PROXY: proxy } }
}

/**
 * How Linux tells programs of the person's language, and a terminal everywhere. Electron on other systems only runs in
 * English.
 */
const systemLanguage = ({ language = 'en', shell }: LaunchOptions): Record<string, string> => {
  const region = `${regions[language]}.UTF-8`
  // For the terminal, messages alone: `LC_ALL` would also say which letters file names have, and this locale may be missing.
  return shell === 'desktop' ? { LC_ALL: region, LANGUAGE: '' } : { LC_ALL: '', LC_MESSAGES: region }
}

const regions: Readonly<Record<Language, string>> = { en: 'en_US', az: 'az_AZ', ru: 'ru_RU', tr: 'tr_TR' }

function environment(options: LaunchOptions): Record<string, string> {
  const inherited = Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined || name.startsWith('CLOPOS_') ? [] : [[name, value] as const],
  )
  return {
    ...Object.fromEntries(inherited),
    ...systemLanguage(options),
    CUSTOMER_DESK_DATA: options.dataFolder,
    ...(options.cloposBaseUrl === undefined ? {} : { CLOPOS_BASE_URL: options.cloposBaseUrl }),
    ...networkOf(options).env,
    ...options.env,
  }
}

async function launchBrowser(options: LaunchOptions): Promise<Launched> {
  const settings: BrowserContextOptions = {
    acceptDownloads: true,
    viewport: options.viewport ?? { width: 1280, height: 800 },
  }
  if (options.language !== undefined) settings.locale = options.language
  if (options.colorScheme !== undefined) settings.colorScheme = options.colorScheme
  const clock = `${options.dataFolder}.clock`
  if (options.ownClock === true) writeFileSync(clock, '0')
  const served = await openServed({
    program: [
      ...(options.ownClock === true ? ['--import', './test/e2e/own-clock.mjs'] : []),
      join(root, 'out/main/serve.js'),
      '--no-open',
    ],
    env: { ...environment(options), E2E_CLOCK: clock },
    settings,
    browser: options.browser,
  })
  let ahead = 0
  const later = (ms: number): Promise<void> => {
    ahead += ms
    writeFileSync(clock, String(ahead))
    return Promise.resolve()
  }
  return { ...served, electron: null, later }
}

/**
 * Gives the window its size, and answers every box of the system by its second button, where no test can click: when a test
 * ends during a job, that is "Quit".
 */
const prepare = (
  electron: ElectronApplication,
  size: { readonly width: number; readonly height: number },
): Promise<void> =>
  electron.evaluate(({ BrowserWindow, dialog }, { width, height }) => {
    dialog.showMessageBox = () => Promise.resolve({ response: 1, checkboxChecked: false })
    BrowserWindow.getAllWindows()[0]?.setContentSize(width, height)
  }, size)

/** The program that the desktop tests start, and its arguments. */
export const desktopProgram = (): { readonly path: string; readonly args: readonly string[] } => ({
  path: process.env['E2E_ELECTRON'] ?? '',
  args: [process.env['E2E_ELECTRON_APP'] ?? '', ...sandboxOptions].filter((arg) => arg !== ''),
})

async function launchDesktop(options: LaunchOptions): Promise<Launched> {
  const { path, args } = desktopProgram()
  const electron = await _electron.launch({
    executablePath: options.executable ?? path,
    args: [...args, ...networkOf(options).args, ...(options.args ?? [])],
    env: environment(options),
    ...(options.colorScheme === undefined ? {} : { colorScheme: options.colorScheme }),
  })
  const page = await electron.firstWindow()
  await prepare(electron, options.viewport ?? { width: 1280, height: 800 })
  return {
    page,
    electron,
    addresses: [],
    later: (ms) =>
      electron.evaluate((_, by) => {
        const before = Date.now
        Date.now = () => before() + by
      }, ms),
    close: () => electron.close(),
  }
}

/** Starts the app on a data folder. The caller closes it. */
export function launch(options: LaunchOptions): Promise<Launched> {
  return options.shell === 'browser' ? launchBrowser(options) : launchDesktop(options)
}

interface Fixtures {
  /** Starts the app on a new data folder; ended after the test. */
  readonly start: (options?: Partial<Omit<LaunchOptions, 'shell' | 'dataFolder' | 'browser'>>) => Promise<App>
}

interface WorkerFixtures {
  /** The one Chromium of all tests of a worker, launched by the first that asks. Each app has a context of its own. */
  readonly sharedBrowser: () => Promise<Browser>
}

export const test = base.extend<ShellOptions & Fixtures, WorkerFixtures>({
  shell: ['browser', { option: true }],
  sharedBrowser: [
    // Playwright reads the names of the fixtures that a fixture needs from this pattern.
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const launched: Promise<Browser>[] = []
      await use(() => {
        const browser = launched[0] ?? launchChromium()
        if (launched.length === 0) launched.push(browser)
        return browser
      })
      for (const browser of launched) await (await browser).close()
    },
    { scope: 'worker' },
  ],
  start: async ({ shell, sharedBrowser }, use) => {
    const dataFolder = mkdtempSync(join(tmpdir(), 'customer-desk-e2e-'))
    const running: Launched[] = []
    const open = async (options: LaunchOptions): Promise<App> => {
      const launched = await launch(options)
      running.push(launched)
      const { page, electron, addresses, later } = launched
      const restart = async (): Promise<App> => {
        running.splice(running.indexOf(launched), 1)
        await launched.close()
        return open(options)
      }
      return { page, electron, addresses, dataFolder, later, restart }
    }
    await use(async (options) =>
      open({
        ...options,
        shell,
        dataFolder,
        ...(shell === 'browser' ? { browser: await sharedBrowser() } : {}),
      }),
    )
    for (const launched of running) await launched.close()
    rmSync(dataFolder, { recursive: true, force: true })
    rmSync(`${dataFolder}.clock`, { force: true })
  },
})

export { expect } from '@playwright/test'
