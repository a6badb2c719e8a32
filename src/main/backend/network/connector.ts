import { Agent } from 'node:https'
import { Duplex } from 'node:stream'
import type { SecureContext, TLSSocket } from 'node:tls'
import { dial, secure, type Target } from './dial'
import { ProxyFailure } from './proxy-failure'
import { trustedHere } from './trust'
import { openTunnel } from './tunnel'
import { bareHost, type Route, type Way } from './way'

/** Opens connections to one server and reuses them for further requests. */
export interface Connector {
  readonly agent: Agent
  /** Drops connections that are not open yet, because nothing waits for them any more. */
  readonly giveUp: () => void
}

/** How long unused connections stay open, in milliseconds: as long as with Node's own agent. */
const pool = { keepAlive: true, scheduling: 'lifo', timeout: 5000 } as const

/**
 * A connector to the server of an https `url` along `route`. On a direct route the request's own time limits
 * apply; otherwise each way has `connectMs` in total. Connecting throws Node's errors or ProxyFailure.
 */
export function createConnector(url: string, route: Route, connectMs: number): Connector {
  const secureContext = trustedHere()
  if (route.every((way) => way === 'direct')) {
    const agent = new Agent({ ...pool, ...(secureContext === undefined ? {} : { secureContext }) })
    return { agent, giveUp: () => undefined }
  }
  const { hostname, port } = new URL(url)
  const target = { host: bareHost(hostname), port: port === '' ? 443 : Number(port) }
  const agent = new RouteAgent(target, route, connectMs, secureContext)
  return { agent, giveUp: agent.giveUp }
}

class RouteAgent extends Agent {
  readonly #target: Target
  readonly #connectMs: number
  readonly #secureContext: SecureContext | undefined
  /** The way that worked last comes first. */
  #route: Route
  #given = new AbortController()

  constructor(target: Target, route: Route, connectMs: number, secureContext: SecureContext | undefined) {
    super(pool)
    this.#target = target
    this.#route = route
    this.#connectMs = connectMs
    this.#secureContext = secureContext
  }

  readonly giveUp = (): void => {
    this.#given.abort()
    this.#given = new AbortController()
  }

  override createConnection(
    _options: unknown,
    done?: (error: Error | null, socket: Duplex) => void,
  ): undefined {
    this.#connect().then(
      (socket) => done?.(null, socket),
      // The type requires a stream here as well, but Node only looks at the error.
      (thrown: unknown) => done?.(thrown instanceof Error ? thrown : new Error(String(thrown)), new Duplex()),
    )
  }

  /** The next way is tried only if a proxy cannot be reached. A proxy that refuses has its reasons. */
  async #connect(): Promise<TLSSocket> {
    const given = this.#given.signal
    let failure: unknown
    for (const way of this.#route) {
      try {
        const socket = await this.#along(way, given)
        this.#route = [way, ...this.#route.filter((other) => other !== way)]
        return socket
      } catch (thrown) {
        failure = thrown
        const isGone = thrown instanceof ProxyFailure && thrown.kind === 'unreachable'
        if (!isGone || given.aborted) break
      }
    }
    throw failure
  }

  async #along(way: Way, given: AbortSignal): Promise<TLSSocket> {
    const signal = AbortSignal.any([given, AbortSignal.timeout(this.#connectMs)])
    const socket =
      way === 'direct'
        ? await dial(this.#target, signal)
        : await openTunnel(way, this.#target, this.#secureContext, signal)
    return secure(socket, this.#target, this.#secureContext, signal)
  }
}
