/** A proxy that connections can be made through. */
export interface Proxy {
  readonly kind: 'http' | 'https' | 'socks4' | 'socks5'
  /** A name or an address, IPv6 without brackets. */
  readonly host: string
  readonly port: number
  /** Who to sign in as; never shown and never logged. */
  readonly account: { readonly user: string; readonly password: string } | null
}

export type Way = 'direct' | Proxy

/** The ways to a server, tried in this order until one leads there. Plain data, so that it crosses threads. */
export type Route = readonly Way[]

export const directRoute: Route = ['direct']

/** A proxy as people are told of it: `host:port`, without its account. */
export function proxyName({ host, port }: Proxy): string {
  return `${host.includes(':') ? `[${host}]` : host}:${String(port)}`
}

/** A URL's `hostname` as `net` and `tls` want it: IPv6 without brackets. */
export function bareHost(hostname: string): string {
  return hostname.replace(/^\[|\]$/g, '')
}

/** Whether a URL's `hostname` is this computer (RFC 6761, section 6.3; RFC 1122, section 3.2.1.3). No proxy leads there. */
export function isLoopback(hostname: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(hostname)
}
