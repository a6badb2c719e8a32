/**
 * The page's only way to the main process: a function for each method of the contract, and the events. It runs in the
 * sandbox and passes nothing of Electron to the page.
 */
import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron'
import { bridgeName, callChannel, eventChannel, methodsArgument, type DesktopBridge } from '#shared/bridge'
import type { Envelope, EventMessage } from '#shared/wire'

/** The contract's names, as the main process hands them over: one list, and no schemas here. */
const methods =
  process.argv
    .find((argument) => argument.startsWith(methodsArgument))
    ?.slice(methodsArgument.length)
    .split(',') ?? []

const calls = Object.fromEntries(
  methods.map((method) => [
    method,
    (input: unknown): Promise<Envelope> => ipcRenderer.invoke(callChannel, method, input),
  ]),
)

const onEvent: DesktopBridge['onEvent'] = (listener) => {
  const hear = (_event: IpcRendererEvent, message: EventMessage): void => {
    listener(message)
  }
  ipcRenderer.on(eventChannel, hear)
  return () => {
    ipcRenderer.off(eventChannel, hear)
  }
}

contextBridge.exposeInMainWorld(bridgeName, { call: calls, onEvent })
