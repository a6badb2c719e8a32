import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import type { Credentials } from '#shared/connection'
import { AppError } from '#shared/errors'
import { failure, tooMany, withBudget, type Answer } from './answers'
import { answerData, dataPaths, unknownPath, type DataPath } from './api'
import type { SampleOptions } from './customers'
import {
  htmlAnswer,
  planOf,
  type Fault,
  type FaultPlan,
  type PlannedFault,
  type SampleRequest,
} from './faults'
import { startLife } from './life'
import { createRateLimit } from './rate-limit'
import { asConnection, createSignIn, defaultCredentials, type SampleCredentials } from './sign-in'
import { createSampleStore, type SampleStore } from './store'
import { writeAnswer } from './write-answer'

export interface SampleServerOptions extends SampleOptions {
  /** 0 or undefined: any free port. */
  readonly port?: number
  /** How long each data call takes, in milliseconds; the answer shows the state at the time of the request. Default 0. */
  readonly latency?: number | ((request: SampleRequest) => number)
  /** Data calls a minute for integrator and brand. Default 300, as documented. */
  readonly rateLimit?: number
  /** Sign-ins a minute for an address. Default 60. */
  readonly authLimit?: number
  /** Failed data calls a minute for an address. Default 600. */
  readonly failureLimit?: number
  /** Seconds that a token lives. Default 3600. */
  readonly tokenLifetime?: number
  readonly credentials?: Partial<SampleCredentials>
  /** The largest number of customers on a page. Default 999, as documented. */
  readonly largestPage?: number
  /**
   * From this instant on customers change as in an open shop (see `life.ts`), and those that are there came before it.
   * Milliseconds since 1970. Without it they stay as they are.
   */
  readonly livingSince?: number | undefined
  /** The clock, in milliseconds since 1970. Latency is always in real time. */
  readonly now?: () => number
  /** What goes wrong, for tests. */
  readonly faults?: FaultPlan | readonly PlannedFault[]
  /** Called before the rows of a data call are read, so that customers can change between two pages. */
  readonly beforeAnswer?: (request: SampleRequest, store: SampleStore) => void | Promise<void>
}

export interface SampleServer {
  /** As the app's connection takes it: with `/open-api/v2`. The same is served at the root. */
  readonly baseUrl: string
  readonly port: number
  /** What to sign in with. */
  readonly credentials: Credentials
  readonly store: SampleStore
  /** The requests received, the latest 10,000 of them, oldest first. `number` of the last one counts them all. */
  readonly requests: readonly SampleRequest[]
  /** Expires every token issued so far. */
  readonly expireTokens: () => void
  /** Closes all connections, including those that hang. */
  readonly close: () => Promise<void>
}

const prefix = '/open-api/v2'
const keptRequests = 10_000
const largestBody = 65_536

/** The JSON of a request's body, or undefined if it is not JSON. */
async function readBody(request: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length
    if (size <= largestBody) parts.push(part)
  }
  try {
    return size > largestBody ? undefined : JSON.parse(Buffer.concat(parts).toString())
  } catch {
    return undefined
  }
}

const headerOf = (request: IncomingMessage, name: string): string | undefined => {
  const value = request.headers[name]
  return Array.isArray(value) ? value[0] : value
}

/** The answer that a fault sends instead of the right one, or null if it only changes the right one. */
function insteadOf(fault: Fault): Answer | null {
  switch (fault.kind) {
    case 'busy': {
      const answer = tooMany({ limit: 300, remaining: 0, reset: fault.seconds })
      const { 'Retry-After': usual, ...others } = answer.headers ?? {}
      const after = fault.retryAfter === undefined ? usual : fault.retryAfter
      return { ...answer, headers: after === null ? others : { ...others, 'Retry-After': String(after) } }
    }
    case 'status':
      return fault.html === true ? htmlAnswer(fault.status) : failure(fault.status, 'Internal server error')
    case 'html':
      return htmlAnswer(200)
    case 'refused-with-200':
      return failure(200, 'The request was refused', fault.error)
    case 'answer':
      return fault.answer
    default:
      return null
  }
}

const dataPathOf = (path: string): DataPath | undefined => dataPaths.find((known) => known === path)

/**
 * Starts a server on 127.0.0.1 that behaves as the Clopos Open API v2 does (sign-in, customers, groups, venues, limits,
 * errors) and serves sample customers. Throws `invalid-input` if the port is taken or the number of customers is not
 * possible.
 */
