import { desktopTransport } from './desktop'
import { socketTransport } from './socket'
import type { Transport } from './transport'

/** The transport of this shell: the preload's bridge, or the server that the page came from. */
export function openTransport(page: Window): Transport {
  if (page.customerDesk !== undefined) return desktopTransport(page.customerDesk)
  const { protocol, host } = page.location
  return socketTransport(`${protocol === 'https:' ? 'wss' : 'ws'}://${host}/socket`)
}
