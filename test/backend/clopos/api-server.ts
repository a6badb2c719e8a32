import { readFileSync } from 'node:fs'
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import type { Credentials } from '#shared/connection'
import { createCloposSource, type CloposOptions } from '#backend/clopos/client'
import type { CustomerSource } from '#backend/clopos/source'

export interface Received {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** Answers one request in some way. */
export type Respond = (response: ServerResponse, received: Received) => void

export const fixture = (name: string): string =>
  readFileSync(new URL(`../../fixtures/${name}`, import.meta.url), 'utf8')

export function text(status: number, body: string, headers: Readonly<Record<string, string>> = {}): Respond {
  return (response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body)
  }
}

export function json(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Respond {
  return text(status, JSON.stringify(body), headers)
}

export const refusal = (status: number, message: string, error?: unknown): Respond =>
  json(status, { success: false, message, ...(error === undefined ? {} : { error }) })

export const customersAnswer = text(200, fixture('customers.json'))

export const reset: Respond = (response) => {
  response.socket?.resetAndDestroy()
}

/** Half of the promised body, then the end of the line. */
export const cutOff: Respond = (response) => {
  response.writeHead(200, { 'content-length': '1000' })
  response.write('{"success":true,"data":[', () => response.socket?.destroy())
}

export const hang: Respond = () => undefined

export interface Api {
  readonly url: string
  readonly received: readonly Received[]
  /** How many requests came for a path. */
  readonly count: (path: string) => number
}

/**
 * A server that answers each path with the responses given for it, one after the other, the last one again and again.
 * Sign-ins succeed unless told otherwise. It ends with the test.
 */
export async function startApi(routes: Readonly<Record<string, readonly Respond[]>>): Promise<Api> {
  const received: Received[] = []
  const count = (path: string): number => received.filter((request) => request.path === path).length
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost')
    let body = ''
    request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk))
    request.on('end', () => {
      const path = url.pathname.replace('/open-api/v2', '')
      const responses =
        routes[path] ?? (path === '/auth' ? [text(200, fixture('auth.json'))] : [refusal(404, '')])
      const respond = responses[Math.min(count(path), responses.length - 1)]
      const { method = '', headers } = request
      const one = { method, path, query: url.searchParams, headers, body }
      received.push(one)
      respond?.(response, one)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${String(port)}/open-api/v2`, received, count }
}

export const credentials: Credentials = {
  brand: 'omega',
  clientId: 'client-1',
  clientSecret: 'very-secret-value',
  integratorId: 'integrator-1',
  venueId: null,
}

/** A clock that moves only by sleeping on it. */
export interface VirtualTime {
  readonly clock: () => number
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>
  readonly waits: readonly number[]
  readonly pass: (ms: number) => void
}

export function virtualTime(start = Date.UTC(2026, 0, 1)): VirtualTime {
  let now = start
  const waits: number[] = []
  return {
    clock: () => now,
    waits,
    sleep: (ms, signal) => {
      if (signal.aborted) return Promise.reject(new Error('aborted'))
      waits.push(ms)
      now += ms
      return Promise.resolve()
    },
    pass: (ms) => {
      now += ms
    },
  }
}

export const never = new AbortController().signal

export interface Setup {
  readonly source: CustomerSource
  readonly time: VirtualTime
}

export function sourceOf(api: Pick<Api, 'url'>, options: Partial<CloposOptions> = {}): Setup {
  const time = virtualTime()
  const { clock, sleep } = time
  return {
    time,
    source: createCloposSource({
      baseUrl: api.url,
      credentials,
      clock,
      sleep,
      random: () => 0.5,
      ...options,
    }),
  }
}

export const firstPage = { page: 1, limit: 999, sort: 'id', descending: false } as const
