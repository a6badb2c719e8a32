/** Updates of the desktop app: where they come from, and how far the app is. */
import type { ErrorData } from './errors'

/** A newer version of the app. */
export interface Update {
  readonly version: string
  /** What is new, as plain text; empty: nothing was published about it. */
  readonly notes: string
}

export type UpdateState =
  /** Nothing was looked for yet. */
  | { readonly is: 'idle' }
  | { readonly is: 'checking' }
  /** This is the newest version. */
  | { readonly is: 'current' }
  /** It is not downloaded while a job runs. */
  | { readonly is: 'waiting'; readonly update: Update }
  | { readonly is: 'downloading'; readonly update: Update; readonly percent: number }
  /** Downloaded and checked: a restart installs it. */
  | { readonly is: 'ready'; readonly update: Update }
  | { readonly is: 'failed'; readonly error: ErrorData }

/** Where updates are: on a web server, or in a folder, which may be one of the network. */
export type UpdatePlace =
  { readonly kind: 'server'; readonly url: string } | { readonly kind: 'folder'; readonly folder: string }

/**
 * Reads the address of updates; null: it is neither a web address nor a full path. Plain http is only allowed to this
 * computer, because anybody on the way could send another program.
 */
export function readUpdateAddress(text: string): UpdatePlace | null {
  const address = text.trim()
  // \\server\share, C:\folder, /folder
  if (/^(?:[\\/]|[a-z]:[\\/])/i.test(address)) return { kind: 'folder', folder: address }
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) return null
  const { protocol, hostname, href } = new URL(address)
  if (protocol === 'http:' && !/^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(hostname)) return null
  return { kind: 'server', url: href }
}
