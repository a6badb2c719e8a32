import { AppError } from '#shared/errors'
import { bareHost, directRoute, isLoopback, type Proxy, type Route } from './way'

type Environment = Readonly<Record<string, string | undefined>>

/** Kinds of proxy by the scheme of their address, as in curl, with their default ports. */
const schemes: Readonly<Record<string, readonly [Proxy['kind'], number]>> = {
  'http:': ['http', 80],
  'https:': ['https', 443],
  'socks:': ['socks5', 1080],
  'socks5:': ['socks5', 1080],
  'socks5h:': ['socks5', 1080],
  'socks4:': ['socks4', 1080],
  'socks4a:': ['socks4', 1080],
}

/** The first variable that is not empty. Lower-case names come first, as in curl. */
function firstOf(env: Environment, names: readonly string[]): readonly [name: string, value: string] | null {
  for (const name of names.flatMap((one) => [one.toLowerCase(), one])) {
    const value = env[name]?.trim() ?? ''
    if (value !== '') return [name, value]
  }
  return null
}

/** Decodes reserved characters in an account, such as `%40`. A lone `%` stays. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** Reads a proxy's address, by default of an HTTP proxy. null if it is not an address. */
function readProxy(address: string): Proxy | null {
  const text = /^[a-z][a-z\d+.-]*:\/\//i.test(address) ? address : `http://${address}`
  const url = URL.canParse(text) ? new URL(text) : null
  const scheme = url === null ? undefined : schemes[url.protocol]
  if (url === null || scheme === undefined || url.hostname === '') return null
  const [kind, port] = scheme
  const account =
    url.username === '' ? null : { user: decoded(url.username), password: decoded(url.password) }
  return { kind, host: bareHost(url.hostname), port: url.port === '' ? port : Number(url.port), account }
}

/** Whether a list such as `localhost, .example.com, host:8443` names the server or a domain above it. */
function isExcepted({ hostname, port }: URL, list: string): boolean {
  return list
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
    .some((entry) => {
      const [, place = entry, only] = /^(\[[^\]]*\]|[^:]*)(?::(\d+))?$/.exec(entry) ?? []
      if (place === '*') return true
      if (only !== undefined && only !== (port === '' ? '443' : port)) return false
      const name = bareHost(place).replace(/^\*?\./, '')
      const host = bareHost(hostname)
      return host === name || host.endsWith(`.${name}`)
    })
}

/**
 * The route to `url` according to the environment: through `HTTPS_PROXY`, else `ALL_PROXY`, unless `NO_PROXY` lists the
 * server (curl's manual, "Environment"). Plain http only goes to this computer, never through a proxy. Throws
 * `environment.proxy` without quoting the address, which may contain a password.
 */
export function routeFromEnvironment(url: string, env: Environment): Route {
  const server = new URL(url)
  if (server.protocol !== 'https:' || isLoopback(server.hostname)) return directRoute
  const [name, address] = firstOf(env, ['HTTPS_PROXY', 'ALL_PROXY']) ?? []
  if (name === undefined || address === undefined) return directRoute
  const excepted = firstOf(env, ['NO_PROXY'])
  if (excepted !== null && isExcepted(server, excepted[1])) return directRoute
  const proxy = readProxy(address)
  if (proxy !== null) return [proxy]
  throw new AppError({ code: 'environment.proxy', variable: name })
}
