/**
 * Runs before the desktop app where Playwright starts it: no window is made before Playwright is attached. Otherwise it
 * attaches while the window is being made, and once in some hundred starts it then waits for a page that has loaded already.
 */
import { app } from 'electron'

// Playwright starts Electron so. A spec that starts the app a second time does not.
if (process.argv.includes('--remote-debugging-port=0')) {
  const ready = app.whenReady()
  const attached = new Promise((resolve) => {
    // Playwright calls it when it is attached, in each Electron that it starts.
    globalThis.__playwright_run = resolve
  })
  app.whenReady = async () => {
    await Promise.all([ready, attached])
  }
}
