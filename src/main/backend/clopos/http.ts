import got, { RequestError } from 'got'
import { AppError } from '#shared/errors'
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
  /** A header by its lower-case name; null where it was not sent. */
  readonly header: (name: string) => string | null
}

/** One request, one answer of any status. Throws PassingFailure, or AppError where repeating would not help. */
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

/** Node's codes for X.509 errors (manual, TLS, "X509 certificate error codes"), and for a line that speaks no TLS. */
const untrusted =
  /CERT|^ERR_(TLS|SSL)_|^(EPROTO|UNABLE_TO_VERIFY_LEAF_SIGNATURE|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_EXCEEDED)$/

/** What a failed request means. The error of got is not kept: it holds the token and the credentials. */
function failureOf({ code, response }: RequestError, host: string): PassingFailure | AppError {
  if (code === 'ETIMEDOUT')
    return new PassingFailure('timeout', new AppError({ code: 'network.timeout', host }))
  if (unreachable.has(code)) {
    return new PassingFailure('unreachable', new AppError({ code: 'network.unreachable', host }))
  }
  if (untrusted.test(code)) return new AppError({ code: 'network.certificate', host })
  if (code.startsWith('HPE_'))
    return new PassingFailure('unsteady', nonsense('not an answer of a web server'))
  if (response !== undefined) return new PassingFailure('unsteady', nonsense('an answer that broke off'))
  return new PassingFailure('unsteady', new AppError({ code: 'network.unreachable', host }))
}

const tooMuch = (): AppError => nonsense('more in one answer than the app can hold')

/** Sends requests below `baseUrl` with got. Redirects are not followed: the token belongs to this one server. */
export function createExchange(baseUrl: string, limits: SourceLimits): Exchange {
  const { host } = new URL(baseUrl)
  const client = got.extend({
    headers: { 'user-agent': 'CustomerDesk', accept: 'application/json' },
    // got has no time limits of its own. Looking up a name counts as connecting.
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
  })

  return async ({ method, path, query, headers, body }, signal) => {
    if (signal.aborted) throw new AppError({ code: 'cancelled' })
    const controller = new AbortController()
    const abort = (): void => {
      controller.abort()
    }
    signal.addEventListener('abort', abort, { once: true })
    let tooLarge = false
    try {
      const request = client(`${baseUrl}${path}`, {
        method,
        searchParams: query,
        headers,
        signal: controller.signal,
        ...(body === null ? {} : { json: body }),
      })
      // Counted after decompression, so that a small body cannot unfold into a large one.
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
    }
  }
}
