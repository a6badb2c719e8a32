import { desktopTransport } from './desktop'
import { socketTransport } from './socket'
import type { Transport } from './transport'

/** The transport of the shell this page runs in: the preload's bridge, or else the server the page came from. */
export function openTransport(page: Window): Transport {
  if (page.customerDesk !== undefined) return desktopTransport(page.customerDesk)
  const { protocol, host } = page.location
  return socketTransport(`${protocol === 'https:' ? 'wss' : 'ws'}://${host}/socket`)
}
