import * as v from 'valibot'
import { afterEach } from 'vitest'
import type { ApiRow } from '#backend/sample/rows'
import { startSampleServer, type SampleServer, type SampleServerOptions } from '#backend/sample/server'

const running: SampleServer[] = []

afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.close()))
})

/** A server that ends with the test. Small and quiet unless told otherwise. */
export async function sampleServer(options: Partial<SampleServerOptions> = {}): Promise<SampleServer> {
  const server = await startSampleServer({ customers: 60, ...options })
  running.push(server)
  return server
}

export interface Reply {
  readonly status: number
  readonly headers: Headers
  readonly body: Record<string, unknown>
}

const anyObject = v.record(v.string(), v.unknown())

async function reply(response: Response): Promise<Reply> {
  const body = v.parse(anyObject, await response.json())
  return { status: response.status, headers: response.headers, body }
}

/** `POST /auth` with the server's own credentials, changed by `changes` (API field names). */
export async function auth(server: SampleServer, changes: Record<string, unknown> = {}): Promise<Reply> {
  const { clientId, clientSecret, brand, integratorId } = server.credentials
  const body = {
    client_id: clientId,
    client_secret: clientSecret,
    brand,
    integrator_id: integratorId,
    ...changes,
  }
  const headers = { 'Content-Type': 'application/json' }
  return reply(await fetch(`${server.baseUrl}/auth`, { method: 'POST', headers, body: JSON.stringify(body) }))
}

/** A token from a sign-in that must succeed. */
export async function tokenOf(server: SampleServer): Promise<string> {
  const { body } = await auth(server)
  return String(body['token'])
}

/** A data call. */
export async function call(server: SampleServer, path: string, token: string, headers = {}): Promise<Reply> {
  return reply(await fetch(server.baseUrl + path, { headers: { 'x-token': token, ...headers } }))
}

/** The rows of an answer. */
export function rowsOf({ body }: Reply): readonly ApiRow[] {
  return Array.isArray(body['data']) ? body['data'] : []
}

export const idsOf = (answer: Reply): readonly number[] => rowsOf(answer).map((row) => row.id)

/** A clock that stands still until it is moved. */
export function handClock(start = Date.UTC(2026, 0, 19, 14, 51, 33)): {
  now: () => number
  pass: (milliseconds: number) => void
} {
  let time = start
  return {
    now: () => time,
    pass: (milliseconds) => {
      time += milliseconds
    },
  }
}
