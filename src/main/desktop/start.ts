import { join } from 'node:path'
import { app, dialog, Menu, powerMonitor, session, type BrowserWindow } from 'electron'
import { readBaseUrl } from '#backend/clopos/base-url'
import { removeUnfinished } from '#backend/export/file'
import { createGateway, openLock } from '#backend/gateway'
import { loadBackend, startBackend, type Backend, type LoadedBackend } from '#backend/host'
import { createLog, type Log } from '#backend/log/log'
import { openLogFile } from '#backend/log/log-file'
import { chooseDataFolder, makeFolder } from '#backend/shell/data-folder'
import { exitCodeOf } from '#backend/shell/exit-code'
import { localeName } from '#backend/shell/locale'
import { readPage } from '#backend/shell/page'
import type { AppInfo, SystemCommand } from '#shared/contract'
import { errorData } from '#shared/errors'
import { catalogues, sentence, type Messages } from '#shared/messages/index'
import type { Dispatch } from '#shared/wire'
import { pageServer, servePageFrom } from './development'
import { askBeforeQuitting } from './closing'
import { followSettings, systemLanguage, type FollowedSettings } from './followed-settings'
import { cutOff, denyPermissions, fetchNoDictionaries, keepInPlace, restrictWebRtc } from './guards'
import { answerCalls, sendEvent } from './ipc'
import { openMemory } from './memory'
import { menuTemplate, offerContextMenu } from './menu'
import { registerAppScheme, servePage } from './protocol'
import { systemProxy } from './proxy'
import { RunningJobs } from './running-jobs'
import { openSecrets } from './secrets'
import { createShellMethods } from './shell-methods'
import {
  canStartAtSignIn,
  commandArgument,
  hiddenArgument,
  setTaskbarMenu,
  startAtSignIn,
  TrayIcon,
} from './system-menus'
import { askBeforeUpdatesFrom } from './update-address'
import { openUpdater } from './updater'
import { createUpdates } from './updates'
import { bringToFront, openWindow } from './window'

/** How long the backend may take to end its jobs and close its databases, in milliseconds. Written data is safe anyway. */
const closingTime = 10_000

/** The value of `--data DIR` or `--data=DIR`. All other arguments are for Chromium. */
export function dataArgument(args: readonly string[]): string | undefined {
  const at = args.findIndex((arg) => arg === '--data' || arg.startsWith('--data='))
  const [arg, next] = args.slice(at)
  if (at < 0 || arg === undefined) return undefined
  return arg === '--data' ? next : arg.slice('--data='.length)
}

/** Says on stderr and in a dialog why the app cannot go on, and ends it when the dialog is closed. */
async function giveUp(
  thrown: unknown,
  why: 'cannotStart' | 'crashed',
  messages: Messages,
  log: Log,
): Promise<void> {
  const error = errorData(thrown)
  if (error.code === 'internal') log.error('the desktop app ended', thrown)
  const message = sentence(messages, error)
  process.stderr.write(`${message}\n`)
  const code = exitCodeOf(error.code)
  app.once('will-quit', (event) => {
    event.preventDefault()
    app.exit(code)
  })
  // Not `showErrorBox`, because it blocks the process, which then could not react to a request to end.
  await dialog.showMessageBox({ type: 'error', title: messages.shell[why], message })
  app.exit(code)
}

/** Lets the backend close before the process ends, once. `onClosed` is the last thing that the app does. */
function closeOnQuit(backend: Promise<Backend>, onClosed: () => void, log: Log): void {
  // The process must end even if quitting hangs, because it would block the next start.
  app.on('before-quit', ({ defaultPrevented }) => {
    if (defaultPrevented) return
    setTimeout(() => {
      app.exit(0)
    }, closingTime + 2000).unref()
  })
  app.once('will-quit', (event) => {
    event.preventDefault()
    const tooLong = new Promise<void>((resolve) => setTimeout(resolve, closingTime))
    const closed = backend.then((running) => running.close())
    Promise.race([closed, tooLong])
      .catch((thrown: unknown) => {
        log.error('closing failed', thrown)
      })
      .finally(() => {
        onClosed()
        // Not at once: a program that does not start says so a moment later, and is started in another way then.
        setImmediate(() => {
          app.exit(0)
        })
      })
  })
}

