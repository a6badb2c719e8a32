/** A proxy through which connections can go. */
export interface Proxy {
  readonly kind: 'http' | 'https' | 'socks4' | 'socks5'
  /** A name or an IP address, IPv6 without brackets. */
  readonly host: string
  readonly port: number
  /** The account to sign in with. Never show or log it. */
  readonly account: { readonly user: string; readonly password: string } | null
}

export type Way = 'direct' | Proxy

/** The ways to a server, tried in this order until one works. Plain data, because it is sent to other threads. */
export type Route = readonly Way[]

export const directRoute: Route = ['direct']

/** A proxy as it is shown to people: `host:port`, without its account. */
export function proxyName({ host, port }: Proxy): string {
  return `${host.includes(':') ? `[${host}]` : host}:${String(port)}`
}

/** A URL's `hostname` as `net` and `tls` expect it: IPv6 without brackets. */
export function bareHost(hostname: string): string {
  return hostname.replace(/^\[|\]$/g, '')
}

/** Whether a URL's `hostname` is this computer (RFC 6761, section 6.3; RFC 1122, section 3.2.1.3). It is never reached through a proxy. */
export function isLoopback(hostname: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(hostname)
}
