import { join } from 'node:path'
import { readBaseUrl } from '#backend/clopos/base-url'
import { createGateway, openLock } from '#backend/gateway'
import { plainHost, startBackend } from '#backend/host'
import type { Lock } from '#backend/lock/lock'
import { createLog, type Log } from '#backend/log/log'
import { openLogFile } from '#backend/log/log-file'
import { chooseDataFolder, downloadsFolder, makeFolder } from '#backend/shell/data-folder'
import { exitCodeOf } from '#backend/shell/exit-code'
import { terminalLocale } from '#backend/shell/locale'
import { outliveReader } from '#backend/shell/outlive-reader'
import { readPage } from '#backend/shell/page'
import { appVersion } from '#shared/version'
import type { AppInfo } from '#shared/contract'
import { errorData } from '#shared/errors'
import { languageOf } from '#shared/locale/languages'
import { catalogues, sentence } from '#shared/messages/index'
import type { EventMessage } from '#shared/wire'
import { openDownloads, type Downloads } from './downloads'
import { hasDisplay, openBrowser } from './open-browser'
import { readOptions, type Options } from './options'
import { startServer } from './server'
import { createShellMethods, onlyOwnFolder } from './shell-methods'

const locale = terminalLocale(process.env)
const language = languageOf(locale)
const messages = catalogues[language]
const texts = messages.shell

/** Resolves when the person or the system asks the process to end. A second time ends it at once. */
function askedToEnd(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.once(signal, () => {
        resolve()
      })
    }
  })
}

async function run(options: Options & { verb: 'serve' }, builtFolder: string, log: Log): Promise<void> {
  const asked = askedToEnd()
  const cloposBaseUrl = readBaseUrl(process.env['CLOPOS_BASE_URL'])
  const page = await readPage(join(builtFolder, 'renderer'))
  const dataFolder = chooseDataFolder(options.data, process.env)
  makeFolder(dataFolder, dataFolder)
  const listeners = new Set<(event: EventMessage) => void>()
  const backend = await startBackend(
    { dataFolder, cloposBaseUrl, secrets: 'file', language, locale },
    plainHost(process.env),
    (event) => {
      lock?.pass(event)
    },
    log,
  )
  let lock: Lock | null = null
  let downloads: Downloads | null = null
  try {
    downloads = await openDownloads(downloadsFolder(dataFolder))
    const info: AppInfo = {
      version: appVersion,
      shell: 'browser',
      canStartAtSignIn: false,
      dataFolder,
      secrets: 'file',
      language,
      locale,
    }
    const opened = openLock(dataFolder, backend.request, (event) => {
      for (const listener of listeners) listener(event)
    })
    lock = opened
    const shell = createShellMethods(info, opened.guard(backend.request), downloads)
    const gateway = createGateway(shell, onlyOwnFolder(backend.request), opened, log)
    const { isLocked } = opened
    const server = await startServer(options.port, { page, downloads, texts, isLocked }, gateway, log)
    listeners.add(server.emit)
    const { address } = server.admission
    const printNext = (): void => {
      process.stdout.write(`${texts.openNextAt(address(printNext))}\n`)
    }
    process.stdout.write(`${texts.openAt(address(printNext))}\n${texts.howToStop}\n`)
    if (options.open) openBrowser(address())
    await asked
    await server.close()
  } finally {
    await backend.close()
    await downloads?.close()
  }
}

/**
 * Runs browser mode until it is asked to end. `builtFolder` holds `main` and `renderer`. Returns the exit code.
 * Errors are one sentence on stderr.
 */
export async function serve(args: readonly string[], builtFolder: string): Promise<number> {
  outliveReader(process.stdout)
  outliveReader(process.stderr)
  let log = createLog(process.stderr)
  try {
    const options = readOptions(args, hasDisplay(process.platform, process.env), texts)
    if (options.verb === 'help') process.stdout.write(texts.serveHelp)
    else {
      log = createLog(process.stderr, openLogFile(chooseDataFolder(options.data, process.env)))
      await run(options, builtFolder, log)
    }
    return 0
  } catch (thrown) {
    const error = errorData(thrown)
    if (error.code === 'internal') log.error('browser mode ended', thrown)
    process.stderr.write(`${sentence(messages, error)}\n`)
    return exitCodeOf(error.code)
  }
}
