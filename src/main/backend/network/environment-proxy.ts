import { AppError } from '#shared/errors'
import { bareHost, directRoute, isLoopback, type Proxy, type Route } from './way'

type Environment = Readonly<Record<string, string | undefined>>

/** Proxies by the scheme of their address, as curl names them, with the port where none is given. */
const schemes: Readonly<Record<string, readonly [Proxy['kind'], number]>> = {
  'http:': ['http', 80],
  'https:': ['https', 443],
  'socks:': ['socks5', 1080],
  'socks5:': ['socks5', 1080],
  'socks5h:': ['socks5', 1080],
  'socks4:': ['socks4', 1080],
  'socks4a:': ['socks4', 1080],
}

/** The first variable that says something. Small letters go first, as with curl. */
function firstOf(env: Environment, names: readonly string[]): readonly [name: string, value: string] | null {
  for (const name of names.flatMap((one) => [one.toLowerCase(), one])) {
    const value = env[name]?.trim() ?? ''
    if (value !== '') return [name, value]
  }
  return null
}

/** What stands for reserved letters in an account, such as `%40`. A lone `%` means itself. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** Reads a proxy's address; without a scheme it is an HTTP proxy. null where it is none. */
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

/** Whether a list such as `localhost, .example.com, host:8443` names the server: itself, or a domain it lies in. */
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
 * The way that the environment names to `url`: `HTTPS_PROXY`, else `ALL_PROXY`, unless `NO_PROXY` excepts the server
 * (curl's manual, "Environment"). Plain http goes to this computer only, which no proxy leads to. Throws
 * `invalid-input`, which does not quote the address: a password may be in it.
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
  const problem = `${name} is not a proxy address. It should look like http://proxy.example.com:3128.`
  throw new AppError({ code: 'invalid-input', problem })
}
