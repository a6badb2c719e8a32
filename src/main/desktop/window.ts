import { join } from 'node:path'
import { BrowserWindow, nativeTheme, screen, type BrowserWindowConstructorOptions } from 'electron'
import { methodsArgument } from '#shared/bridge'
import { methodNames } from '#shared/contract'
import type { Memory } from './memory'
import { appOrigin } from './protocol'
import { placeWindow, smallest } from './window-place'

/** The page's background (`--canvas` of its styles), so that nothing flashes before the page is drawn. */
const background = { light: '#f8f6f3', dark: '#161412' }

/** The window's settings: no Node in the page, an isolated preload script, and the sandbox for both. */
export function windowOptions(
  builtFolder: string,
  title: string,
  look: { readonly dark: boolean; readonly packaged: boolean },
): BrowserWindowConstructorOptions {
  return {
    title,
    show: false,
    minWidth: smallest.width,
    minHeight: smallest.height,
    autoHideMenuBar: true,
    backgroundColor: look.dark ? background.dark : background.light,
    webPreferences: {
      preload: join(builtFolder, 'preload', 'preload.cjs'),
      // The preload script creates a function for each name. It does not need the schemas, which keeps it small.
      additionalArguments: [methodsArgument + methodNames.join(',')],
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: !look.packaged,
    },
  }
}

/**
 * Opens the window at its last place and shows it when the page is drawn and `started` is fulfilled; null: it stays hidden
 * at first. When the page's
 * process crashes, the page is loaded again. If it crashes twice within a minute, the window is hidden and `onCrash` is called instead.
 */
export function openWindow(
  builtFolder: string,
  title: string,
  packaged: boolean,
  memory: Memory,
  started: Promise<unknown> | null,
  onCrash: () => void,
): BrowserWindow {
  const main = screen.getPrimaryDisplay()
  const others = screen.getAllDisplays().filter((display) => display.id !== main.id)
  const place = placeWindow(
    memory.read().window,
    [main, ...others].map((display) => display.workArea),
  )
  const window = new BrowserWindow({
    ...windowOptions(builtFolder, title, { dark: nativeTheme.shouldUseDarkColors, packaged }),
    ...place.bounds,
  })
  const show = (): void => {
    if (window.isDestroyed()) return
    if (place.maximized) window.maximize()
    window.show()
  }
  window.once('ready-to-show', () => {
    // If the start failed, a dialog says so, and there is nothing to show.
    started?.then(show).catch(() => undefined)
  })
  let closing = false
  window.on('close', () => {
    closing = true
    memory.write({ window: { ...window.getNormalBounds(), maximized: window.isMaximized() } })
  })
  let lastCrash = -Infinity
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    // A page that ends with its window is not loaded again, because that would delay quitting.
    if (reason === 'clean-exit' || closing || window.isDestroyed()) return
    const again = performance.now() - lastCrash < 60_000
    lastCrash = performance.now()
    if (!again) window.webContents.reload()
    else {
      // A dead window is in the way of what is said about it.
      window.hide()
      onCrash()
    }
  })
  // If this build has no page, an empty window says more than none.
  window.loadURL(`${appOrigin}/`).catch(show)
  return window
}

/** Shows the window in front of all others. */
export function bringToFront(window: BrowserWindow): void {
  if (window.isDestroyed()) return
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}
