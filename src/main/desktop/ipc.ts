import { ipcMain, type BrowserWindow, type IpcMainInvokeEvent } from 'electron'
import type { Log } from '#backend/log/log'
import { callChannel, eventChannel } from '#shared/bridge'
import type { Dispatch, Envelope, EventMessage } from '#shared/wire'
import { appOrigin } from './protocol'

/** Whether a call comes from the top frame of `window` while it shows our own page. */
function isOwnPage(
  event: Pick<IpcMainInvokeEvent, 'sender' | 'senderFrame'>,
  window: BrowserWindow,
): boolean {
  if (window.isDestroyed() || event.sender !== window.webContents) return false
  const frame = event.senderFrame
  return frame !== null && frame.parent === null && frame.origin === appOrigin
}

/** Answers the page's calls with `dispatch`. Calls from anywhere else are dropped. */
export function answerCalls(window: BrowserWindow, dispatch: Dispatch, log: Log): void {
  ipcMain.handle(callChannel, (event, method: unknown, input: unknown): Promise<Envelope> => {
    if (!isOwnPage(event, window)) {
      log.warn('a call from a foreign frame was dropped')
      throw new Error('refused')
    }
    return dispatch(typeof method === 'string' ? method : '', input)
  })
}

/** Sends an event to the page, if it is still there. */
export function sendEvent(window: BrowserWindow, event: EventMessage): void {
  if (!window.isDestroyed()) window.webContents.send(eventChannel, event)
}
