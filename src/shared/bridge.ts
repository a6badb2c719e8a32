/** The desktop's preload script sets this as `window.customerDesk`. Browser mode has none. */
import type { MethodName } from './contract'
import type { Envelope, EventMessage } from './wire'

export interface DesktopBridge {
  /** One function per method of the contract. Errors are envelopes. Only Electron's own errors reject. */
  readonly call: Readonly<Record<MethodName, (input: unknown) => Promise<Envelope>>>
  /** Passes every event to `listener` until the returned function is called. */
  readonly onEvent: (listener: (event: EventMessage) => void) => () => void
}

/** The property of `window` with the bridge. */
export const bridgeName = 'customerDesk'

/** The two IPC channels: calls to the main process, and events from it. */
export const callChannel = 'call'
export const eventChannel = 'event'

/** The prefix of the argument with the contract's method names for the preload script. */
export const methodsArgument = '--contract-methods='
