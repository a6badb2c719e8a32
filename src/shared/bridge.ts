/** What the desktop's preload puts on the page's `window.customerDesk`. In browser mode it is not there. */
import type { MethodName } from './contract'
import type { Envelope, EventMessage } from './wire'

export interface DesktopBridge {
  /** One function for each method of the contract. Errors are envelopes; only what Electron itself refuses rejects. */
  readonly call: Readonly<Record<MethodName, (input: unknown) => Promise<Envelope>>>
  /** Hands every event to `listener` until the returned function is called. */
  readonly onEvent: (listener: (event: EventMessage) => void) => () => void
}

/** The property of `window` that carries the bridge. */
export const bridgeName = 'customerDesk'

/** The two IPC channels that there are: calls to the main process, events from it. */
export const callChannel = 'call'
export const eventChannel = 'event'

/** Starts the argument by which the main process tells the preload the contract's method names. */
export const methodsArgument = '--contract-methods='
