import { spawn, type ChildProcess } from 'node:child_process'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import { chromium, type Browser, type BrowserContextOptions, type Page } from '@playwright/test'

export interface ServedOptions {
  /** A built program that serves a page and prints its address on 127.0.0.1 once it is ready, with its arguments. */
  readonly program: readonly string[]
  readonly env: Readonly<Record<string, string>>
  readonly settings: BrowserContextOptions
  /** A Chromium that is running. Without it, one is launched for this page alone. */
  readonly browser?: Browser | undefined
  /** Done before the page is opened. */
  readonly prepare?: (page: Page) => Promise<unknown>
}

export interface ServedPage {
  readonly page: Page
  /** What the program has printed so far: the page's address, and those of later tabs. */
  readonly addresses: readonly string[]
  readonly close: () => Promise<void>
}

/** Chromium has no sandbox for root; nobody else goes without it. */
export const sandboxOptions = process.getuid?.() === 0 ? ['--no-sandbox'] : []

/** A Chromium, `E2E_CHROMIUM` where that is set. */
export function launchChromium(): Promise<Browser> {
  const executablePath = process.env['E2E_CHROMIUM']
  return chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: sandboxOptions,
  })
}

/** The Node that runs the app, with the arguments before the app's: `E2E_NODE` as JSON, else the one that runs the tests. */
function nodeOfApp(): readonly string[] {
  const given = process.env['E2E_NODE']
  return given === undefined ? [process.execPath] : (JSON.parse(given) as string[])
}

/** Collects the addresses that a program prints. Resolves at the first, when the program is ready. */
function printedAddresses(server: ChildProcess): Promise<readonly [string, ...string[]]> {
  return new Promise((resolve, reject) => {
    if (server.stdout === null) throw new TypeError('The server has no output.')
    let addresses: [string, ...string[]] | undefined
    createInterface({ input: server.stdout }).on('line', (line) => {
      const address = /http:\/\/127\.0\.0\.1:\d+\/\S*/.exec(line)?.[0]
      if (address === undefined) return
      if (addresses === undefined) resolve((addresses = [address]))
      else addresses.push(address)
    })
    server.once('exit', (code) => {
      reject(new Error(`The server of the page ended with ${String(code)}.`))
    })
  })
}

/** How long the calls of a page may take to be answered before it is closed, in milliseconds. */
const patience = 2000

/**
 * Follows the calls of a page. Gives a function that waits until all are answered, as they are when a person closes the page: a
 * Windows process is ended at once, with what it has not stored yet.
 */
function followCalls(page: Page): () => Promise<void> {
  const open = new Set<string>()
  const idIn = (payload: string | Buffer, type: 'call' | 'answer'): string =>
    new RegExp(`^\\{"type":"${type}","id":(\\d+)`).exec(String(payload))?.[1] ?? ''
  page.on('websocket', (socket) => {
    socket.on('framesent', ({ payload }) => {
      const id = idIn(payload, 'call')
      if (id !== '') open.add(id)
    })
    socket.on('framereceived', ({ payload }) => open.delete(idIn(payload, 'answer')))
    socket.on('close', () => {
      open.clear()
    })
  })
  return async () => {
    const until = Date.now() + patience
    while (open.size > 0 && Date.now() < until) await wait(10)
  }
}

async function end(server: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => server.once('exit', resolve))
  if (server.exitCode === null && server.kill('SIGTERM')) await ended
}

/** Starts a program that serves a page, and opens the page in a Chromium. The caller closes both. */
export async function openServed(options: ServedOptions): Promise<ServedPage> {
  const { program, env, settings, prepare } = options
  const [node = '', ...before] = nodeOfApp()
  const server = spawn(node, [...before, ...program], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  try {
    const browser = options.browser ?? (await launchChromium())
    const context = await browser.newContext(settings)
    const page = await context.newPage()
    const answered = followCalls(page)
    const close = async (): Promise<void> => {
      await answered()
      await context.close()
      if (browser !== options.browser) await browser.close()
      await end(server)
    }
    await prepare?.(page)
    const addresses = await printedAddresses(server)
    await page.goto(addresses[0])
    // Browser mode trades its token, and goes on to the address without it.
    await page.waitForURL((url) => !url.searchParams.has('token'))
    return { page, addresses, close }
  } catch (thrown) {
    server.kill('SIGTERM')
    throw thrown
  }
}
