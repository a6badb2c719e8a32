import { app, dialog, type BrowserWindow } from 'electron'
import type { Messages } from '#shared/messages/index'
import type { RunningJobs } from './running-jobs'

interface Surroundings {
  readonly jobs: RunningJobs
  /** Whether closing the window leaves the app running. */
  readonly keepsRunning: () => boolean
  readonly messages: () => Messages
}

/**
 * Closing the window hides it if the app keeps running, and ends the app otherwise. While a job runs, the person is asked
 * before the app ends. A signal of the system ends it without a question.
 */
export function askBeforeQuitting(
  window: BrowserWindow,
  { jobs, keepsRunning, messages }: Surroundings,
): void {
  let isAgreed = false
  let isAsking = false
  const quit = (): void => {
    isAgreed = true
    app.quit()
  }
  const ask = async (): Promise<void> => {
    const { main } = jobs
    if (main === null || isAsking) return
    isAsking = true
    window.show()
    const t = messages()
    const { response } = await dialog.showMessageBox(window, {
      type: 'question',
      message: t.shell.quit.question(t.window.jobs.running(main.kind)),
      detail: t.shell.quit.detail[main.kind],
      buttons: [t.shell.quit.stay, t.shell.quit.leave],
      defaultId: 0,
      cancelId: 0,
      noLink: true,
    })
    isAsking = false
    if (response === 1) quit()
  }
  let isQuitting = false
  app.on('before-quit', (event) => {
    isQuitting = isAgreed || jobs.main === null
    if (isQuitting) return
    event.preventDefault()
    void ask()
  })
  window.on('close', (event) => {
    if (isQuitting) return
    if (keepsRunning()) {
      event.preventDefault()
      window.hide()
    } else if (jobs.main !== null) {
      event.preventDefault()
      void ask()
    }
  })
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.once(signal, quit)
}
