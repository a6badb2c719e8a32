import type { App } from 'electron'
import type { HostMethods } from '#backend/internal-contract'
import type { Log } from '#backend/log/log'
import { routeFromEnvironment } from '#backend/network/environment-proxy'
import { bareHost, directRoute, isLoopback, type Proxy, type Route, type Way } from '#backend/network/way'
import type { Handlers } from '#shared/contract'

/** The keywords in a PAC script's answer, as Chromium returns them, for the proxies that the app can use. */
const kinds: Readonly<Record<string, Proxy['kind']>> = {
  PROXY: 'http',
  HTTPS: 'https',
  SOCKS: 'socks4',
  SOCKS4: 'socks4',
  SOCKS5: 'socks5',
}

function readWay(text: string): Way | null {
  const [word = '', place = ''] = text.trim().split(/\s+/)
  if (word.toUpperCase() === 'DIRECT') return 'direct'
  const kind = kinds[word.toUpperCase()]
  const [, host, port] = /^(\[[^\]]+\]|[^:]+):(\d{1,5})$/.exec(place) ?? []
  if (kind === undefined || host === undefined) return null
  return { kind, host: bareHost(host), port: Number(port), account: null }
}

/** Reads an answer such as `PROXY proxy.example:3128; SOCKS5 10.0.0.1:1080; DIRECT` without what the app cannot use. */
export function readProxyList(answer: string): Route {
  return answer
    .split(';')
    .map(readWay)
    .filter((way) => way !== null)
}

const isProxy = (way: Way): way is Proxy => way !== 'direct'

/** Adds accounts from the environment to the same proxies of the system, which names them without accounts. */
function withAccounts(route: Route, known: readonly Proxy[]): Route {
  return route.map((way) =>
    isProxy(way) ? (known.find(({ host, port }) => host === way.host && port === way.port) ?? way) : way,
  )
}

/**
 * Finds the route to a server from the system's settings, including PAC scripts and automatic discovery, at each call. If
 * they name no proxy, the environment decides.
 */
export function systemProxy(
  app: Pick<App, 'resolveProxy'>,
  env: Readonly<Record<string, string | undefined>>,
  log: Log,
): Pick<Handlers<HostMethods>, 'proxy.find'> {
  const ask = async (url: string): Promise<Route> => {
    try {
      return readProxyList(await app.resolveProxy(url))
    } catch (thrown) {
      log.error('the system did not name its proxy', thrown)
      return directRoute
    }
  }
  return {
    'proxy.find': async ({ url }) => {
      if (isLoopback(new URL(url).hostname)) return directRoute
      const route = await ask(url)
      const named = routeFromEnvironment(url, env)
      return route.some(isProxy) ? withAccounts(route, named.filter(isProxy)) : named
    },
  }
}