export async function startSampleServer(options: SampleServerOptions): Promise<SampleServer> {
  const { now = Date.now, latency: slowness = 0, largestPage = 999 } = options
  const latencyOf = typeof slowness === 'number' ? () => slowness : slowness
  const { livingSince } = options
  const store = createSampleStore(
    livingSince === undefined ? options : { newest: livingSince, ...options },
    now,
  )
  const life = livingSince === undefined ? null : startLife(store, options.seed ?? 1, livingSince)
  const credentials = { ...defaultCredentials, ...options.credentials }
  const mainVenue = store.venues().find((venue) => venue.is_main)?.id ?? 1
  const signIn = createSignIn(credentials, options.tokenLifetime ?? 3600, mainVenue, now)
  const authCalls = createRateLimit(options.authLimit ?? 60, now)
  const dataCalls = createRateLimit(options.rateLimit ?? 300, now)
  const failedCalls = createRateLimit(options.failureLimit ?? 600, now)
  const planned = planOf(options.faults ?? [])
  const requests: SampleRequest[] = []
  const closing = new AbortController()
  let received = 0
  let pages = 0

  const record = (request: IncomingMessage): SampleRequest => {
    const url = new URL(request.url ?? '/', 'http://sample')
    const path = url.pathname.startsWith(`${prefix}/`) ? url.pathname.slice(prefix.length) : url.pathname
    const pageNumber = path === '/customers' ? (pages += 1) : null
    const recorded: SampleRequest = {
      number: (received += 1),
      pageNumber,
      method: request.method ?? 'GET',
      path,
      query: url.searchParams,
      venue: headerOf(request, 'x-venue') ?? null,
      at: now(),
    }
    if (requests.length >= keptRequests) requests.shift()
    requests.push(recorded)
    return recorded
  }

  const answerAuth = async (request: IncomingMessage, address: string): Promise<Answer> => {
    const body = await readBody(request)
    if (!authCalls.take(address)) return tooMany(authCalls.budget(address))
    return withBudget(signIn.answer(body), authCalls.budget(address))
  }

  const answerCall = async (
    request: IncomingMessage,
    asked: SampleRequest,
    path: DataPath,
    address: string,
    fault: Fault | null,
  ): Promise<Answer> => {
    // Counted before the token is looked at, so that a flood of bad tokens ends too.
    if (!failedCalls.open(address)) return tooMany(failedCalls.budget(address))
    const session = signIn.check(headerOf(request, 'x-token'))
    if ('status' in session) return withBudget(session, failedCalls.budget(address))
    const tenant = `${session.integratorId}:${session.brand}`
    if (!dataCalls.take(tenant)) return tooMany(dataCalls.budget(tenant))
    const budget = dataCalls.budget(tenant)
    if (asked.venue !== null && !/^\d+$/.test(asked.venue)) {
      return withBudget(failure(400, 'The x-venue header must be a number', 'invalid_parameter'), budget)
    }
    life?.goOnUntil(now())
    await options.beforeAnswer?.(asked, store)
    const started = performance.now()
    const latency = latencyOf(asked)
    const timing = { now: now(), took: Math.max(latency, now() - asked.at) }
    const answer = answerData(store, path, asked.query, fault, timing, largestPage)
    // The time that the answer took to make is part of the latency.
    const rest = latency - (performance.now() - started)
    if (rest > 0) await wait(rest, undefined, { signal: closing.signal })
    return withBudget(answer, budget)
  }

  const answerFor = async (
    request: IncomingMessage,
    asked: SampleRequest,
    fault: Fault | null,
  ): Promise<Answer> => {
    const address = request.socket.remoteAddress ?? ''
    if (fault?.kind === 'expired-token') signIn.expireAll()
    const instead = fault === null ? null : insteadOf(fault)
    if (instead !== null) return instead
    const data = dataPathOf(asked.path)
    if (data === undefined && asked.path !== '/auth') return unknownPath
    const method = data === undefined ? 'POST' : 'GET'
    if (asked.method !== method) {
      return { ...failure(405, 'Method not allowed', 'method_not_allowed'), headers: { Allow: method } }
    }
    if (data === undefined) return answerAuth(request, address)
    const answer = await answerCall(request, asked, data, address, fault)
    if (answer.status >= 400) failedCalls.take(address)
    return answer
  }

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const asked = record(request)
    const fault = planned(asked)
    if (fault?.kind === 'hang') return
    if (fault?.kind === 'reset') {
      request.socket.resetAndDestroy()
      return
    }
    const answer = await answerFor(request, asked, fault)
    response.setHeader('Date', new Date(now()).toUTCString())
    if (!response.destroyed) writeAnswer(response, answer, fault)
  }

  const server = createServer((request, response) => {
    serve(request, response).catch(() => {
      // The client left or the server is closing, or else something threw.
      if (closing.signal.aborted || response.destroyed) request.socket.destroy()
      else writeAnswer(response, failure(500, 'Internal server error'), null)
    })
  })
  // A client that pauses for the limit finds its connection still open.
  server.keepAliveTimeout = 120_000
  const port = await listen(server, options.port ?? 0)
  return {
    baseUrl: `http://127.0.0.1:${String(port)}${prefix}`,
    port,
    credentials: asConnection(credentials),
    store,
    requests,
    expireTokens: signIn.expireAll,
    close: () =>
      new Promise((resolve) => {
        closing.abort()
        server.close(() => {
          resolve()
        })
        server.closeAllConnections()
      }),
  }
}

/** Listens on loopback and returns the port. */
function listen(server: ReturnType<typeof createServer>, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const refused = (thrown: NodeJS.ErrnoException): void => {
      const problem =
        thrown.code === 'EADDRINUSE'
          ? `Port ${String(port)} is in use by another program. Choose another one.`
          : `Port ${String(port)} cannot be used (${thrown.code ?? 'unknown error'}).`
      reject(new AppError({ code: 'invalid-input', problem }, thrown))
    }
    if (!Number.isInteger(port) || port < 0 || port > 65535) {
      refused(Object.assign(new RangeError('port'), { code: 'ERR_SOCKET_BAD_PORT' }))
      return
    }
    server.once('error', refused)
    server.listen(port, '127.0.0.1', () => {
      server.off('error', refused)
      const address = server.address()
      if (typeof address === 'object' && address !== null) resolve(address.port)
    })
  })
}
