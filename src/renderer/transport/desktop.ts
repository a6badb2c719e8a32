import type { DesktopBridge } from '#shared/bridge'
import type { Contract, MethodName } from '#shared/contract'
import { caller, type Dispatch } from '#shared/wire'
import { EventHub, type Transport } from './transport'

declare global {
  interface Window {
    /** Set by the desktop app's preload script; absent in browser mode. */
    readonly customerDesk?: DesktopBridge
  }
}

/** The transport over the preload's bridge. */
export function desktopTransport(bridge: DesktopBridge): Transport {
  const hub = new EventHub()
  bridge.onEvent(hub.emit)
  const isMethod = (name: string): name is MethodName => Object.hasOwn(bridge.call, name)
  const request: Dispatch = (method, input) =>
    isMethod(method)
      ? bridge.call[method](input)
      : Promise.resolve({ ok: false, error: { code: 'not-found', what: 'method' } })
  return {
    shell: 'desktop',
    call: caller<Contract>(request),
    on: hub.on,
    onLink: (listener) => {
      listener('up')
      return () => undefined
    },
  }
}
