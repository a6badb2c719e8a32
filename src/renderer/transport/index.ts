import { desktopTransport } from './desktop'
import { findPass } from './pass'
import { socketTransport } from './socket'
import type { Transport } from './transport'

/**
 * The transport of this shell: the preload's bridge, or the server that the page came from. Null if the browser leaves
 * this page for another one.
 */
export async function openTransport(page: Window): Promise<Transport | null> {
  if (page.customerDesk !== undefined) return desktopTransport(page.customerDesk)
  const pass = await findPass(page)
  if (pass === null) return null
  const { protocol, host } = page.location
  return socketTransport(`${protocol === 'https:' ? 'wss' : 'ws'}://${host}/socket/${pass}`)
}
