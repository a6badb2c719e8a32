import got, { RequestError } from 'got'
import { AppError } from '#shared/errors'
import { createConnector } from '../network/connector'
import { ProxyFailure } from '../network/proxy-failure'
import { isUntrusted } from '../network/trust'
import type { Route } from '../network/way'
import { nonsense, PassingFailure } from './failure'
import type { SourceLimits } from './limits'

export interface OutgoingRequest {
  readonly method: 'GET' | 'POST'
  /** Below the base URL, with a slash in front. */
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  readonly headers: Readonly<Record<string, string>>
  /** Sent as JSON; null: no body. */
  readonly body: Readonly<Record<string, string>> | null
}

export interface Answer {
  readonly status: number
  readonly text: string
  /** A header by its lower-case name; null if it was not sent. */
  readonly header: (name: string) => string | null
}

/** Sends one request and returns its answer, whatever the status. Throws PassingFailure, or AppError if repeating does not help. */
export type Exchange = (request: OutgoingRequest, signal: AbortSignal) => Promise<Answer>

/** Codes of Node's `net`, `dns` and `tls` for a connection that could not be made. */
const unreachable = new Set([
  'ENOTFOUND',
  'EAI_AGAIN',
  'EAI_FAIL',
  'ECONNREFUSED',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'ENETDOWN',
  'EHOSTDOWN',
  'EADDRNOTAVAIL',
  'EACCES',
  'EPERM',
])

/** The failure behind an error of got. The error itself is dropped, because it holds the token and the credentials. */
function failureOf({ code, response, cause }: RequestError, host: string): PassingFailure | AppError {
  if (cause instanceof ProxyFailure) return proxyFailureOf(cause)
  if (code === 'ETIMEDOUT')
    return new PassingFailure('timeout', new AppError({ code: 'network.timeout', host }))
  if (unreachable.has(code)) {
    return new PassingFailure('unreachable', new AppError({ code: 'network.unreachable', host }))
  }
  if (isUntrusted(code)) return new AppError({ code: 'network.certificate', host })
  if (code.startsWith('HPE_')) return new PassingFailure('unsteady', nonsense('not-http'))
  if (response !== undefined) return new PassingFailure('unsteady', nonsense('cut-off'))
  return new PassingFailure('unsteady', new AppError({ code: 'network.unreachable', host }))
}

function proxyFailureOf({ kind, error }: ProxyFailure): PassingFailure | AppError {
  if (kind === 'lasting') return error
  return new PassingFailure(kind === 'unreachable' ? 'unreachable' : 'unsteady', error)
}

const tooMuch = (): AppError => nonsense('too-large')

/**
 * Sends requests below `baseUrl` along `route` with got. Redirects are not followed, because the token is for this server
 * only. Plain http goes to this computer only, so it never uses the route.
 */
export function createExchange(baseUrl: string, limits: SourceLimits, route: Route): Exchange {
  const { host, protocol } = new URL(baseUrl)
  const connector = protocol === 'https:' ? createConnector(baseUrl, route, limits.connectMs) : null
  const client = got.extend({
    // A cache on the way must not answer with what it kept.
    headers: { 'user-agent': 'CustomerDesk', accept: 'application/json', 'cache-control': 'no-cache' },
    // got has no time limits by default. Looking up a name counts as connecting.
    timeout: {
      lookup: limits.connectMs,
      connect: limits.connectMs,
      secureConnect: limits.connectMs,
      response: limits.responseMs,
      request: limits.requestMs,
    },
    retry: { limit: 0 },
    followRedirect: false,
    throwHttpErrors: false,
    responseType: 'text',
    ...(connector === null ? {} : { agent: { https: connector.agent } }),
  })
  let underway = 0

  return async ({ method, path, query, headers, body }, signal) => {
    if (signal.aborted) throw new AppError({ code: 'cancelled' })
    const controller = new AbortController()
    const abort = (): void => {
      controller.abort()
    }
    signal.addEventListener('abort', abort, { once: true })
    let tooLarge = false
    underway += 1
    try {
      const request = client(`${baseUrl}${path}`, {
        method,
        searchParams: query,
        headers,
        signal: controller.signal,
        ...(body === null ? {} : { json: body }),
      })
      // Counted after decompression, so that a small body cannot expand into a huge one.
      void request.on('downloadProgress', ({ transferred }) => {
        tooLarge ||= transferred > limits.bodyBytes
        if (tooLarge) controller.abort()
      })
      const response = await request
      if (tooLarge) throw tooMuch()
      return {
        status: response.statusCode,
        text: response.body,
        header: (name) => {
          const value = response.headers[name]
          return (Array.isArray(value) ? value[0] : value) ?? null
        },
      }
    } catch (thrown) {
      if (signal.aborted) throw new AppError({ code: 'cancelled' })
      if (tooLarge) throw tooMuch()
      if (!(thrown instanceof RequestError)) throw thrown
      throw failureOf(thrown, host)
    } finally {
      signal.removeEventListener('abort', abort)
      underway -= 1
      if (underway === 0) connector?.giveUp()
    }
  }
}