/** Opens the window while the backend is starting. Calls of the page wait for it. */
async function run(builtFolder: string, dataFolder: string, loaded: LoadedBackend, log: Log): Promise<void> {
  fetchNoDictionaries(session.defaultSession)
  const secrets = openSecrets()
  const language = systemLanguage()
  let messages: Messages = catalogues[language]
  const info: AppInfo = {
    version: app.getVersion(),
    shell: 'desktop',
    dataFolder,
    secrets: secrets.protection,
    language,
    locale: localeName(app.getSystemLocale()),
    canStartAtSignIn,
  }
  const cloposBaseUrl = readBaseUrl(process.env['CLOPOS_BASE_URL'])
  const server = pageServer(app.isPackaged, process.env)
  if (server === null) {
    servePage(session.defaultSession, await readPage(join(builtFolder, 'renderer')))
    await cutOff(session.defaultSession)
  } else servePageFrom(session.defaultSession, server)
  denyPermissions(session.defaultSession)
  const packaged = app.isPackaged
  const showMenus = (): void => {
    const template = menuTemplate(messages.shell.menu, { platform: process.platform, packaged })
    Menu.setApplicationMenu(Menu.buildFromTemplate(template))
    setTaskbarMenu(messages)
  }
  showMenus()
  app.on('web-contents-created', (_event, contents) => {
    keepInPlace(contents)
    restrictWebRtc(contents)
    offerContextMenu(contents, () => messages.shell.menu)
  })

  const memory = openMemory(join(dataFolder, 'shell', 'window.json'), log)
  const { exportFolder } = memory.read()
  if (exportFolder !== null) void removeUnfinished(exportFolder)
  const starting = startBackend(
    { dataFolder, cloposBaseUrl, secrets: secrets.protection, language, locale: info.locale },
    { ...secrets.handlers, ...systemProxy(app, process.env, log) },
    (event) => {
      shell.onEvent(event)
      lock.pass(event)
      if (event.name !== 'job') return
      jobs.take(event.payload)
      updates.onJob()
      if (!window.isDestroyed()) window.setProgressBar(jobs.progress)
    },
    log,
    loaded,
  )
  const backend: Dispatch = (method, input) =>
    starting.then(
      (running) => running.request(method, input),
      (thrown: unknown) => ({ ok: false, error: errorData(thrown) }),
    )
  const jobs = new RunningJobs()
  const command = (payload: SystemCommand | null): void => {
    if (payload !== null) sendEvent(window, { type: 'event', name: 'command', payload })
  }
  const tray = new TrayIcon({
    open: () => {
      bringToFront(window)
    },
    command: (wanted) => {
      if (wanted === 'export') bringToFront(window)
      command(wanted)
    },
  })
  let obeyed: FollowedSettings = { language, keepRunning: false, startAtSignIn: false }
  const askForUpdates = async (place: string): Promise<boolean> => {
    const t = messages.shell.updatesFrom
    const { response } = await dialog.showMessageBox(window, {
      type: 'question',
      message: t.question(place),
      detail: t.detail,
      buttons: [t.cancel, t.use],
      defaultId: 0,
      cancelId: 0,
      noLink: true,
    })
    return response === 1
  }
  const followed = followSettings(askBeforeUpdatesFrom(backend, askForUpdates), (settings) => {
    const before = obeyed
    obeyed = settings
    messages = catalogues[settings.language]
    if (before.language !== settings.language) showMenus()
    tray.show(settings.keepRunning, messages)
    startAtSignIn(settings.startAtSignIn, settings.keepRunning)
  })
  const lock = openLock(dataFolder, followed, (event) => {
    sendEvent(window, event)
  })
  powerMonitor.on('suspend', lock.lock)
  // Windows and macOS tell of it.
  powerMonitor.on('lock-screen', lock.lock)
  const window: BrowserWindow = openWindow(
    builtFolder,
    messages.window.appName,
    packaged,
    memory,
    process.argv.includes(hiddenArgument) ? null : starting,
    () => {
      void giveUp(new Error('the page ended twice'), 'crashed', messages, log)
    },
  )
  const shell = createShellMethods({
    ...{ info, memory, messages: () => messages },
    // A dialog may be open when the window is locked.
    backend: lock.guard(backend),
    window: () => window,
  })
  const updates = createUpdates({
    backend,
    jobs,
    openUpdater,
    tell: (state) => {
      sendEvent(window, { type: 'event', name: 'update', payload: state })
    },
    quit: () => {
      app.quit()
    },
    log,
    patience: 60_000,
  })
  const opened = shell.onlyChosen(followed)
  answerCalls(window, createGateway({ ...shell.handlers, ...updates.handlers }, opened, lock, log), log)
  askBeforeQuitting(window, { jobs, keepsRunning: () => obeyed.keepRunning, messages: () => messages })
  // The page listens from its first script on.
  window.webContents.once('did-finish-load', () => {
    command(commandArgument(process.argv))
  })
  app.on('second-instance', (_event, args) => {
    bringToFront(window)
    command(commandArgument(args))
  })
  app.on('window-all-closed', () => {
    app.quit()
  })
  await starting
  setInterval(() => void updates.tick(), 60_000).unref()
  const install = (): void => {
    // The new version may start before this one is gone.
    app.releaseSingleInstanceLock()
    updates.finish()
  }
  closeOnQuit(starting, install, log)
}

/**
 * Starts the desktop app. `builtFolder` holds `main`, `preload` and `renderer`. Must be called before Electron is ready.
 * A second start with the same data folder brings the first one's window to the front and ends.
 */
export function startDesktop(builtFolder: string): void {
  let log = createLog(process.stderr)
  registerAppScheme()
  const start = async (): Promise<void> => {
    const dataFolder = chooseDataFolder(dataArgument(process.argv), process.env)
    const own = join(dataFolder, 'shell')
    makeFolder(dataFolder, own)
    log = createLog(process.stderr, openLogFile(dataFolder))
    app.setPath('userData', own)
    if (!app.requestSingleInstanceLock()) {
      process.stderr.write(`${catalogues[systemLanguage()].shell.alreadyOpen}\n`)
      app.exit(0)
      return
    }
    // The thread loads its code while Electron starts.
    const loaded = loadBackend()
    await app.whenReady()
    await run(builtFolder, dataFolder, loaded, log)
  }
  start().catch(async (thrown: unknown) => {
    // A dialog needs a ready Electron. Without it Linux shows nothing.
    await app.whenReady()
    await giveUp(thrown, 'cannotStart', catalogues[systemLanguage()], log)
  })
}
